//! Isso 0.13: `POST /new?uri=`, from which no header but these may come.

use super::row::*;
use super::trial::page;
use serde_json::{Value, json};

pub fn rows() -> Vec<Row> {
    let body = |parent: Value| {
        Body::Json(json!({
            "text": COMMENT,
            "author": NAME,
            "email": EMAIL,
            "website": WEBSITE,
            "parent": parent,
            "title": TITLE,
        }))
    };
    let row = |body| Row {
        allows: Some("Origin, Referer, Content-Type"),
        request: Request {
            method: "POST",
            target: "/new?uri=%2F2026%2Friver",
            body,
            headers: vec![],
            before: vec![],
        },
        ..Row::new("isso", "/new", Body::Json(json!({})))
    };
    let comment = |mode: u8| json!({ "id": 7, "parent": 4, "mode": mode, "text": "<p>…</p>" });
    let forbidden = |reason: &str| json!({ "message": format!("403 Forbidden: {reason}") });
    vec![
        Row {
            settings: json!({ "parent": 4 }),
            answers: vec![
                published(201, comment(1)),
                held(202, comment(2)),
                answer(page(400), "refused", REFUSED),
                refused(403, forbidden("<no> links here"), "<no> links here"),
                other(
                    403,
                    forbidden("127.0.0.0: ratelimit exceeded (2 comments)"),
                    "too-fast",
                    TOO_FAST,
                ),
                answer(page(403), "refused", REFUSED),
                answer(page(500), "unavailable", UNAVAILABLE),
            ],
            ..row(body(json!(4)))
        },
        Row {
            name: "to the article itself",
            answers: vec![published(201, comment(1))],
            ..row(body(Value::Null))
        },
        Row {
            name: "where an address is asked for",
            typed: vec![("comment", COMMENT), ("name", NAME)],
            answers: vec![
                refused(403, forbidden("email address required"), CORRECT)
                    .blaming("email", "Please enter your email address here"),
            ],
            ..row(Body::Json(json!({
                "text": COMMENT,
                "author": NAME,
                "parent": null,
                "title": TITLE,
            })))
        },
    ]
}
