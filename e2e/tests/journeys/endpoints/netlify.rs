//! Netlify Forms: `POST` to a path of the site, which answers with a page.

use super::row::*;
use super::trial::page;
use e2e::Reply;
use serde_json::json;

pub fn rows() -> Vec<Row> {
    let thanks = Reply::html(200, "<!doctype html><title>Thank you!</title>");
    vec![Row {
        endpoint: json!({ "parameters": { "form": "comments" } }),
        settings: json!({
            "fields": ["comment", "name", "email", "website", { "name": "city", "label": "City" }],
        }),
        typed: vec![
            ("comment", COMMENT),
            ("name", NAME),
            ("email", EMAIL),
            ("website", WEBSITE),
            ("city", "Niamey"),
        ],
        answers: vec![
            answer(thanks, "held", "once a moderator has approved it"),
            answer(
                Reply::status(204),
                "held",
                "once a moderator has approved it",
            ),
            answer(page(404), "misconfigured", MISCONFIGURED),
            answer(page(500), "unavailable", UNAVAILABLE),
        ],
        ..Row::new(
            "netlify",
            "/thanks",
            Body::UrlEncoded(vec![
                ("form-name", "comments"),
                ("comment", COMMENT),
                ("name", NAME),
                ("email", EMAIL),
                ("website", WEBSITE),
                ("page", ARTICLE),
                ("city", "Niamey"),
            ]),
        )
    }]
}
