//! Which pages may use the endpoint.

use crate::error::Error;
use axum::http::header::{ACCEPT, CONTENT_TYPE, HOST, HeaderName, LOCATION, ORIGIN, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, Method};
use std::time::Duration;
use tower_http::cors::CorsLayer;
use url::Url;

/// The origins that an operator has named.
#[derive(Clone, Debug)]
pub(crate) struct Origins(Vec<HeaderValue>);

impl Origins {
    /// Reads them, or says which is none.
    pub(crate) fn read(origins: &[String]) -> Result<Self, Error> {
        let read = |text: &String| origin(text).ok_or_else(|| Error::Origin(text.clone()));
        origins.iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// The CORS rules that let their pages, and no others, in.
    pub(crate) fn rules(&self) -> CorsLayer {
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

    /// Whether this is one of them, or where the endpoint itself is: `host` is what the request was sent
    /// to.
    pub(crate) fn include(&self, origin: &str, host: Option<&str>) -> bool {
        let is_own = |host| {
            ["http://", "https://"]
                .iter()
                .any(|it| origin.strip_prefix(it) == Some(host))
        };
        self.0.iter().any(|it| it == origin) || host.is_some_and(is_own)
    }

    /// Whether a form may be posted by what sent these headers. CORS does not ask before a form is posted,
    /// so the page that posts it is looked at here; what is no browser names none.
    pub(crate) fn let_post(&self, headers: &HeaderMap) -> bool {
        match headers.get(ORIGIN) {
            None => true,
            Some(origin) => origin
                .to_str()
                .is_ok_and(|it| self.include(it, host(headers))),
        }
    }
}

/// What a request was sent to.
pub(crate) fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(HOST)?.to_str().ok()
}

/// The origin as browsers write it. Anything but scheme, host and port is
/// refused, as it would suggest a narrower permission than an origin can give.
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
