//! HTTP requests without a browser.

use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;

/// A server's response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The value of `Location`.
    pub location: Option<String>,
    /// The body, as text.
    pub body: String,
}

/// Sends a `GET`.
pub async fn get(url: &str) -> Response {
    let request = Request::get(url).body(Body::empty());
    send(request.expect("a request")).await
}

/// Sends a `POST` with a body of this media type. Accepts JSON, and follows no redirect.
pub async fn post(url: &str, media_type: &str, body: String) -> Response {
    let request = Request::post(url)
        .header(header::CONTENT_TYPE, media_type)
        .header(header::ACCEPT, "application/json")
        .body(Body::from(body));
    send(request.expect("a request")).await
}

async fn send(request: Request<Body>) -> Response {
    let url = request.uri().to_string();
    let client = Client::builder(TokioExecutor::new()).build_http::<Body>();
    let response = client
        .request(request)
        .await
        .unwrap_or_else(|error| panic!("{url} answers: {error}"));
    let status = response.status().as_u16();
    let location = response.headers().get(header::LOCATION);
    let location = location.map(|value| value.to_str().expect("an address").to_owned());
    let body = to_bytes(Body::new(response.into_body()), usize::MAX)
        .await
        .unwrap_or_else(|error| panic!("{url} answers to the end: {error}"));
    Response {
        status,
        location,
        body: String::from_utf8(body.into()).expect("a text in UTF-8"),
    }
}
