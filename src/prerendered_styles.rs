//! The style sheet of a prerendered widget.

/// The minified style sheet.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/prerendered.css"));
