//! Netlify Forms: `POST` to a path of the site, which responds with a page.

use super::case::*;
use super::case_runner::page;
use e2e::MockResponse;
use serde_json::json;

pub fn cases() -> Vec<PresetCase> {
    let thanks = MockResponse::html(200, "<!doctype html><title>Thank you!</title>");
    vec![PresetCase {
        endpoint: json!({ "parameters": { "form": "comments" } }),
        settings: json!({
            "fields": ["comment", "name", "email", "website", { "name": "city", "label": "City" }],
        }),
        input: vec![
            ("comment", COMMENT),
            ("name", NAME),
            ("email", EMAIL),
            ("website", WEBSITE),
            ("city", "Niamey"),
        ],
        responses: vec![
            response(thanks, "held", "once a moderator has approved it"),
            response(
                MockResponse::status(204),
                "held",
                "once a moderator has approved it",
            ),
            response(page(404), "misconfigured", MISCONFIGURED),
            response(page(500), "unavailable", UNAVAILABLE),
        ],
        ..PresetCase::new(
            "netlify",
            "/thanks",
            ExpectedBody::UrlEncoded(vec![
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
