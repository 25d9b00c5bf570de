//! Waline: `POST /api/comment?lang=`, which also rejects comments with 200.

use super::case::*;
use serde_json::json;

pub fn cases() -> Vec<PresetCase> {
    let body = json!({
        "comment": COMMENT,
        "nick": NAME,
        "mail": EMAIL,
        "link": WEBSITE,
        "url": PATH,
        "ua": USER_AGENT,
        "pid": "4",
        "rid": "4",
    });
    let received = |status: &str| json!({ "errno": 0, "errmsg": "", "data": { "status": status } });
    let failed = |message: &str| json!({ "errno": 1000, "errmsg": message });
    vec![PresetCase {
        settings: json!({ "parent": "4" }),
        request: ExpectedRequest {
            method: "POST",
            target: "/api/comment?lang=en",
            body: ExpectedBody::Json(body),
            headers: vec![],
            before: vec![],
        },
        responses: vec![
            published(200, received("approved")),
            published(200, json!({ "errno": 0, "data": {} })),
            held(200, received("waiting")),
            other(200, failed("Duplicate Content"), "duplicate", DUPLICATE),
            other(200, failed("Comment too fast!"), "too-fast", TOO_FAST),
            refused(200, failed("Words are <missing>"), "Words are <missing>"),
            other(401, failed("Unauthorized"), "sign-in", SIGN_IN),
            refused(403, failed("Forbidden"), "Forbidden"),
        ],
        ..PresetCase::new("waline", "/api/comment", ExpectedBody::Json(json!({})))
    }]
}
