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

/// Hands over a function that takes whether a list of related articles is wanted, and of a document its
/// text, media type, address and format, and returns a promise of a [`article_widget_sources::reader_protocol`].
pub fn set(reader: Function) {
    READER_FUNCTION.set(Some(reader));
}

/// Asks it what a document holds.
///
/// # Errors
///
/// Why it does not answer, in words.
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
