//! Staticman 3: `POST /v3/entry/{provider}/{user}/{repository}/{branch}/{property}`.

use super::case::*;
use super::case_runner::page;
use e2e::MockResponse;
use serde_json::{Value, json};

const ADDRESS: &str = "/v3/entry/github/zoe/blog/main/comments";

pub fn cases() -> Vec<PresetCase> {
    let case = |body| PresetCase {
        settings: json!({
            "articleId": "river",
            "parent": "4",
            "fields": ["comment", "name", "email", "website", { "name": "city", "label": "City" }],
        }),
        input: vec![
            ("comment", COMMENT),
            ("name", NAME),
            ("email", EMAIL),
            ("website", WEBSITE),
            ("city", "Niamey"),
        ],
        ..PresetCase::new("staticman", ADDRESS, body)
    };
    let received = || published(200, json!({ "success": true, "fields": {} }));
    let failed = |code: &str, data: Value| json!({ "success": false, "errorCode": code, "data": data, "message": "It failed." });
    vec![
        PresetCase {
            responses: vec![
                received(),
                other(
                    500,
                    failed("MISSING_REQUIRED_FIELDS", json!(["message", "url"])),
                    "refused",
                    "It failed.",
                )
                .with_field_error("comment", CHECK)
                .with_field_error("website", CHECK),
                refused(500, failed("IS_SPAM", Value::Null), "It failed."),
                refused(200, json!({ "success": "false" }), REFUSED),
                refused(200, json!({ "success": false }), REFUSED),
                response(page(500), "unavailable", UNAVAILABLE),
                response(
                    MockResponse::redirect(302, "https://news.example/thanks"),
                    "misconfigured",
                    MISCONFIGURED,
                ),
            ],
            ..case(ExpectedBody::UrlEncoded(vec![
                ("fields[name]", NAME),
                ("fields[email]", EMAIL),
                ("fields[url]", WEBSITE),
                ("fields[message]", COMMENT),
                ("fields[city]", "Niamey"),
                ("options[slug]", "river"),
                ("options[parent]", "4"),
            ]))
        },
        PresetCase {
            name: "by JSON",
            endpoint: json!({ "encoding": "json" }),
            responses: vec![received()],
            ..case(ExpectedBody::Json(json!({
                "fields": {
                    "name": NAME,
                    "email": EMAIL,
                    "url": WEBSITE,
                    "message": COMMENT,
                    "city": "Niamey",
                },
                "options": { "slug": "river", "parent": "4" },
            })))
        },
    ]
}
