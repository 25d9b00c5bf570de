//! Virtual elements: how components make them, and how they are written as HTML text.

pub(crate) mod element;
pub mod html_writer;
pub mod node_cache;
pub(crate) mod node_ref;
