//! The default preset: any server with HTTP status codes and problem details (RFC 9457).

use super::case::*;
use super::case_runner::page;
use e2e::MockResponse;
use serde_json::{Value, json};

pub fn cases() -> Vec<PresetCase> {
    vec![as_it_is(), with_everything_overridden()]
}

fn as_it_is() -> PresetCase {
    let body = json!({
        "article": "river",
        "comment": COMMENT,
        "name": NAME,
        "email": EMAIL,
        "website": WEBSITE,
        "parent": "4",
        "elapsed": 0,
        "city": "Niamey",
        "terms": true,
        "topic": "water",
    });
    PresetCase {
        settings: json!({
            "articleId": "river",
            "parent": { "id": 4, "name": "Awa" },
            "signIn": "https://news.example/login",
            "fields": [
                "comment", "name", "email", "website",
                { "name": "city", "label": "City" },
                { "name": "terms", "label": "Agreed", "type": "checkbox" },
                { "name": "topic", "type": "hidden", "value": "water" },
            ],
        }),
        input: vec![
            ("comment", COMMENT),
            ("name", NAME),
            ("email", EMAIL),
            ("website", WEBSITE),
            ("city", "Niamey"),
            // A space ticks a box.
            ("terms", " "),
        ],
        responses: vec![
            published(201, json!({ "id": 7 })),
            published(
                201,
                json!({ "id": 7, "link": "https://news.example/river#7" }),
            )
            .with_link("https://news.example/river#7"),
            published(200, json!({ "link": "javascript:alert(1)" })),
            response(
                MockResponse::status(204),
                "published",
                "Your comment has been published",
            ),
            held(202, json!({ "id": 7 })),
            problem(
                json!({
                    "title": "Unprocessable Content",
                    "errors": [
                        { "detail": "No <b>mail</b> reaches it.", "pointer": "#/email" },
                        { "detail": "There is no such place.", "pointer": "#/city" },
                        { "detail": "The tone is wrong.", "pointer": "#/mood" },
                    ],
                }),
                "The tone is wrong.",
            )
            .with_field_error("email", "No <b>mail</b> reaches it.")
            .with_field_error("city", "There is no such place."),
            problem(
                json!({ "errors": [{ "detail": "It is too short.", "pointer": "/comment" }] }),
                CORRECT,
            )
            .with_field_error("comment", "It is too short."),
            problem(
                json!({ "title": "No", "detail": "It&#8217;s <b>not</b> for here." }),
                "It’s <b>not</b> for here.",
            ),
            problem(json!({ "title": "Not for here" }), "Not for here"),
            response(page(400), "refused", REFUSED),
            other(401, json!({}), "sign-in", SIGN_IN).with_link("https://news.example/login"),
            other(404, json!({}), "misconfigured", MISCONFIGURED),
            other(409, json!({}), "duplicate", DUPLICATE),
            other(413, json!({}), "too-large", "too long for this site"),
            response(
                MockResponse::status(429).retry_after(75),
                "too-fast",
                "in 75 seconds",
            ),
            other(502, json!({}), "unconfirmed", UNCONFIRMED),
            other(503, json!({}), "unavailable", UNAVAILABLE),
        ],
        ..PresetCase::new("problem-json", "/comments", ExpectedBody::Json(body))
    }
}

fn problem(body: Value, says: &'static str) -> ResponseCase {
    response(MockResponse::problem(422, &body), "refused", says)
}

fn with_everything_overridden() -> PresetCase {
    let responses = json!({
        "published": { "status": "2*", "/ok": true },
        "closed": { "/state": ["locked", "archived"] },
        "sign-in": null,
    });
    PresetCase {
        name: "with everything overridden",
        endpoint: json!({
            "method": "PUT",
            "parameters": { "site": "news" },
            "query": { "at": "{path}", "by": "{name}" },
            "body": {
                "article": null,
                "comment": null,
                "elapsed": null,
                "parent": null,
                "data": { "site": "{site}", "text": "{comment}", "lines": ["{title}", "{website}"] },
            },
            "extraFields": "data[extra][{field}]",
            "headers": { "X-Site": "news" },
            "idempotency": null,
            "credentials": "include",
            "answers": responses,
            "errors": "/problems",
            "errorText": "why",
            "errorField": "where",
        }),
        settings: json!({
            "articleId": "a/b ü",
            "fields": ["comment", "name", "website", { "name": "city", "label": "City" }],
        }),
        input: vec![
            ("comment", COMMENT),
            ("name", NAME),
            ("website", WEBSITE),
            ("city", "Niamey"),
        ],
        request: ExpectedRequest {
            method: "PUT",
            target: "/articles/a%2Fb%20%C3%BC/comments?v=2\
                     &at=%2F2026%2Friver&by=Zo%C3%A9%20O%27Brien",
            body: ExpectedBody::Json(json!({
                "name": NAME,
                "website": WEBSITE,
                "data": {
                    "site": "news",
                    "text": COMMENT,
                    "lines": [TITLE, WEBSITE],
                    "extra": { "city": "Niamey" },
                },
            })),
            headers: vec![("cookie", "session=1"), ("x-site", "news")],
            before: vec![],
        },
        responses: vec![
            published(206, json!({ "ok": true })),
            other(206, json!({ "ok": false }), "unconfirmed", UNCONFIRMED),
            other(422, json!({ "state": "archived" }), "closed", CLOSED),
            other(
                422,
                json!({ "problems": [{ "where": "data[text]", "why": "It is too short." }] }),
                "refused",
                CORRECT,
            )
            .with_field_error("comment", "It is too short."),
        ],
        ..PresetCase::new(
            "problem-json",
            "/articles/{article}/comments?v=2",
            ExpectedBody::Json(json!({})),
        )
    }
}
