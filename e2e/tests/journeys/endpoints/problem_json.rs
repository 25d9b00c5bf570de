//! Any server that speaks HTTP and problem details (RFC 9457): what is meant where no back end is
//! named.

use super::row::*;
use super::trial::page;
use e2e::Reply;
use serde_json::{Value, json};

pub fn rows() -> Vec<Row> {
    vec![as_it_is(), with_everything_overridden()]
}

fn as_it_is() -> Row {
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
    Row {
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
        typed: vec![
            ("comment", COMMENT),
            ("name", NAME),
            ("email", EMAIL),
            ("website", WEBSITE),
            ("city", "Niamey"),
            // A space ticks a box.
            ("terms", " "),
        ],
        answers: vec![
            published(201, json!({ "id": 7 })),
            published(
                201,
                json!({ "id": 7, "link": "https://news.example/river#7" }),
            )
            .linking("https://news.example/river#7"),
            published(200, json!({ "link": "javascript:alert(1)" })),
            answer(
                Reply::status(204),
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
            .blaming("email", "No <b>mail</b> reaches it.")
            .blaming("city", "There is no such place."),
            problem(
                json!({ "errors": [{ "detail": "It is too short.", "pointer": "/comment" }] }),
                CORRECT,
            )
            .blaming("comment", "It is too short."),
            problem(
                json!({ "title": "No", "detail": "It&#8217;s <b>not</b> for here." }),
                "It’s <b>not</b> for here.",
            ),
            problem(json!({ "title": "Not for here" }), "Not for here"),
            answer(page(400), "refused", REFUSED),
            other(401, json!({}), "sign-in", SIGN_IN).linking("https://news.example/login"),
            other(404, json!({}), "misconfigured", MISCONFIGURED),
            other(409, json!({}), "duplicate", DUPLICATE),
            other(413, json!({}), "too-large", "too long for this site"),
            answer(
                Reply::status(429).retry_after(75),
                "too-fast",
                "in 75 seconds",
            ),
            other(502, json!({}), "unconfirmed", UNCONFIRMED),
            other(503, json!({}), "unavailable", UNAVAILABLE),
        ],
        ..Row::new("problem-json", "/comments", Body::Json(body))
    }
}

fn problem(body: Value, says: &'static str) -> Answer {
    answer(Reply::problem(422, &body), "refused", says)
}

fn with_everything_overridden() -> Row {
    let answers = json!({
        "published": { "status": "2*", "/ok": true },
        "closed": { "/state": ["locked", "archived"] },
        "sign-in": null,
    });
    Row {
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
            "answers": answers,
            "errors": "/problems",
            "errorText": "why",
            "errorField": "where",
        }),
        settings: json!({
            "articleId": "a/b ü",
            "fields": ["comment", "name", "website", { "name": "city", "label": "City" }],
        }),
        typed: vec![
            ("comment", COMMENT),
            ("name", NAME),
            ("website", WEBSITE),
            ("city", "Niamey"),
        ],
        request: Request {
            method: "PUT",
            target: "/articles/a%2Fb%20%C3%BC/comments?v=2\
                     &at=%2F2026%2Friver&by=Zo%C3%A9%20O%27Brien",
            body: Body::Json(json!({
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
        answers: vec![
            published(206, json!({ "ok": true })),
            other(206, json!({ "ok": false }), "unconfirmed", UNCONFIRMED),
            other(422, json!({ "state": "archived" }), "closed", CLOSED),
            other(
                422,
                json!({ "problems": [{ "where": "data[text]", "why": "It is too short." }] }),
                "refused",
                CORRECT,
            )
            .blaming("comment", "It is too short."),
        ],
        ..Row::new(
            "problem-json",
            "/articles/{article}/comments?v=2",
            Body::Json(json!({})),
        )
    }
}
