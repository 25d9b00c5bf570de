//! Fetches documents, or takes over documents that the JavaScript shell has requested.

use std::cell::RefCell;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::fetch::{NetworkError, RequestTimeout, fetch, header, request_init};
use crate::response_body;

/// Timeout for a document including its body, in milliseconds.
const TIMEOUT_MS: u32 = 20_000;

/// Maximum size of a decompressed document, in bytes: ten times an article of ten thousand paragraphs.
///
/// `preload.js` has the same limit.
pub const MAX_DOCUMENT_BYTES: u32 = 16 * 1024 * 1024;

/// A fetched document.
pub struct FetchedDocument {
    /// The HTTP status; 0 for a redirect that was not followed.
    pub status: u16,
    /// The URL after redirects.
    pub url: String,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// The body, decoded as text.
    pub text: String,
}

/// The reason why a document could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// There is no complete response: see [`NetworkError`].
    Network,
    /// The document is larger than [`MAX_DOCUMENT_BYTES`].
    TooLarge,
}

impl From<NetworkError> for DocumentError {
    fn from(_: NetworkError) -> Self {
        DocumentError::Network
    }
}

impl From<response_body::BodyError> for DocumentError {
    fn from(error: response_body::BodyError) -> Self {
        match error {
            response_body::BodyError::Incomplete => DocumentError::Network,
            response_body::BodyError::TooLarge => DocumentError::TooLarge,
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// A document that the JavaScript shell has fetched.
    pub type PreloadedDocument;
    #[wasm_bindgen(method, getter)]
    fn status(this: &PreloadedDocument) -> u16;
    #[wasm_bindgen(method, getter)]
    fn url(this: &PreloadedDocument) -> String;
    #[wasm_bindgen(method, getter, js_name = contentType)]
    fn content_type(this: &PreloadedDocument) -> Option<String>;
    /// Returns the body; `None` if it is larger than [`MAX_DOCUMENT_BYTES`].
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &PreloadedDocument) -> Option<Vec<u8>>;
}

/// A request that the JavaScript shell has made.
enum Preload {
    Pending(Promise),
    Done(Result<FetchedDocument, DocumentError>),
}

thread_local! {
    static PRELOADS: RefCell<Vec<(String, Preload)>> = const { RefCell::new(Vec::new()) };
}

/// Takes over a request of the JavaScript shell, as a promise of a [`PreloadedDocument`].
///
/// The next [`fetch_document`] of its URL uses the response instead of sending another request.
pub fn preload(url: String, response: Promise) {
    PRELOADS.with_borrow_mut(|preloads| preloads.push((url, Preload::Pending(response))));
}

/// Takes over a document that the JavaScript shell has fetched.
///
/// The next [`read_preloaded`] or [`fetch_document`] of its URL uses it.
pub fn preloaded(url: String, document: &PreloadedDocument) {
    let document = Preload::Done(from_js(document));
    PRELOADS.with_borrow_mut(|preloads| preloads.push((url, document)));
}

/// Reads the preloaded document of a URL, if the JavaScript shell has fetched it.
///
/// If `read` returns `None`, the document is kept for the next [`fetch_document`].
pub fn read_preloaded<T>(
    url: &str,
    read: impl FnOnce(&Result<FetchedDocument, DocumentError>) -> Option<T>,
) -> Option<T> {
    // The list is not borrowed while `read` runs, which may call the page's own code.
    let Preload::Done(document) = take_preload(url, |it| matches!(it, Preload::Done(_)))? else {
        return None;
    };
    let value = read(&document);
    if value.is_none() {
        let preload = (url.to_owned(), Preload::Done(document));
        PRELOADS.with_borrow_mut(|preloads| preloads.push(preload));
    }
    value
}

fn take_preload(url: &str, is_wanted: fn(&Preload) -> bool) -> Option<Preload> {
    PRELOADS.with_borrow_mut(|preloads| {
        let index = preloads
            .iter()
            .position(|(other, preload)| other == url && is_wanted(preload))?;
        Some(preloads.swap_remove(index).1)
    })
}

fn from_js(document: &PreloadedDocument) -> Result<FetchedDocument, DocumentError> {
    let content_type = document.content_type();
    let bytes = document.bytes().ok_or(DocumentError::TooLarge)?;
    Ok(FetchedDocument {
        status: document.status(),
        url: document.url(),
        text: response_body::decode(&bytes, content_type.as_deref())?,
        content_type,
    })
}

/// Fetches a document, or returns the preloaded one of that URL.
///
/// # Errors
///
/// [`DocumentError`]
pub async fn fetch_document(url: &str) -> Result<FetchedDocument, DocumentError> {
    match take_preload(url, |_| true) {
        Some(Preload::Done(document)) => return document,
        Some(Preload::Pending(response)) => {
            let response = JsFuture::from(response).await.map_err(NetworkError::from)?;
            return from_js(response.unchecked_ref());
        }
        None => {}
    }
    let timeout = RequestTimeout::new(TIMEOUT_MS);
    let response = fetch(url, &request_init(&timeout)).await?;
    let text = response_body::read_text(&response, MAX_DOCUMENT_BYTES).await?;
    Ok(FetchedDocument {
        status: response.status(),
        url: response.url(),
        content_type: header(&response, "content-type"),
        text,
    })
}
