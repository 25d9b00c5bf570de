//! Answers that say what went wrong, as RFC 9457 has them.

use crate::comment::Fault;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// A refusal with a reason.
///
/// The type is always `about:blank`: the status code says all that a program
/// needs to tell the problems apart.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) status: StatusCode,
    detail: String,
    pub(crate) errors: Vec<Fault>,
    pub(crate) retry_after: Option<i64>,
}

impl Problem {
    /// A problem that needs no more than a sentence.
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            status,
            detail: detail.into(),
            errors: Vec::new(),
            retry_after: None,
        }
    }

    /// 422: fields that have to be corrected.
    pub(crate) fn faults(errors: Vec<Fault>) -> Self {
        let mut problem = Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "Some fields need to be corrected.",
        );
        problem.errors = errors;
        problem
    }

    /// 403: the page that has sent this may not.
    pub(crate) fn foreign() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "Comments are not taken from this page.",
        )
    }

    /// 429: too many comments from one address.
    pub(crate) fn too_many(seconds: i64) -> Self {
        let mut problem = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            "Too many comments came from your address. Please try again in a moment.",
        );
        problem.retry_after = Some(seconds);
        problem
    }

    /// 503: the database does not do its work.
    pub(crate) fn unavailable() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Comments cannot be stored or read at the moment.",
        )
    }

    /// 404: nothing here.
    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "There is nothing at this address.")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut body = json!({
            "type": "about:blank",
            "title": self.status.canonical_reason().unwrap_or_default(),
            "status": self.status.as_u16(),
            "detail": self.detail,
        });
        if !self.errors.is_empty() {
            body["errors"] = json!(self.errors);
        }
        let mut response = (self.status, body.to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
