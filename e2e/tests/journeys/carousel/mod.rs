//! The carousel of related articles.

mod cards;
mod controls;
mod layouts;
mod links;
mod motion;
