//! Reads a response's body as a stream (Streams Standard), so that an endless one cannot exhaust memory.

use article_widget_platform::encoding;
use js_sys::{Object, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, ReadableStreamGetReaderOptions, Response, TextDecoder};

use crate::fetch::header;

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

/// Reads a body as text. Cancels the stream once the body exceeds `max_bytes`, decompressed.
///
/// # Errors
///
/// [`BodyError`]
pub async fn read_text(response: &Response, max_bytes: u32) -> Result<String, BodyError> {
    let bytes = read_bytes(response, max_bytes).await?;
    decode(&bytes, header(response, "content-type").as_deref())
}

/// Decodes text by the encoding that it names. One that the browser does not know counts as UTF-8.
///
/// # Errors
///
/// [`BodyError::Incomplete`], if the browser does not decode it.
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> Result<String, BodyError> {
    let label = encoding::label(bytes, content_type);
    let label = label.as_deref().unwrap_or("utf-8");
    let decoder = TextDecoder::new_with_label(label).or_else(|_| TextDecoder::new());
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes));
    text.map_err(incomplete)
}

async fn read_bytes(response: &Response, max_bytes: u32) -> Result<Vec<u8>, BodyError> {
    let mut bytes = Vec::new();
    let Some(body) = response.body() else {
        return Ok(bytes);
    };
    // WebKit looks up `mode` even without options, and a page may have added one to `Object.prototype`.
    let bare: Object = Object::create(JsValue::NULL.unchecked_ref());
    let options: ReadableStreamGetReaderOptions = bare.unchecked_into();
    let reader: ReadableStreamDefaultReader =
        body.get_reader_with_options(&options).unchecked_into();
    let mut left = max_bytes;
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(incomplete)?;
        let Some(piece) = chunk.unchecked_ref::<Chunk>().value() else {
            return Ok(bytes);
        };
        let Some(rest) = left.checked_sub(piece.length()) else {
            // Converted to a future, so that a rejection is handled and the page sees no `unhandledrejection` event.
            drop(JsFuture::from(reader.cancel()));
            return Err(BodyError::TooLarge);
        };
        left = rest;
        bytes.append(&mut piece.to_vec());
    }
}

fn incomplete(_: JsValue) -> BodyError {
    BodyError::Incomplete
}
