//! Parses and formats JSON numbers.

/// Parses a JSON number (RFC 8259, section 6). Returns `None` for any other text.
///
/// Uses the browser's parser: Rust's adds several kilobytes of WASM.
#[cfg(target_arch = "wasm32")]
pub fn parse(text: &str) -> Option<f64> {
    js_sys::JSON::parse(text).ok()?.as_f64()
}

/// Parses a JSON number (RFC 8259, section 6). Returns `None` for any other text.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse(text: &str) -> Option<f64> {
    serde_json::from_str(text).ok()
}

/// Formats a number as JSON; returns `null` for NaN and infinities, as `JSON.stringify` does.
///
/// Uses the browser's formatter: Rust's adds several kilobytes of WASM.
#[cfg(target_arch = "wasm32")]
pub fn to_json(number: f64) -> String {
    js_sys::JSON::stringify(&number.into()).map_or_else(|_| "null".to_owned(), String::from)
}

/// Formats a number as JSON; returns `null` for NaN and infinities, as `JSON.stringify` does.
#[cfg(not(target_arch = "wasm32"))]
pub fn to_json(number: f64) -> String {
    match number.is_finite() {
        true => number.to_string(),
        false => "null".to_owned(),
    }
}
