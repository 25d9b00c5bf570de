//! Artalk 2: `POST /api/v2/comments`.

use super::case::*;
use serde_json::json;

pub fn cases() -> Vec<PresetCase> {
    let body = |rid: u32| {
        ExpectedBody::Json(json!({
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
    let case = |body| PresetCase {
        endpoint: json!({ "parameters": { "site": "news" } }),
        ..PresetCase::new("artalk", "/api/v2/comments", body)
    };
    let captcha = json!({
        "msg": "A captcha is needed",
        "need_captcha": true,
        "img_data": "data:image/png;base64,iVBORw0KGgo=",
    });
    vec![
        PresetCase {
            settings: json!({ "parent": 4 }),
            responses: vec![
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
            ..case(body(4))
        },
        PresetCase {
            name: "to the article itself",
            responses: vec![published(200, json!({ "id": 7, "is_pending": false }))],
            ..case(body(0))
        },
    ]
}
