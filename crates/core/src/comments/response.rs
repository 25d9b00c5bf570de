//! The back end's response to a comment.

use crate::json::Json;

/// The parts of an HTTP response that rules and outcomes use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointResponse {
    /// The HTTP status; 0 for a redirect that was not followed.
    pub status: u16,
    /// Time to wait, in seconds, from the header `Retry-After` (RFC 9110).
    pub retry_after: Option<u32>,
    /// The body.
    pub body: ResponseBody,
}

/// The body of a response.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ResponseBody {
    /// No body.
    #[default]
    Empty,
    /// JSON.
    Json(Json),
    /// Any other content, such as an HTML page.
    Other,
    /// The connection broke off within the body.
    Broken,
    /// The body exceeds the size limit and was not read to its end.
    TooLarge,
}

impl ResponseBody {
    /// Parses the text of a body.
    pub fn parse(text: &str) -> Self {
        if text.trim().is_empty() {
            return ResponseBody::Empty;
        }
        Json::parse(text).map_or(ResponseBody::Other, ResponseBody::Json)
    }

    /// Returns the parsed JSON, if the body is JSON.
    pub fn json(&self) -> Option<&Json> {
        match self {
            ResponseBody::Json(json) => Some(json),
            _ => None,
        }
    }
}
