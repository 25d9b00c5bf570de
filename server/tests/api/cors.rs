//! Which pages may use the endpoint.

use crate::test_server::{
    ORIGIN, TestResponse, TestServer, comment, comment_saying, folder, send, settings,
};
use comment_server::{Error, Server};
use std::collections::BTreeSet;

fn list(answer: &TestResponse, header: &str) -> BTreeSet<String> {
    answer
        .header(header)
        .unwrap_or_default()
        .split(',')
        .map(|item| item.trim().to_ascii_lowercase())
        .collect()
}

fn preflight(endpoint: &TestServer, origin: &str) -> TestResponse {
    let headers = [
        ("origin", origin),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "content-type"),
    ];
    send("OPTIONS", &endpoint.comments(), &headers, "")
}

fn set(items: &[&str]) -> BTreeSet<String> {
    items.iter().map(|&item| item.to_owned()).collect()
}

#[test]
fn a_preflight_from_a_configured_origin_is_granted() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));

    for origin in [ORIGIN, "http://localhost:8080"] {
        let answer = preflight(&endpoint, origin);

        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("access-control-allow-origin"), Some(origin));
        assert_eq!(
            list(&answer, "access-control-allow-methods"),
            set(&["get", "post", "options"])
        );
        assert_eq!(
            list(&answer, "access-control-allow-headers"),
            set(&["content-type", "accept", "idempotency-key"])
        );
        assert_eq!(answer.header("access-control-max-age"), Some("600"));
        assert_eq!(answer.header("access-control-allow-credentials"), None);
    }
}

#[test]
fn a_preflight_from_a_foreign_origin_is_refused() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    for origin in [
        "https://foreign.example",
        "http://127.0.0.1:8081",
        "https://127.0.0.1:8080",
        "null",
    ] {
        let answer = preflight(&endpoint, origin);
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

#[test]
fn every_refusal_can_be_read_by_the_page() {
    let folder = folder();
    let mut settings = settings(&folder);
    settings.per_minute = 7;
    let endpoint = TestServer::start(settings.clone());
    let url = endpoint.comments();
    let origin = ("origin", ORIGIN);
    let json = ("content-type", "application/json");
    let large = " ".repeat(100 * 1024);

    let answers = [
        (201, endpoint.post(&comment())),
        (409, endpoint.post(&comment())),
        (422, endpoint.post(&comment_saying(""))),
        (400, send("POST", &url, &[origin, json], "{")),
        (415, send("POST", &url, &[origin], "{}")),
        (413, send("POST", &url, &[origin, json], large)),
        (405, send("PUT", &url, &[origin, json], "{}")),
        (404, send("GET", &endpoint.url, &[origin], "")),
        (503, {
            crate::test_server::execute(&settings.database, "DROP TABLE comment");
            endpoint.post(&comment())
        }),
        (429, endpoint.post(&comment_saying("More."))),
    ];

    for (status, answer) in answers {
        assert_eq!(answer.status, status, "{answer:?}");
        assert_eq!(
            answer.header("access-control-allow-origin"),
            Some(ORIGIN),
            "{status}"
        );
        assert_eq!(
            list(&answer, "access-control-expose-headers"),
            set(&["retry-after", "location"])
        );
    }
}

#[test]
fn a_setting_that_is_no_origin_is_an_error() {
    for wrong in ["*", "example.org", "https://example.org/blog"] {
        let folder = folder();
        let mut settings = settings(&folder);
        settings.origins = vec![wrong.to_owned()];
        assert!(matches!(Server::open(settings), Err(Error::Origin(text)) if text == wrong));
    }
}
