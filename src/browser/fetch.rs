//! Requests over the network (Fetch Standard).

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, FormData, Headers, ReferrerPolicy, RequestCredentials,
    RequestInit, RequestRedirect, Response,
};

use super::{body, page};
use article_widget_core::comments::endpoint::{Content, Credentials, Request, SignIn, Token};
use article_widget_core::comments::outcome::{Answer, Body};

/// How long an article or a feed may take, in milliseconds, body included.
pub const TIMEOUT: u32 = 20_000;

/// How large an article or a list may be, in bytes, decompressed: ten thousand paragraphs are a tenth of
/// that. `request.js` has the same limit.
pub const MAX_DOCUMENT_BYTES: u32 = 16 * 1024 * 1024;

/// How large an answer to a comment may be, in bytes, decompressed.
pub const MAX_ANSWER_BYTES: u32 = 1024 * 1024;

/// A document that was fetched.
pub struct Fetched {
    /// The HTTP status; 0 for a redirect that was not followed.
    pub status: u16,
    /// Where it came from in the end.
    pub url: String,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The body as text.
    pub text: String,
}

/// No answer, or none that could be read to its end: no connection, a policy, a timeout.
#[derive(Debug)]
pub struct NoAnswer;

/// Why there is no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDocument {
    /// There is no answer, as for [`NoAnswer`].
    NoAnswer,
    /// It is larger than [`MAX_DOCUMENT_BYTES`].
    TooLarge,
}

impl From<NoAnswer> for NoDocument {
    fn from(_: NoAnswer) -> Self {
        NoDocument::NoAnswer
    }
}

