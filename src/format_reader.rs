//! The external parser for formats that this build omits.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use article_widget_core::json::Json;
use article_widget_sources::{Document, Format};

thread_local! {
    static READER_FUNCTION: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Sets the external parser. It takes whether to read a list of related articles, and a document's text,
/// media type, URL and format. It returns a promise of an [`article_widget_sources::reader_protocol`]
/// response.
pub fn set(reader: Function) {
    READER_FUNCTION.set(Some(reader));
}

/// Reads a document with the external parser.
///
/// # Errors
///
/// Returns a message if no parser is set, or if it fails or returns invalid JSON.
pub async fn read_document(is_related: bool, document: Document<'_>) -> Result<Json, String> {
    let reader = READER_FUNCTION.with_borrow(Clone::clone);
    let reader = reader.ok_or("the page has no reader for its format")?;
    let text = |text: Option<&str>| text.map_or(JsValue::UNDEFINED, JsValue::from_str);
    let answer = reader.call5(
        &JsValue::NULL,
        &is_related.into(),
        &document.text.into(),
        &text(document.content_type),
        &text(document.base),
        &text(document.format.map(Format::name)),
    );
    let promise: Promise = answer.map_err(error_message)?.unchecked_into();
    let answer = JsFuture::from(promise).await.map_err(error_message)?;
    let json = Json::parse_own(&answer.as_string().unwrap_or_default());
    json.ok_or_else(|| "its reader gave no answer".to_owned())
}

fn error_message(error: JsValue) -> String {
    let message = Reflect::get(&error, &"message".into()).ok();
    message.and_then(|it| it.as_string()).unwrap_or_default()
}
