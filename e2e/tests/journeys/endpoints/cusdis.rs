//! Cusdis: `POST /api/open/comments`, where every comment waits for a moderator.

use super::row::*;
use serde_json::json;

pub fn rows() -> Vec<Row> {
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
    vec![Row {
        endpoint: json!({ "parameters": { "appId": "3fa85f64" } }),
        settings: json!({ "fields": "comment name email", "articleId": "river", "parent": "5d2c" }),
        typed: vec![("comment", COMMENT), ("name", NAME), ("email", EMAIL)],
        answers: vec![
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
        ..Row::new("cusdis", "/api/open/comments", Body::Json(body))
    }]
}
