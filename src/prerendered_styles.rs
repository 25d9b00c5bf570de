//! The rules of a widget that is rendered beforehand.

/// The style sheet as text, minified.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/prerendered.css"));
