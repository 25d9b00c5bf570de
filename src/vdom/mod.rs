//! Virtual elements: building them, and serializing them as HTML.

pub(crate) mod element;
pub mod html_writer;
pub mod node_cache;
pub(crate) mod node_ref;
