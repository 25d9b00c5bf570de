//! Commento++: `POST /api/comment/new`, which requires all six members.

use super::case::*;
use serde_json::json;

pub fn cases() -> Vec<PresetCase> {
    let body = |name: &str, parent: &str| {
        ExpectedBody::Json(json!({
            "commenterToken": "anonymous",
            "anonName": name,
            "domain": "news.example",
            "path": PATH,
            "parentHex": parent,
            "markdown": COMMENT,
        }))
    };
    let case = |body| PresetCase::new("commento", "/api/comment/new", body);
    let received = |state: &str| json!({ "success": true, "state": state, "commentHex": "a1b2", "html": "<p>…</p>" });
    vec![
        PresetCase {
            settings: json!({ "fields": "comment name", "parent": "c0ffee" }),
            input: vec![("comment", COMMENT), ("name", NAME)],
            responses: vec![
                published(200, received("approved")),
                held(200, received("unapproved")),
                held(200, received("flagged")),
                refused(
                    200,
                    json!({ "success": false, "message": "This thread is <locked>." }),
                    "This thread is <locked>.",
                ),
                response(super::case_runner::page(500), "unavailable", UNAVAILABLE),
            ],
            ..case(body(NAME, "c0ffee"))
        },
        PresetCase {
            name: "without a name, to the article itself",
            settings: json!({ "fields": "comment" }),
            input: vec![("comment", COMMENT)],
            responses: vec![published(200, received("approved"))],
            ..case(body("", "root"))
        },
    ]
}
