//! CORS: the origins whose pages may use the server.

use crate::error::Error;
use axum::http::header::{ACCEPT, CONTENT_TYPE, HOST, HeaderName, LOCATION, ORIGIN, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, Method};
use std::time::Duration;
use tower_http::cors::CorsLayer;
use url::Url;

/// The allowed origins.
#[derive(Clone, Debug)]
pub(crate) struct Origins(Vec<HeaderValue>);

impl Origins {
    /// Parses the origins; fails with the first invalid one.
    pub(crate) fn parse(origins: &[String]) -> Result<Self, Error> {
        let parse = |text: &String| origin(text).ok_or_else(|| Error::Origin(text.clone()));
        origins
            .iter()
            .map(parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Returns the layer that allows pages of these origins only.
    pub(crate) fn cors_layer(&self) -> CorsLayer {
        CorsLayer::new()
            .allow_origin(self.0.clone())
            .allow_methods([Method::GET, Method::POST, Method::OPTIONS])
            .allow_headers([
                CONTENT_TYPE,
                ACCEPT,
                HeaderName::from_static("idempotency-key"),
            ])
            .expose_headers([RETRY_AFTER, LOCATION])
            .max_age(Duration::from_secs(600))
    }

    /// Returns whether the origin is allowed or is the server's own, by the `Host` header of the request.
    pub(crate) fn contains(&self, origin: &str, host: Option<&str>) -> bool {
        let is_own = |host| {
            ["http://", "https://"]
                .iter()
                .any(|it| origin.strip_prefix(it) == Some(host))
        };
        self.0.iter().any(|it| it == origin) || host.is_some_and(is_own)
    }

    /// Returns whether a form with these headers is accepted. Browsers post forms without a CORS preflight, so this
    /// checks `Origin`. Clients other than browsers send none.
    pub(crate) fn allows_form_post(&self, headers: &HeaderMap) -> bool {
        match headers.get(ORIGIN) {
            None => true,
            Some(origin) => origin
                .to_str()
                .is_ok_and(|it| self.contains(it, host(headers))),
        }
    }
}

/// Returns the value of `Host`.
pub(crate) fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(HOST)?.to_str().ok()
}

/// Parses an origin and serializes it as browsers do. Rejects anything but scheme, host and port, which would suggest
/// a narrower permission than an origin can give.
fn origin(text: &str) -> Option<HeaderValue> {
    let url = Url::parse(text).ok()?;
    let bare = matches!(url.scheme(), "http" | "https")
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    bare.then(|| url.origin().ascii_serialization().try_into().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn origins_are_compared_as_browsers_write_them() {
        for (given, sent) in [
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("https://Example.org:443/", "https://example.org"),
            ("http://[::1]:80", "http://[::1]"),
        ] {
            assert_eq!(origin(given).unwrap(), sent);
        }
    }

    #[test]
    fn what_is_not_an_origin_is_refused() {
        for text in [
            "",
            "*",
            "null",
            "example.org",
            "file:///tmp",
            "https://example.org/page",
            "https://example.org/?q",
            "https://ada@example.org",
        ] {
            assert_eq!(origin(text), None, "{text}");
        }
    }
}
