//! Isso 0.13: `POST /new?uri=`, which allows only these request headers.

use super::case::*;
use super::case_runner::page;
use serde_json::{Value, json};

pub fn cases() -> Vec<PresetCase> {
    let body = |parent: Value| {
        ExpectedBody::Json(json!({
            "text": COMMENT,
            "author": NAME,
            "email": EMAIL,
            "website": WEBSITE,
            "parent": parent,
            "title": TITLE,
        }))
    };
    let case = |body| PresetCase {
        allowed_headers: Some("Origin, Referer, Content-Type"),
        request: ExpectedRequest {
            method: "POST",
            target: "/new?uri=%2F2026%2Friver",
            body,
            headers: vec![],
            before: vec![],
        },
        ..PresetCase::new("isso", "/new", ExpectedBody::Json(json!({})))
    };
    let comment = |mode: u8| json!({ "id": 7, "parent": 4, "mode": mode, "text": "<p>…</p>" });
    let forbidden = |reason: &str| json!({ "message": format!("403 Forbidden: {reason}") });
    vec![
        PresetCase {
            settings: json!({ "parent": 4 }),
            responses: vec![
                published(201, comment(1)),
                held(202, comment(2)),
                response(page(400), "refused", REFUSED),
                refused(403, forbidden("<no> links here"), "<no> links here"),
                other(
                    403,
                    forbidden("127.0.0.0: ratelimit exceeded (2 comments)"),
                    "too-fast",
                    TOO_FAST,
                ),
                response(page(403), "refused", REFUSED),
                response(page(500), "unavailable", UNAVAILABLE),
            ],
            ..case(body(json!(4)))
        },
        PresetCase {
            name: "to the article itself",
            responses: vec![published(201, comment(1))],
            ..case(body(Value::Null))
        },
        PresetCase {
            name: "where an address is asked for",
            input: vec![("comment", COMMENT), ("name", NAME)],
            responses: vec![
                refused(403, forbidden("email address required"), CORRECT)
                    .with_field_error("email", "Please enter your email address here"),
            ],
            ..case(ExpectedBody::Json(json!({
                "text": COMMENT,
                "author": NAME,
                "parent": null,
                "title": TITLE,
            })))
        },
    ]
}
