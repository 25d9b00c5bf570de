//! The WASM module that reads what the element's own module does not: the formats of others.

use wasm_bindgen::prelude::*;

use article_widget::sources::{Document, Format, reader_protocol};

/// Reads the article or, if `related`, the list of related articles in a document. Gives an
/// [`reader_protocol`] as JSON.
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
