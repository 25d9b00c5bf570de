//! Formspree: `POST /f/{id}`.

use super::case::*;
use serde_json::json;

pub fn cases() -> Vec<PresetCase> {
    let received = || held(200, json!({ "next": "/thanks", "ok": true }));
    vec![
        PresetCase {
            responses: vec![
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
                .with_field_error("email", "should be an email"),
                other(
                    422,
                    json!({ "errors": [{ "field": "message", "message": "is too long" }] }),
                    "refused",
                    CORRECT,
                )
                .with_field_error("comment", "is too long"),
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
            ..PresetCase::new(
                "formspree",
                "/f/xyzzy",
                ExpectedBody::Json(json!({
                    "message": COMMENT,
                    "name": NAME,
                    "email": EMAIL,
                    "website": WEBSITE,
                    "page": ARTICLE,
                })),
            )
        },
        PresetCase {
            name: "by multipart, with a field of its own",
            endpoint: json!({ "encoding": "multipart" }),
            settings: json!({ "fields": ["comment", "name", { "name": "city", "label": "City" }] }),
            input: vec![("comment", COMMENT), ("name", NAME), ("city", "Niamey")],
            responses: vec![received()],
            ..PresetCase::new(
                "formspree",
                "/f/xyzzy",
                ExpectedBody::Multipart(vec![
                    ("message", COMMENT),
                    ("name", NAME),
                    ("page", ARTICLE),
                    ("city", "Niamey"),
                ]),
            )
        },
    ]
}
