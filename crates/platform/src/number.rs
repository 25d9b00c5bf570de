//! Numbers as JSON writes them.

/// Reads a number of JSON (RFC 8259, section 6). `None` for any other text.
///
/// The browser reads it there: code that reads any number at all is several kilobytes.
#[cfg(target_arch = "wasm32")]
pub fn parse(text: &str) -> Option<f64> {
    js_sys::JSON::parse(text).ok()?.as_f64()
}

/// Reads a number of JSON (RFC 8259, section 6). `None` for any other text.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse(text: &str) -> Option<f64> {
    serde_json::from_str(text).ok()
}

/// Writes a number as JSON text; `null` for one that JSON cannot hold, as `JSON.stringify` does.
///
/// Uses the browser's formatter: Rust's adds several kilobytes of WASM.
#[cfg(target_arch = "wasm32")]
pub fn to_json(number: f64) -> String {
    js_sys::JSON::stringify(&number.into()).map_or_else(|_| "null".to_owned(), String::from)
}

/// Writes a number as JSON text; `null` for one that JSON cannot hold, as `JSON.stringify` does.
#[cfg(not(target_arch = "wasm32"))]
pub fn to_json(number: f64) -> String {
    match number.is_finite() {
        true => number.to_string(),
        false => "null".to_owned(),
    }
}
