//! Back ends that are known by name, as data.

use std::borrow::Cow;

use super::endpoint::{Answers, Credentials, Endpoint, Names};

/// How long a back end may take, in milliseconds.
pub const TIMEOUT: u32 = 20_000;

/// The default: JSON in, and what HTTP and RFC 9457 (problem details) say out. 201 is published,
/// 202 is held for moderation, and `errors` of a problem name their field by `pointer`.
pub fn problem_json(url: String) -> Endpoint {
    Endpoint {
        url,
        credentials: Credentials::default(),
        headers: Vec::new(),
        names: Names {
            article: Cow::Borrowed("article"),
            comment: Cow::Borrowed("comment"),
            name: Cow::Borrowed("name"),
            email: Cow::Borrowed("email"),
            website: Cow::Borrowed("website"),
        },
        constants: Vec::new(),
        timeout: TIMEOUT,
        answers: Answers {
            published: vec![200, 201, 204],
            held: vec![202],
            errors: Cow::Borrowed("/errors"),
            error_text: Cow::Borrowed("detail"),
            error_field: Cow::Borrowed("pointer"),
        },
    }
}
