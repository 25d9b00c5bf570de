//! WordPress by its REST interface: `POST /wp-json/wp/v2/comments`.

use super::case::*;
use e2e::MockResponse;
use serde_json::{Value, json};

pub fn cases() -> Vec<PresetCase> {
    let body = |parent: Option<u32>| {
        let mut body = json!({
            "post": 17,
            "content": COMMENT,
            "author_name": NAME,
            "author_email": EMAIL,
            "author_url": WEBSITE,
        });
        if let Some(parent) = parent {
            body["parent"] = json!(parent);
        }
        ExpectedBody::Json(body)
    };
    let link = "https://blog.example/2026/river/#comment-7";
    let created = |status: &str| json!({ "id": 7, "status": status, "link": link });
    vec![
        PresetCase {
            settings: json!({ "articleId": 17, "parent": 4, "signIn": "https://blog.example/wp-login.php" }),
            responses: [
                vec![published(201, created("approved")).with_link(link)],
                vec![held(201, created("hold"))],
                errors(),
            ]
            .into_iter()
            .flatten()
            .collect(),
            ..PresetCase::new("wordpress", "/wp-json/wp/v2/comments", body(Some(4)))
        },
        PresetCase {
            name: "without pretty addresses, to the article itself",
            settings: json!({ "articleId": "17" }),
            responses: vec![held(201, created("hold"))],
            ..PresetCase::new(
                "wordpress",
                "/index.php?rest_route=/wp/v2/comments",
                body(None),
            )
        },
        PresetCase {
            name: "where an address is asked for",
            settings: json!({ "articleId": "17" }),
            input: vec![("comment", COMMENT), ("name", NAME)],
            responses: vec![
                refused(
                    400,
                    json!({
                        "code": "rest_comment_author_data_required",
                        "message": "Creating a comment requires valid author name and email values.",
                        "data": { "status": 400 },
                    }),
                    "Creating a comment requires valid author name and email values.",
                )
                .with_field_error("name", CHECK)
                .with_field_error("email", "Please enter your email address here"),
            ],
            ..PresetCase::new(
                "wordpress",
                "/wp-json/wp/v2/comments",
                ExpectedBody::Json(json!({ "post": 17, "content": COMMENT, "author_name": NAME })),
            )
        },
    ]
}

fn errors() -> Vec<ResponseCase> {
    let error = |status: u16, code: &str, message: &str| json!({ "code": code, "message": message, "data": { "status": status } });
    let invalid = |parameters: Value| {
        json!({
            "code": "rest_invalid_param",
            "message": "Invalid parameter(s): author_email",
            "data": { "status": 400, "params": parameters },
        })
    };
    let missing = "Creating a comment requires valid author name and email values.";
    let twice = "Duplicate comment detected; it looks as though you&#8217;ve already said that!";
    vec![
        other(
            400,
            invalid(json!({ "author_email": "Invalid <email> address." })),
            "refused",
            CORRECT,
        )
        .with_field_error("email", "Invalid <email> address."),
        refused(
            400,
            error(400, "rest_comment_author_data_required", missing),
            missing,
        )
        .with_field_error("name", CHECK)
        .with_field_error("email", CHECK),
        refused(
            400,
            error(
                400,
                "rest_comment_content_invalid",
                "Invalid comment content.",
            ),
            "Invalid comment content.",
        )
        .with_field_error("comment", CHECK),
        refused(
            400,
            error(
                400,
                "comment_author_column_length",
                "Your name is too long.",
            ),
            "Your name is too long.",
        )
        .with_field_error("name", CHECK),
        other(
            400,
            error(
                400,
                "comment_flood",
                "You are posting comments too quickly. Slow down.",
            ),
            "too-fast",
            "in 15 seconds",
        ),
        other(
            409,
            error(409, "comment_duplicate", twice),
            "duplicate",
            DUPLICATE,
        ),
        other(
            403,
            error(
                403,
                "rest_comment_closed",
                "Sorry, comments are closed for this item.",
            ),
            "closed",
            CLOSED,
        ),
        other(
            403,
            error(403, "rest_comment_invalid_post_id", "Sorry, no post."),
            "misconfigured",
            MISCONFIGURED,
        ),
        other(
            401,
            error(
                401,
                "rest_comment_login_required",
                "Sorry, you must be logged in to comment.",
            ),
            "sign-in",
            SIGN_IN,
        )
        .with_link("https://blog.example/wp-login.php"),
        other(
            404,
            error(404, "rest_no_route", "No route was found."),
            "misconfigured",
            MISCONFIGURED,
        ),
        refused(
            400,
            error(400, "rest_something", "That&#8217;s <em>not</em> on."),
            "That’s <em>not</em> on.",
        ),
        response(
            MockResponse::html(500, "<p>There has been a critical error.</p>"),
            "unavailable",
            UNAVAILABLE,
        ),
    ]
}
