//! Conversions between JavaScript values and Rust, through serde.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use article_widget_core::json::Json;

/// Converts a JavaScript value made of plain objects, `Map`s, arrays, strings, numbers, `BigInt`s and
/// booleans. `None` for any other value, or if it exceeds
/// [`MAX_DEPTH`](article_widget_core::json::MAX_DEPTH) or
/// [`MAX_VALUES`](article_widget_core::json::MAX_VALUES).
pub fn from_js(value: JsValue) -> Option<Json> {
    serde_wasm_bindgen::from_value(value).ok()
}

/// Converts a value to plain objects and arrays. `undefined` if serialization fails.
pub fn to_js(value: &impl Serialize) -> JsValue {
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or_default()
}
