//! Sends a comment, after asking for the tokens that it has to carry.

use wasm_bindgen::JsValue;
use web_sys::{Element, FormData, Headers, RequestCredentials, Response};

use article_widget_core::comments::comment::Comment;
use article_widget_core::comments::endpoint::{
    Credentials, Endpoint, Request, RequestBody, TokenRequest, TokenSource,
};
use article_widget_core::comments::outcome::{EndpointResponse, Outcome, ResponseBody};
use article_widget_core::diagnostics::Diagnostic;
use article_widget_dom::document;
use article_widget_dom::fetch::{NetworkError, RequestTimeout, fetch, header, no_redirect_init};
use article_widget_dom::native_submit::submit_as_navigation;
use article_widget_dom::response_body::{self, BodyError};

/// How large the response to a comment may be, in bytes, decompressed.
const MAX_RESPONSE_BYTES: u32 = 1024 * 1024;

/// How an attempt to send a comment ended, and what the host's developer can do about it.
pub(super) struct SendResult {
    pub(super) outcome: Outcome,
    pub(super) diagnostic: Option<Diagnostic>,
}

/// Sends a comment to its endpoint. A back end that answers with a page is sent a form from beside `form`.
pub(super) async fn send(
    endpoint: &Endpoint,
    comment: &Comment,
    form: Option<&Element>,
) -> SendResult {
    let ended = |outcome, diagnostic| SendResult {
        outcome,
        diagnostic,
    };
    if document::is_offline() {
        return ended(Outcome::Offline, None);
    }
    let request = match endpoint.request(comment) {
        Ok(request) => request,
        Err(diagnostic) => return ended(Outcome::Misconfigured, Some(diagnostic)),
    };
    if let RequestBody::Form(entries) = &request.body {
        if let Some(form) = form {
            submit_as_navigation(form, &request.url, entries, request.timeout).await;
        }
        return ended(Outcome::Unconfirmed, None);
    }
    // Not the URL of the request, which may hold something personal.
    let diagnostic = |got: &str| Diagnostic {
        path: "endpoint".to_owned(),
        expected: ["comments to be taken at ", &endpoint.url, ", got ", got].concat(),
    };
    match exchange(&request).await {
        Ok(answer) => {
            let outcome = Outcome::interpret(endpoint, &answer);
            let got = if answer.body == ResponseBody::TooLarge {
                Some("an answer of more than 1 MiB".to_owned())
            } else if outcome == Outcome::Misconfigured {
                Some(["status ", &answer.status.to_string()].concat())
            } else {
                None
            };
            ended(outcome, got.map(|got| diagnostic(&got)))
        }
        Err(NetworkError) => {
            let why = "no answer (connection, timeout, CORS or a policy of the page)";
            ended(Outcome::Unconfirmed, Some(diagnostic(why)))
        }
    }
}

/// Sends a request and reads the response. Redirects are not followed: a `POST` must not end anywhere else.
async fn exchange(request: &Request) -> Result<EndpointResponse, NetworkError> {
    let timeout = RequestTimeout::new(request.timeout);
    let init = no_redirect_init(&timeout, request_credentials(request.credentials));
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        headers.set(name, value)?;
    }
    if let Some(sign_in) = &request.sign_in
        && let Some(refusal) = request_tokens(sign_in, request.timeout, &headers).await?
    {
        return Ok(refusal);
    }
    init.set_method(request.method.name());
    init.set_headers(&headers);
    init.set_body(&match &request.body {
        RequestBody::Text(text) => JsValue::from_str(text),
        RequestBody::Multipart(entries) | RequestBody::Form(entries) => {
            let form = FormData::new()?;
            for (name, value) in entries {
                form.append_with_str(name, value)?;
            }
            form.into()
        }
    });
    Ok(read_response(&fetch(&request.url, &init).await?).await)
}

/// Requests the tokens that a comment has to carry, and adds them to its headers. Gives the response where that
/// is a refusal.
async fn request_tokens(
    sign_in: &TokenRequest,
    timeout: u32,
    headers: &Headers,
) -> Result<Option<EndpointResponse>, NetworkError> {
    let timeout = RequestTimeout::new(timeout);
    let init = no_redirect_init(&timeout, request_credentials(sign_in.credentials));
    let response = fetch(&sign_in.url, &init).await?;
    let answer = read_response(&response).await;
    if !response.ok() {
        return Ok(Some(answer));
    }
    for (name, token) in &sign_in.headers {
        let token = match token {
            TokenSource::Header(name) => header(&response, name),
            TokenSource::Cookie(name) => document::cookie(name),
            TokenSource::Body(pointer) => answer
                .body
                .json()
                .and_then(|body| body.pointer(pointer)?.as_str())
                .map(str::to_owned),
        };
        if let Some(token) = token {
            headers.set(name, &token)?;
        }
    }
    Ok(None)
}

fn request_credentials(credentials: Credentials) -> RequestCredentials {
    match credentials {
        Credentials::Omit => RequestCredentials::Omit,
        Credentials::SameOrigin => RequestCredentials::SameOrigin,
        Credentials::Include => RequestCredentials::Include,
    }
}

/// Reads a response. Where its body breaks off, its status still counts.
async fn read_response(response: &Response) -> EndpointResponse {
    EndpointResponse {
        status: response.status(),
        retry_after: header(response, "retry-after").and_then(|it| seconds(&it)),
        body: match response_body::read_text(response, MAX_RESPONSE_BYTES).await {
            Ok(text) => ResponseBody::parse(&text),
            Err(BodyError::Incomplete) => ResponseBody::Broken,
            Err(BodyError::TooLarge) => ResponseBody::TooLarge,
        },
    }
}

/// The seconds of `Retry-After`, which is a number or a date (RFC 9110, section 10.2.3).
fn seconds(retry_after: &str) -> Option<u32> {
    let text = retry_after.trim();
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    let left = (js_sys::Date::parse(text) - js_sys::Date::now()) / 1_000.0;
    // A text that is no date gives NaN, which is not greater than anything.
    (left > 0.0).then(|| left.ceil() as u32)
}
