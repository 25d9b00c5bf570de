//! The body of a response, read as it comes (Streams Standard): one that has no end does not fill the
//! memory.

use js_sys::{Object, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ReadableStreamDefaultReader, ReadableStreamGetReaderOptions, Response, TextDecodeOptions,
    TextDecoder,
};

/// Why there is no body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyError {
    /// It ends too early, or takes too long.
    Incomplete,
    /// It is larger than it may be.
    TooLarge,
}

#[wasm_bindgen]
extern "C" {
    /// What a reader of a stream has read (`ReadableStreamReadResult`).
    type Chunk;
    /// The bytes; none at the end.
    #[wasm_bindgen(method, getter)]
    fn value(this: &Chunk) -> Option<Uint8Array>;
}

/// Reads a body as UTF-8 text. Once it has more than `max_bytes`, decompressed, the request ends.
///
/// # Errors
///
/// [`BodyError`]
pub async fn read_text(response: &Response, max_bytes: u32) -> Result<String, BodyError> {
    let mut text = String::new();
    let Some(body) = response.body() else {
        return Ok(text);
    };
    // WebKit looks up `mode` in options that are not given, too, and a page may have given every object one.
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
            // As a future, so that a page hears of no promise that nobody waits for.
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
