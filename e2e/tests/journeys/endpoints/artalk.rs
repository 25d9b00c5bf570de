//! Artalk 2: `POST /api/v2/comments`.

use super::row::*;
use serde_json::json;

pub fn rows() -> Vec<Row> {
    let body = |rid: u32| {
        Body::Json(json!({
            "name": NAME,
            "email": EMAIL,
            "link": WEBSITE,
            "content": COMMENT,
            "rid": rid,
            "page_key": PATH,
            "page_title": TITLE,
            "site_name": "news",
            "ua": USER_AGENT,
        }))
    };
    let row = |body| Row {
        endpoint: json!({ "parameters": { "site": "news" } }),
        ..Row::new("artalk", "/api/v2/comments", body)
    };
    let captcha = json!({
        "msg": "A captcha is needed",
        "need_captcha": true,
        "img_data": "data:image/png;base64,iVBORw0KGgo=",
    });
    vec![
        Row {
            settings: json!({ "parent": 4 }),
            answers: vec![
                published(200, json!({ "id": 7, "content": "…", "is_pending": false })),
                held(200, json!({ "id": 7, "content": "…", "is_pending": true })),
                refused(400, json!({ "msg": "Invalid email" }), "Invalid email"),
                refused(403, captcha, "A captcha is needed"),
                other(
                    401,
                    json!({ "msg": "Login first", "need_auth_login": true }),
                    "sign-in",
                    SIGN_IN,
                ),
                other(
                    404,
                    json!({ "msg": "Page not found" }),
                    "misconfigured",
                    MISCONFIGURED,
                ),
                other(
                    500,
                    json!({ "msg": "Comment failed" }),
                    "unavailable",
                    UNAVAILABLE,
                ),
            ],
            ..row(body(4))
        },
        Row {
            name: "to the article itself",
            answers: vec![published(200, json!({ "id": 7, "is_pending": false }))],
            ..row(body(0))
        },
    ]
}
