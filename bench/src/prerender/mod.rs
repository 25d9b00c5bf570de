//! The widget prerendered, beside the server renderers of its peers and beside a static page.

pub mod first_paint;
pub mod options;
pub mod renderer;
pub mod tables;
