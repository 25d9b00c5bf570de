//! The WebAssembly module that parses the formats that the element's module does not.

use wasm_bindgen::prelude::*;

use article_widget::sources::{Document, Format, reader_protocol};

/// Reads the article in a document, or the list of related articles if `related` is true. Returns a
/// [`reader_protocol`] response as JSON.
#[wasm_bindgen]
pub fn read(
    related: bool,
    text: &str,
    content_type: Option<String>,
    base: Option<String>,
    format: Option<String>,
) -> String {
    let document = Document {
        text,
        content_type: content_type.as_deref(),
        base: base.as_deref(),
        format: format.as_deref().and_then(Format::from_name),
    };
    let answer = match related {
        true => reader_protocol::related(document),
        false => reader_protocol::article(document),
    };
    answer.to_string()
}

fn main() {}
