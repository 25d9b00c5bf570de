//! Reads a response's body as a stream (Streams Standard), so that an endless one cannot exhaust memory.

use js_sys::{Object, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ReadableStreamDefaultReader, ReadableStreamGetReaderOptions, Response, TextDecodeOptions,
    TextDecoder,
};

/// The reason why a body could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyError {
    /// The body ended early or timed out.
    Incomplete,
    /// The body is larger than the limit.
    TooLarge,
}

#[wasm_bindgen]
extern "C" {
    /// The result of one read from a stream (`ReadableStreamReadResult`).
    type Chunk;
    /// Returns the bytes; `None` at the end of the stream.
    #[wasm_bindgen(method, getter)]
    fn value(this: &Chunk) -> Option<Uint8Array>;
}

/// Reads a body as UTF-8 text. Cancels the stream once the body exceeds `max_bytes`, decompressed.
///
/// # Errors
///
/// [`BodyError`]
pub async fn read_text(response: &Response, max_bytes: u32) -> Result<String, BodyError> {
    let mut text = String::new();
    let Some(body) = response.body() else {
        return Ok(text);
    };
    // WebKit looks up `mode` even without options, and a page may have added one to `Object.prototype`.
    let bare: Object = Object::create(JsValue::NULL.unchecked_ref());
    let options: ReadableStreamGetReaderOptions = bare.unchecked_into();
    let reader: ReadableStreamDefaultReader =
        body.get_reader_with_options(&options).unchecked_into();
    let decoder = TextDecoder::new().map_err(incomplete)?;
    let goes_on = TextDecodeOptions::new();
    goes_on.set_stream(true);
    let mut left = max_bytes;
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(incomplete)?;
        let Some(bytes) = chunk.unchecked_ref::<Chunk>().value() else {
            text.push_str(&decoder.decode().map_err(incomplete)?);
            return Ok(text);
        };
        let Some(rest) = left.checked_sub(bytes.length()) else {
            // Converted to a future, so that a rejection is handled and the page sees no `unhandledrejection` event.
            drop(JsFuture::from(reader.cancel()));
            return Err(BodyError::TooLarge);
        };
        left = rest;
        let piece = decoder.decode_with_js_u8_array_and_options(&bytes, &goes_on);
        text.push_str(&piece.map_err(incomplete)?);
    }
}

fn incomplete(_: JsValue) -> BodyError {
    BodyError::Incomplete
}
