//! Formspree: `POST /f/{id}`.

use super::row::*;
use serde_json::json;

pub fn rows() -> Vec<Row> {
    let received = || held(200, json!({ "next": "/thanks", "ok": true }));
    vec![
        Row {
            answers: vec![
                received(),
                other(
                    422,
                    json!({ "errors": [
                        { "field": "email", "code": "TYPE_EMAIL", "message": "should be an email" },
                        { "code": "EMPTY", "message": "The form is <empty>" },
                    ] }),
                    "refused",
                    "The form is <empty>",
                )
                .blaming("email", "should be an email"),
                other(
                    422,
                    json!({ "errors": [{ "field": "message", "message": "is too long" }] }),
                    "refused",
                    CORRECT,
                )
                .blaming("comment", "is too long"),
                refused(
                    403,
                    json!({ "error": "The form is not active" }),
                    "The form is not active",
                ),
                other(
                    404,
                    json!({ "error": "Form not found" }),
                    "misconfigured",
                    MISCONFIGURED,
                ),
            ],
            ..Row::new(
                "formspree",
                "/f/xyzzy",
                Body::Json(json!({
                    "message": COMMENT,
                    "name": NAME,
                    "email": EMAIL,
                    "website": WEBSITE,
                    "page": ARTICLE,
                })),
            )
        },
        Row {
            name: "by multipart, with a field of its own",
            endpoint: json!({ "encoding": "multipart" }),
            settings: json!({ "fields": ["comment", "name", { "name": "city", "label": "City" }] }),
            typed: vec![("comment", COMMENT), ("name", NAME), ("city", "Niamey")],
            answers: vec![received()],
            ..Row::new(
                "formspree",
                "/f/xyzzy",
                Body::Multipart(vec![
                    ("message", COMMENT),
                    ("name", NAME),
                    ("page", ARTICLE),
                    ("city", "Niamey"),
                ]),
            )
        },
    ]
}
