//! Remark42: `POST /api/v1/comment?site=`, after signing in without an account.

use super::case::*;
use super::case_runner::page;
use e2e::MockResponse;
use serde_json::json;

const LOGIN: &str = "/auth/anonymous/login";

pub fn cases() -> Vec<PresetCase> {
    let case = || PresetCase {
        endpoint: json!({ "parameters": { "site": "news" } }),
        settings: json!({ "fields": "comment name", "parent": "9b1d" }),
        input: vec![("comment", COMMENT), ("name", NAME)],
        ..PresetCase::new("remark42", "/api/v1/comment", ExpectedBody::Json(json!({})))
    };
    let request = |headers| ExpectedRequest {
        method: "POST",
        target: "/api/v1/comment?site=news",
        body: ExpectedBody::Json(json!({
            "text": COMMENT,
            "title": TITLE,
            "pid": "9b1d",
            "locator": { "site": "news", "url": ARTICLE },
        })),
        headers,
        before: vec!["/auth/anonymous/login?user=Zo%C3%A9%20O%27Brien&aud=news"],
    };
    let error =
        |code: u8, details: &str| json!({ "code": code, "details": details, "error": "no" });
    vec![
        PresetCase {
            name: "with a token in a header",
            pages: vec![(
                LOGIN,
                MockResponse::json(200, &json!({ "name": NAME })).header("x-jwt", "a.b.c"),
            )],
            request: request(vec![("cookie", "session=1"), ("x-jwt", "a.b.c")]),
            responses: vec![
                published(201, json!({ "id": "c7", "text": "<p>…</p>" })),
                refused(400, error(4, "bad <comment>"), "bad <comment>"),
                refused(403, error(3, "user is blocked"), "user is blocked"),
                other(403, error(8, "post is read-only"), "closed", CLOSED),
                other(
                    400,
                    error(6, "site not found"),
                    "misconfigured",
                    MISCONFIGURED,
                ),
                other(401, json!({}), "sign-in", SIGN_IN),
                response(page(500), "unavailable", UNAVAILABLE),
            ],
            ..case()
        },
        PresetCase {
            name: "with a token in a cookie",
            pages: vec![(
                LOGIN,
                MockResponse::json(200, &json!({ "name": NAME }))
                    .header("set-cookie", "JWT=d.e.f; Path=/; HttpOnly; Max-Age=60")
                    .header("set-cookie", "XSRF-TOKEN=123; Path=/; Max-Age=60"),
            )],
            request: request(vec![("cookie", "JWT=d.e.f"), ("x-xsrf-token", "123")]),
            responses: vec![published(201, json!({ "id": "c7" }))],
            ..case()
        },
    ]
}
