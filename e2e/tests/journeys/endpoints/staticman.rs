//! Staticman 3: `POST /v3/entry/{provider}/{user}/{repository}/{branch}/{property}`.

use super::row::*;
use super::trial::page;
use e2e::Reply;
use serde_json::{Value, json};

const ADDRESS: &str = "/v3/entry/github/zoe/blog/main/comments";

pub fn rows() -> Vec<Row> {
    let row = |body| Row {
        settings: json!({
            "articleId": "river",
            "parent": "4",
            "fields": ["comment", "name", "email", "website", { "name": "city", "label": "City" }],
        }),
        typed: vec![
            ("comment", COMMENT),
            ("name", NAME),
            ("email", EMAIL),
            ("website", WEBSITE),
            ("city", "Niamey"),
        ],
        ..Row::new("staticman", ADDRESS, body)
    };
    let received = || published(200, json!({ "success": true, "fields": {} }));
    let failed = |code: &str, data: Value| json!({ "success": false, "errorCode": code, "data": data, "message": "It failed." });
    vec![
        Row {
            answers: vec![
                received(),
                other(
                    500,
                    failed("MISSING_REQUIRED_FIELDS", json!(["message", "url"])),
                    "refused",
                    "It failed.",
                )
                .blaming("comment", CHECK)
                .blaming("website", CHECK),
                refused(500, failed("IS_SPAM", Value::Null), "It failed."),
                refused(200, json!({ "success": "false" }), REFUSED),
                refused(200, json!({ "success": false }), REFUSED),
                answer(page(500), "unavailable", UNAVAILABLE),
                answer(
                    Reply::redirect(302, "https://news.example/thanks"),
                    "misconfigured",
                    MISCONFIGURED,
                ),
            ],
            ..row(Body::UrlEncoded(vec![
                ("fields[name]", NAME),
                ("fields[email]", EMAIL),
                ("fields[url]", WEBSITE),
                ("fields[message]", COMMENT),
                ("fields[city]", "Niamey"),
                ("options[slug]", "river"),
                ("options[parent]", "4"),
            ]))
        },
        Row {
            name: "by JSON",
            endpoint: json!({ "encoding": "json" }),
            answers: vec![received()],
            ..row(Body::Json(json!({
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
