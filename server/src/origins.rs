//! Which pages may use the endpoint.

use crate::error::Error;
use axum::http::header::{ACCEPT, CONTENT_TYPE, HeaderName, LOCATION, RETRY_AFTER};
use axum::http::{HeaderValue, Method};
use std::time::Duration;
use tower_http::cors::CorsLayer;
use url::Url;

/// The CORS rules that let the pages of `origins`, and no others, in.
pub(crate) fn rules(origins: &[String]) -> Result<CorsLayer, Error> {
    let allowed: Vec<HeaderValue> = origins
        .iter()
        .map(|text| origin(text).ok_or_else(|| Error::Origin(text.clone())))
        .collect::<Result<_, _>>()?;
    Ok(CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([Method::GET, Method::POST, Method::OPTIONS])
        .allow_headers([
            CONTENT_TYPE,
            ACCEPT,
            HeaderName::from_static("idempotency-key"),
        ])
        .expose_headers([RETRY_AFTER, LOCATION])
        .max_age(Duration::from_secs(600)))
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
