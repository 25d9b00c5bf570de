//! One way to configure one back end: what it has to receive, and what its answers mean.

use e2e::Reply;
use serde_json::{Value, json};

/// What a reader types: marks of several scripts, markup, and two lines.
pub const COMMENT: &str = "« Bien dit », 1 < 2 & \"so\" on.\nنعم ✓";
pub const NAME: &str = "Zoé O'Brien";
pub const EMAIL: &str = "zoe@example.org";
pub const WEBSITE: &str = "https://zoe.example/?a=1&b=2";

/// The article: its canonical address and its headline.
pub const ARTICLE: &str = "https://news.example/2026/river?from=home#top";
pub const PATH: &str = "/2026/river";
pub const TITLE: &str = "A story";

/// What stands for the browser's own name in a body that is expected.
pub const USER_AGENT: &str = "{the browser's name}";

/// A configuration, and what follows from it.
pub struct Row {
    /// What is special about it.
    pub name: &'static str,
    pub preset: &'static str,
    /// Path and query of the endpoint's address.
    pub address: &'static str,
    /// The endpoint's settings beside preset and address.
    pub endpoint: Value,
    /// The widget's other settings.
    pub settings: Value,
    /// What the reader types, by field.
    pub typed: Vec<(&'static str, &'static str)>,
    /// What the back end answers to a `GET` that comes before the comment.
    pub pages: Vec<(&'static str, Reply)>,
    /// The request headers that the back end allows (CORS); none: any.
    pub allows: Option<&'static str>,
    pub request: Request,
    pub answers: Vec<Answer>,
}

/// The request that has to arrive.
pub struct Request {
    pub method: &'static str,
    pub target: &'static str,
    pub body: Body,
    /// Headers beyond what the platform sends with any request of that type, in order of their names.
    pub headers: Vec<(&'static str, &'static str)>,
    /// The targets of requests by `GET` that come before it.
    pub before: Vec<&'static str>,
}

/// The body of a request, in the type it comes in.
pub enum Body {
    Json(Value),
    UrlEncoded(Vec<(&'static str, &'static str)>),
    Multipart(Vec<(&'static str, &'static str)>),
}

/// One answer, and how it is to be understood.
pub struct Answer {
    pub reply: Reply,
    pub outcome: &'static str,
    /// What the reader is told, in part.
    pub says: &'static str,
    /// What the reader is told at fields.
    pub complaints: Vec<(&'static str, &'static str)>,
    /// Where the reader is led.
    pub link: Option<&'static str>,
}

impl Row {
    /// A preset at an address, with the usual four fields filled in.
    pub fn new(preset: &'static str, address: &'static str, body: Body) -> Self {
        Self {
            name: "",
            preset,
            address,
            endpoint: json!({}),
            settings: json!({}),
            typed: vec![
                ("comment", COMMENT),
                ("name", NAME),
                ("email", EMAIL),
                ("website", WEBSITE),
            ],
            pages: Vec::new(),
            allows: None,
            request: Request {
                method: "POST",
                target: address,
                body,
                headers: Vec::new(),
                before: Vec::new(),
            },
            answers: Vec::new(),
        }
    }
}

/// An answer that the reader is told of in these words, among others.
pub fn answer(reply: Reply, outcome: &'static str, says: &'static str) -> Answer {
    Answer {
        reply,
        outcome,
        says,
        complaints: Vec::new(),
        link: None,
    }
}

/// A JSON answer that says: published.
pub fn published(status: u16, body: Value) -> Answer {
    let reply = Reply::json(status, &body);
    answer(reply, "published", "Your comment has been published")
}

/// A JSON answer that says: held for moderation.
pub fn held(status: u16, body: Value) -> Answer {
    let reply = Reply::json(status, &body);
    answer(reply, "held", "once a moderator has approved it")
}

/// A JSON answer that says no, with a reason.
pub fn refused(status: u16, body: Value, says: &'static str) -> Answer {
    answer(Reply::json(status, &body), "refused", says)
}

/// A JSON answer with another outcome.
pub fn other(status: u16, body: Value, outcome: &'static str, says: &'static str) -> Answer {
    answer(Reply::json(status, &body), outcome, says)
}

impl Answer {
    /// The reader is told this at that field.
    pub fn blaming(mut self, field: &'static str, words: &'static str) -> Self {
        self.complaints.push((field, words));
        self
    }

    /// The reader is led to that address.
    pub fn linking(mut self, link: &'static str) -> Self {
        self.link = Some(link);
        self
    }
}

// What the reader is told, in part, whoever the back end is.
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
