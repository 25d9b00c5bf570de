//! Prerendered widgets: hydration, and pages without JavaScript.

mod hydration;
mod no_js;
mod pages;
