//! Requests over the network (Fetch Standard).

use std::cell::RefCell;

use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCredentials, RequestInit, RequestRedirect, Response};

use crate::comments::endpoint::{Credentials, Request};
use crate::comments::outcome::Answer;
use crate::json::Json;

/// How long an article or a feed may take, in milliseconds, body included.
pub const TIMEOUT: u32 = 20_000;

/// A document that was fetched.
pub struct Fetched {
    /// The HTTP status; 0 for a redirect that was not followed.
    pub status: u16,
    /// Where it came from in the end.
    pub url: String,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The header `Retry-After`, where the server lets the page see it.
    pub retry_after: Option<String>,
    /// The body as text.
    pub text: String,
}

/// No answer, or none that could be read to its end: no connection, a policy, a timeout.
#[derive(Debug)]
pub struct NoAnswer;

thread_local! {
    static STARTED: RefCell<Vec<(String, Promise)>> = const { RefCell::new(Vec::new()) };
}

/// Hands over a request that the page has already started: the next [`get`] of its address takes
/// the answer instead of asking again.
pub fn started(url: String, response: Promise) {
    STARTED.with_borrow_mut(|started| started.push((url, response)));
}

fn take_started(url: &str) -> Option<Promise> {
    STARTED.with_borrow_mut(|started| {
        let at = started.iter().position(|(other, _)| other == url)?;
        Some(started.swap_remove(at).1)
    })
}

/// Fetches a document.
pub async fn get(url: &str) -> Result<Fetched, NoAnswer> {
    if let Some(response) = take_started(url)
        && let Ok(fetched) = read(response).await
    {
        return Ok(fetched);
    }
    read(fetch(url, &init(TIMEOUT))).await
}

/// Sends a comment. Redirects are not followed: a `POST` must not end anywhere else.
pub async fn post(request: &Request) -> Result<Answer, NoAnswer> {
    let init = init(request.timeout);
    let headers = Headers::new().map_err(no_answer)?;
    for (name, value) in &request.headers {
        headers.set(name, value).map_err(no_answer)?;
    }
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(&request.body));
    init.set_redirect(RequestRedirect::Manual);
    init.set_credentials(match request.credentials {
        Credentials::Omit => RequestCredentials::Omit,
        Credentials::SameOrigin => RequestCredentials::SameOrigin,
        Credentials::Include => RequestCredentials::Include,
    });
    let fetched = read(fetch(&request.url, &init)).await?;
    Ok(Answer {
        status: fetched.status,
        retry_after: fetched.retry_after,
        body: Json::parse(&fetched.text),
    })
}

fn fetch(url: &str, init: &RequestInit) -> Promise {
    gloo::utils::window().fetch_with_str_and_init(url, init)
}

/// Options without a prototype, so that a polluted `Object.prototype` adds nothing to a request.
fn init(timeout: u32) -> RequestInit {
    let bare: Object = Object::create(JsValue::NULL.unchecked_ref());
    let init: RequestInit = bare.unchecked_into();
    init.set_signal(Some(&AbortSignal::timeout_with_u32(timeout)));
    init
}

async fn read(response: Promise) -> Result<Fetched, NoAnswer> {
    let response = JsFuture::from(response).await.map_err(no_answer)?;
    let response: Response = response.dyn_into().map_err(no_answer)?;
    let text = JsFuture::from(response.text().map_err(no_answer)?)
        .await
        .map_err(no_answer)?;
    let header = |name| response.headers().get(name).ok().flatten();
    Ok(Fetched {
        status: response.status(),
        url: response.url(),
        content_type: header("content-type"),
        retry_after: header("retry-after"),
        text: text.as_string().unwrap_or_default(),
    })
}

fn no_answer(_: JsValue) -> NoAnswer {
    NoAnswer
}
