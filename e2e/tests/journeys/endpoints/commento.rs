//! Commento++: `POST /api/comment/new`, where all six members have to be there.

use super::row::*;
use serde_json::json;

pub fn rows() -> Vec<Row> {
    let body = |name: &str, parent: &str| {
        Body::Json(json!({
            "commenterToken": "anonymous",
            "anonName": name,
            "domain": "news.example",
            "path": PATH,
            "parentHex": parent,
            "markdown": COMMENT,
        }))
    };
    let row = |body| Row::new("commento", "/api/comment/new", body);
    let received = |state: &str| json!({ "success": true, "state": state, "commentHex": "a1b2", "html": "<p>…</p>" });
    vec![
        Row {
            settings: json!({ "fields": "comment name", "parent": "c0ffee" }),
            typed: vec![("comment", COMMENT), ("name", NAME)],
            answers: vec![
                published(200, received("approved")),
                held(200, received("unapproved")),
                held(200, received("flagged")),
                refused(
                    200,
                    json!({ "success": false, "message": "This thread is <locked>." }),
                    "This thread is <locked>.",
                ),
                answer(super::trial::page(500), "unavailable", UNAVAILABLE),
            ],
            ..row(body(NAME, "c0ffee"))
        },
        Row {
            name: "without a name, to the article itself",
            settings: json!({ "fields": "comment" }),
            typed: vec![("comment", COMMENT)],
            answers: vec![published(200, received("approved"))],
            ..row(body("", "root"))
        },
    ]
}
