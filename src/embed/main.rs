//! The WASM module that the element loads: nothing but what [`article_widget::embed`] exports.

use article_widget as _;

fn main() {}
