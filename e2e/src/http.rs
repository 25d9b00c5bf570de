//! Requests that no browser makes.

use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;

/// What a server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Where it leads, if it is a redirect or names what it has made.
    pub location: Option<String>,
    /// The body, as text.
    pub body: String,
}

/// Asks for `url`.
pub async fn get(url: &str) -> Reply {
    let request = Request::get(url).body(Body::empty());
    exchange(request.expect("a request")).await
}

/// Sends a body of that media type to `url`. JSON is asked for, and no redirect is followed.
pub async fn post(url: &str, media_type: &str, body: String) -> Reply {
    let request = Request::post(url)
        .header(header::CONTENT_TYPE, media_type)
        .header(header::ACCEPT, "application/json")
        .body(Body::from(body));
    exchange(request.expect("a request")).await
}

async fn exchange(request: Request<Body>) -> Reply {
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
    Reply {
        status,
        location,
        body: String::from_utf8(body.into()).expect("a text in UTF-8"),
    }
}
