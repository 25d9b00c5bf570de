//! What crosses between JavaScript and Rust, through serde.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use article_widget_core::json::Json;

/// Reads a JavaScript value made of plain objects, `Map`s, arrays, strings, numbers, `BigInt`s and booleans.
/// `None` for any other value, and for more than [`MAX_DEPTH`](article_widget_core::json::MAX_DEPTH) and
/// [`MAX_VALUES`](article_widget_core::json::MAX_VALUES) allow.
pub fn from_js(value: JsValue) -> Option<Json> {
    serde_wasm_bindgen::from_value(value).ok()
}

/// Writes a value as plain objects and arrays; `undefined` for one that JavaScript cannot hold.
pub fn to_js(value: &impl Serialize) -> JsValue {
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or_default()
}
