//! Cusdis: `POST /api/open/comments`, where every comment waits for a moderator.

use super::case::*;
use serde_json::json;

pub fn cases() -> Vec<PresetCase> {
    let body = json!({
        "appId": "3fa85f64",
        "pageId": "river",
        "content": COMMENT,
        "nickname": NAME,
        "email": EMAIL,
        "parentId": "5d2c",
        "pageUrl": ARTICLE,
        "pageTitle": TITLE,
    });
    vec![PresetCase {
        endpoint: json!({ "parameters": { "appId": "3fa85f64" } }),
        settings: json!({ "fields": "comment name email", "articleId": "river", "parent": "5d2c" }),
        input: vec![("comment", COMMENT), ("name", NAME), ("email", EMAIL)],
        responses: vec![
            held(200, json!({ "data": { "id": "c7", "approved": false } })),
            other(
                404,
                json!({ "message": "No such project" }),
                "misconfigured",
                MISCONFIGURED,
            ),
            other(
                500,
                json!({ "message": "Out of order" }),
                "unavailable",
                UNAVAILABLE,
            ),
            other(200, json!({}), "unconfirmed", UNCONFIRMED),
        ],
        ..PresetCase::new("cusdis", "/api/open/comments", ExpectedBody::Json(body))
    }]
}
