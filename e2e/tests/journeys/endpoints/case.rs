//! A test case of a preset: the request that the back end must receive, and the outcomes of its responses.

use e2e::MockResponse;
use serde_json::{Value, json};

/// The comment: several scripts, markup characters, and two lines.
pub const COMMENT: &str = "« Bien dit », 1 < 2 & \"so\" on.\nنعم ✓";
pub const NAME: &str = "Zoé O'Brien";
pub const EMAIL: &str = "zoe@example.org";
pub const WEBSITE: &str = "https://zoe.example/?a=1&b=2";

/// The article's canonical URL, path and headline.
pub const ARTICLE: &str = "https://news.example/2026/river?from=home#top";
pub const PATH: &str = "/2026/river";
pub const TITLE: &str = "A story";

/// The placeholder of `navigator.userAgent` in expected bodies.
pub const USER_AGENT: &str = "{the browser's name}";

/// A configuration of a preset, the expected request and the expected outcomes.
pub struct PresetCase {
    /// What distinguishes it from the preset's other cases.
    pub name: &'static str,
    pub preset: &'static str,
    /// Path and query of the endpoint's URL.
    pub address: &'static str,
    /// The endpoint's settings, without preset and URL.
    pub endpoint: Value,
    /// The widget's other settings.
    pub settings: Value,
    /// The text to type, by field.
    pub input: Vec<(&'static str, &'static str)>,
    /// The back end's responses to `GET` before the comment, by path.
    pub pages: Vec<(&'static str, MockResponse)>,
    /// The request headers that the back end allows (CORS); `None` for any.
    pub allowed_headers: Option<&'static str>,
    pub request: ExpectedRequest,
    pub responses: Vec<ResponseCase>,
}

/// The request that the back end must receive.
pub struct ExpectedRequest {
    pub method: &'static str,
    pub target: &'static str,
    pub body: ExpectedBody,
    /// Headers beyond those that the browser itself sends, sorted by name.
    pub headers: Vec<(&'static str, &'static str)>,
    /// The targets of `GET` requests before it.
    pub before: Vec<&'static str>,
}

/// The body of a request and its encoding.
pub enum ExpectedBody {
    Json(Value),
    UrlEncoded(Vec<(&'static str, &'static str)>),
    Multipart(Vec<(&'static str, &'static str)>),
}

/// A response of the back end, and its expected outcome.
pub struct ResponseCase {
    pub reply: MockResponse,
    pub outcome: &'static str,
    /// A part of the form's status text.
    pub status: &'static str,
    /// The errors at fields, by field name.
    pub field_errors: Vec<(&'static str, &'static str)>,
    /// The URL of the link in the status.
    pub link: Option<&'static str>,
}

impl PresetCase {
    /// A case of a preset that fills in the four default fields.
    pub fn new(preset: &'static str, address: &'static str, body: ExpectedBody) -> Self {
        Self {
            name: "",
            preset,
            address,
            endpoint: json!({}),
            settings: json!({}),
            input: vec![
                ("comment", COMMENT),
                ("name", NAME),
                ("email", EMAIL),
                ("website", WEBSITE),
            ],
            pages: Vec::new(),
            allowed_headers: None,
            request: ExpectedRequest {
                method: "POST",
                target: address,
                body,
                headers: Vec::new(),
                before: Vec::new(),
            },
            responses: Vec::new(),
        }
    }
}

/// A response with this outcome, and a status that contains this text.
pub fn response(reply: MockResponse, outcome: &'static str, status: &'static str) -> ResponseCase {
    ResponseCase {
        reply,
        outcome,
        status,
        field_errors: Vec::new(),
        link: None,
    }
}

/// A JSON response with the outcome `published`.
pub fn published(status: u16, body: Value) -> ResponseCase {
    let reply = MockResponse::json(status, &body);
    response(reply, "published", "Your comment has been published")
}

/// A JSON response with the outcome `held`.
pub fn held(status: u16, body: Value) -> ResponseCase {
    let reply = MockResponse::json(status, &body);
    response(reply, "held", "once a moderator has approved it")
}

/// A JSON response with the outcome `refused`.
pub fn refused(code: u16, body: Value, status: &'static str) -> ResponseCase {
    response(MockResponse::json(code, &body), "refused", status)
}

/// A JSON response with another outcome.
pub fn other(code: u16, body: Value, outcome: &'static str, status: &'static str) -> ResponseCase {
    response(MockResponse::json(code, &body), outcome, status)
}

impl ResponseCase {
    /// Expects this error at a field.
    pub fn with_field_error(mut self, field: &'static str, error: &'static str) -> Self {
        self.field_errors.push((field, error));
        self
    }

    /// Expects this link.
    pub fn with_link(mut self, link: &'static str) -> Self {
        self.link = Some(link);
        self
    }
}

// Parts of the form's status texts.
pub const CLOSED: &str = "Comments on this article are closed";
pub const SIGN_IN: &str = "asks you to sign in";
pub const DUPLICATE: &str = "already has this comment";
pub const TOO_FAST: &str = "too quickly";
pub const MISCONFIGURED: &str = "cannot be received here";
pub const UNAVAILABLE: &str = "could not store your comment";
pub const UNCONFIRMED: &str = "cannot tell whether your comment arrived";
pub const REFUSED: &str = "did not accept your comment";
pub const CORRECT: &str = "Please correct what is marked";
pub const CHECK: &str = "The site did not accept this. Please check it.";