impl From<body::Failure> for NoDocument {
    fn from(failure: body::Failure) -> Self {
        match failure {
            body::Failure::Broken => NoDocument::NoAnswer,
            body::Failure::TooLarge => NoDocument::TooLarge,
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// An answer that the page has received to its end.
    pub type Received;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Received) -> u16;
    #[wasm_bindgen(method, getter)]
    fn url(this: &Received) -> String;
    #[wasm_bindgen(method, getter, js_name = contentType)]
    fn content_type(this: &Received) -> Option<String>;
    /// Nothing where it is larger than [`MAX_DOCUMENT_BYTES`].
    #[wasm_bindgen(method, getter)]
    fn text(this: &Received) -> Option<String>;
}

/// A request that the page has made.
enum Started {
    UnderWay(Promise),
    Answered(Result<Fetched, NoDocument>),
}

thread_local! {
    static STARTED: RefCell<Vec<(String, Started)>> = const { RefCell::new(Vec::new()) };
}

/// Hands over a request that the page has already started, for a [`Received`]: the next [`get`] of its
/// address takes the answer instead of asking again.
pub fn started(url: String, answer: Promise) {
    STARTED.with_borrow_mut(|started| started.push((url, Started::UnderWay(answer))));
}

/// Hands over the answer to a request: the next [`answered`] or [`get`] of its address takes it.
pub fn received(url: String, answer: &Received) {
    let answer = Started::Answered(fetched(answer));
    STARTED.with_borrow_mut(|started| started.push((url, answer)));
}

/// Leaves an answer to the next [`get`] of its address.
pub fn put_back(url: &str, answer: Fetched) {
    let answer = Started::Answered(Ok(answer));
    STARTED.with_borrow_mut(|started| started.push((url.to_owned(), answer)));
}

/// The answer, if it is there already.
pub fn answered(url: &str) -> Option<Result<Fetched, NoDocument>> {
    let is_it = |(other, started): &mut (String, Started)| {
        other == url && matches!(started, Started::Answered(_))
    };
    STARTED.with_borrow_mut(|started| match started.extract_if(.., is_it).next()? {
        (_, Started::Answered(fetched)) => Some(fetched),
        (_, Started::UnderWay(_)) => None,
    })
}

fn take_started(url: &str) -> Option<Started> {
    STARTED.with_borrow_mut(|started| {
        let at = started.iter().position(|(other, _)| other == url)?;
        Some(started.swap_remove(at).1)
    })
}

fn fetched(answer: &Received) -> Result<Fetched, NoDocument> {
    Ok(Fetched {
        status: answer.status(),
        url: answer.url(),
        content_type: answer.content_type(),
        text: answer.text().ok_or(NoDocument::TooLarge)?,
    })
}

/// Fetches a document.
pub async fn get(url: &str) -> Result<Fetched, NoDocument> {
    match take_started(url) {
        Some(Started::Answered(answer)) => return answer,
        Some(Started::UnderWay(answer)) => {
            let answer = JsFuture::from(answer).await.map_err(no_answer)?;
            return fetched(answer.unchecked_ref());
        }
        None => {}
    }
    let limit = Limit::new(TIMEOUT);
    read(fetch(url, &init(&limit))).await
}

/// Sends a comment. Redirects are not followed: a `POST` must not end anywhere else.
pub async fn send(request: &Request) -> Result<Answer, NoAnswer> {
    let limit = Limit::new(request.timeout);
    let init = strict(&limit, request.credentials);
    let headers = Headers::new().map_err(no_answer)?;
    for (name, value) in &request.headers {
        headers.set(name, value).map_err(no_answer)?;
    }
    if let Some(sign_in) = &request.sign_in
        && let Some(refusal) = self::sign_in(sign_in, request.timeout, &headers).await?
    {
        return Ok(refusal);
    }
    init.set_method(request.method.name());
    init.set_headers(&headers);
    init.set_body(&match &request.body {
        Content::Text(text) => JsValue::from_str(text),
        Content::Multipart(entries) | Content::Form(entries) => {
            let form = FormData::new().map_err(no_answer)?;
            for (name, value) in entries {
                form.append_with_str(name, value).map_err(no_answer)?;
            }
            form.into()
        }
    });
    Ok(answer(&response(fetch(&request.url, &init)).await?).await)
}

/// Asks for the tokens that a comment has to carry, and puts them among its headers. Gives the answer
/// where that is a refusal.
async fn sign_in(
    sign_in: &SignIn,
    timeout: u32,
    headers: &Headers,
) -> Result<Option<Answer>, NoAnswer> {
    let limit = Limit::new(timeout);
    let init = strict(&limit, sign_in.credentials);
    let response = response(fetch(&sign_in.url, &init)).await?;
    let answer = answer(&response).await;
    if !response.ok() {
        return Ok(Some(answer));
    }
    for (name, token) in &sign_in.headers {
        let token = match token {
            Token::Header(name) => header(&response, name),
            Token::Cookie(name) => page::cookie(name),
            Token::Body(pointer) => answer
                .body
                .json()
                .and_then(|body| body.pointer(pointer)?.as_text())
                .map(str::to_owned),
        };
        if let Some(token) = token {
            headers.set(name, &token).map_err(no_answer)?;
        }
    }
    Ok(None)
}

/// Options for a request that goes where it was told to and nowhere else.
fn strict(limit: &Limit, credentials: Credentials) -> RequestInit {
    let init = init(limit);
    init.set_redirect(RequestRedirect::Manual);
    init.set_credentials(match credentials {
        Credentials::Omit => RequestCredentials::Omit,
        Credentials::SameOrigin => RequestCredentials::SameOrigin,
        Credentials::Include => RequestCredentials::Include,
    });
    init
}

/// What a response says; a body that breaks off does not take the status with it.
async fn answer(response: &Response) -> Answer {
    Answer {
        status: response.status(),
        retry_after: header(response, "retry-after").and_then(|it| seconds(&it)),
        body: match body::text(response, MAX_ANSWER_BYTES).await {
            Ok(text) => Body::read(&text),
            Err(body::Failure::Broken) => Body::Broken,
            Err(body::Failure::TooLarge) => Body::TooLarge,
        },
    }
}

/// `Retry-After` is a number of seconds or a date (RFC 9110).
fn seconds(retry_after: &str) -> Option<u32> {
    let text = retry_after.trim();
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    let left = (js_sys::Date::parse(text) - js_sys::Date::now()) / 1_000.0;
    // A date that is none is not a number, and so is the rest of a comparison with it.
    (left > 0.0).then(|| left.ceil() as u32)
}

fn fetch(url: &str, init: &RequestInit) -> Promise {
    gloo::utils::window().fetch_with_str_and_init(url, init)
}

/// Options without a prototype, so that a polluted `Object.prototype` adds nothing to a request.
fn init(limit: &Limit) -> RequestInit {
    let bare: Object = Object::create(JsValue::NULL.unchecked_ref());
    let init: RequestInit = bare.unchecked_into();
    init.set_signal(limit.signal.as_ref());
    init.set_referrer_policy(ReferrerPolicy::StrictOriginWhenCrossOrigin);
    init
}

/// How long a request may take. Its answer is to be read to the end before this is dropped, which
/// leaves no timer behind, as `AbortSignal.timeout` would.
struct Limit {
    signal: Option<AbortSignal>,
    _timer: Option<Timeout>,
}

impl Limit {
    fn new(milliseconds: u32) -> Self {
        let controller = AbortController::new().ok();
        Self {
            signal: controller.as_ref().map(AbortController::signal),
            _timer: controller.map(|it| Timeout::new(milliseconds, move || it.abort())),
        }
    }
}

async fn response(response: Promise) -> Result<Response, NoAnswer> {
    let response = JsFuture::from(response).await.map_err(no_answer)?;
    response.dyn_into().map_err(no_answer)
}

fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).ok().flatten()
}

async fn read(promise: Promise) -> Result<Fetched, NoDocument> {
    let response = response(promise).await?;
    let text = body::text(&response, MAX_DOCUMENT_BYTES).await?;
    Ok(Fetched {
        status: response.status(),
        url: response.url(),
        content_type: header(&response, "content-type"),
        text,
    })
}

fn no_answer(_: JsValue) -> NoAnswer {
    NoAnswer
}
