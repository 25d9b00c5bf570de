//! Sends a comment, after requesting the tokens that it needs.

use wasm_bindgen::JsValue;
use web_sys::{Element, FormData, Headers, RequestCredentials, Response};

use article_widget_core::comments::comment::Comment;
use article_widget_core::comments::endpoint::{
    Credentials, Endpoint, Request, RequestBody, TokenRequest, TokenSource,
};
use article_widget_core::comments::outcome::Outcome;
use article_widget_core::comments::response::{EndpointResponse, ResponseBody};
use article_widget_core::diagnostics::Diagnostic;
use article_widget_dom::document;
use article_widget_dom::fetch::{NetworkError, RequestTimeout, fetch, header, no_redirect_init};
use article_widget_dom::native_submit::submit_as_navigation;
use article_widget_dom::response_body::{self, BodyError};

/// Maximum size of a response, in bytes after decompression.
const MAX_RESPONSE_BYTES: u32 = 1024 * 1024;

/// The outcome of an attempt, and a diagnostic for the host's developer.
pub(super) struct SendResult {
    pub(super) outcome: Outcome,
    pub(super) diagnostic: Option<Diagnostic>,
}

/// Sends a comment to its endpoint. A back end that responds with a page gets a native form submission
/// from a form after `form`.
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
    // Not the URL of the request, whose query may contain personal data.
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

/// Sends a request and reads the response. Does not follow redirects: a `POST` must not reach another URL.
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

/// Requests the tokens that a comment needs and adds them to `headers`. Returns the response if it is an error.
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

/// Reads a response. The status counts even if the body is incomplete.
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

/// Parses `Retry-After`, a number of seconds or a date (RFC 9110, section 10.2.3), into seconds from now.
fn seconds(retry_after: &str) -> Option<u32> {
    let text = retry_after.trim();
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    let left = (js_sys::Date::parse(text) - js_sys::Date::now()) / 1_000.0;
    // NaN for an invalid date, which is not greater than 0.
    (left > 0.0).then(|| left.ceil() as u32)
}
