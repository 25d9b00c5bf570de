//! Console warnings for the embedding page's developer.

use wasm_bindgen::JsValue;

/// Logs a console warning, prefixed with the widget's name.
pub fn warn(message: &str) {
    let mut text = "article-widget: ".to_owned();
    text.push_str(message);
    web_sys::console::warn_1(&JsValue::from_str(&text));
}
