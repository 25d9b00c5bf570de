//! Ghost: `POST /members/api/comments/`, by signed-in members.

use super::case::*;
use serde_json::json;

const HTML: &str = "<p>« Bien dit », 1 &lt; 2 &amp; \"so\" on.<br>نعم ✓</p>";

pub fn cases() -> Vec<PresetCase> {
    let error =
        |message: &str, kind: &str| json!({ "errors": [{ "message": message, "type": kind }] });
    vec![PresetCase {
        endpoint: json!({ "credentials": "include" }),
        settings: json!({
            "fields": "comment",
            "articleId": "63f7ab",
            "parent": "63f7cd",
            "signIn": "https://news.example/#/portal/signin",
        }),
        input: vec![("comment", COMMENT)],
        request: ExpectedRequest {
            method: "POST",
            target: "/members/api/comments/",
            body: ExpectedBody::Json(json!({
                "comments": [{ "post_id": "63f7ab", "parent_id": "63f7cd", "html": HTML }],
            })),
            headers: vec![("cookie", "session=1")],
            before: vec![],
        },
        responses: vec![
            published(
                201,
                json!({ "comments": [{ "id": "64", "status": "published" }] }),
            ),
            other(
                401,
                error("Log in", "UnauthorizedError"),
                "sign-in",
                SIGN_IN,
            )
            .with_link("https://news.example/#/portal/signin"),
            other(
                403,
                error("Not allowed", "NoPermissionError"),
                "sign-in",
                SIGN_IN,
            )
            .with_link("https://news.example/#/portal/signin"),
            refused(
                422,
                error("The comment is <empty>", "ValidationError"),
                "The comment is <empty>",
            ),
            other(
                500,
                error("No", "InternalServerError"),
                "unavailable",
                UNAVAILABLE,
            ),
        ],
        ..PresetCase::new(
            "ghost",
            "/members/api/comments/",
            ExpectedBody::Json(json!({})),
        )
    }]
}
