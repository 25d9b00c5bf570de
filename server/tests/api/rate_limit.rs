//! How often one address may try.

use crate::test_server::{ORIGIN, TestServer, comment_saying, folder, send, send_raw, settings};
use comment_server::Settings;
use std::net::Ipv4Addr;
use tempfile::TempDir;

fn at_most(per_minute: u32, folder: &TempDir) -> Settings {
    Settings {
        per_minute,
        ..settings(folder)
    }
}

#[test]
fn retry_after_is_when_the_oldest_comment_leaves_the_window() {
    let folder = folder();
    let endpoint = TestServer::start(at_most(2, &folder));
    assert_eq!(endpoint.post(&comment_saying("One.")).status, 201);
    endpoint.pass(20_500);
    assert_eq!(endpoint.post(&comment_saying("Two.")).status, 201);

    let refused = endpoint.post(&comment_saying("Three."));

    assert_eq!(refused.status, 429);
    // 39.5 s remain, in whole seconds.
    assert_eq!(refused.header("retry-after"), Some("40"));
    endpoint.pass(39_499);
    let too_early = endpoint.post(&comment_saying("Three."));
    assert_eq!(too_early.header("retry-after"), Some("1"));
    endpoint.pass(1);
    assert_eq!(endpoint.post(&comment_saying("Three.")).status, 201);
    let next = endpoint.post(&comment_saying("Four."));
    assert_eq!(next.header("retry-after"), Some("21"));
}

#[test]
fn zero_is_no_limit() {
    let folder = folder();
    let endpoint = TestServer::start(at_most(0, &folder));
    for number in 0..30 {
        let answer = endpoint.post(&comment_saying(&format!("Number {number}.")));
        assert_eq!(answer.status, 201);
    }
}

#[test]
fn every_attempt_counts_whatever_it_is_answered() {
    let folder = folder();
    let endpoint = TestServer::start(at_most(6, &folder));
    let url = endpoint.comments();
    let json = ("content-type", "application/json");
    let mut orphan = comment_saying("Reply.");
    orphan["parent"] = 99.into();

    let answers = [
        endpoint.post(&comment_saying("One.")),
        endpoint.post(&comment_saying("One.")),
        endpoint.post(&comment_saying("")),
        endpoint.post(&orphan),
        send("POST", &url, &[json], "{"),
        send("POST", &url, &[], "text"),
        endpoint.post(&comment_saying("One.")),
        endpoint.post(&comment_saying("")),
        endpoint.post(&orphan),
        send("POST", &url, &[json], "{"),
    ];

    let statuses = answers.map(|answer| answer.status);
    assert_eq!(statuses, [201, 409, 422, 422, 400, 415, 429, 429, 429, 429]);
    endpoint.pass(60_000);
    assert_eq!(endpoint.post(&comment_saying("Two.")).status, 201);
}

#[test]
fn a_preflight_and_a_reader_do_not_count() {
    let folder = folder();
    let endpoint = TestServer::start(at_most(1, &folder));
    for _ in 0..3 {
        assert_eq!(endpoint.get("/comments/1").status, 404);
        let preflight = [
            ("origin", ORIGIN),
            ("access-control-request-method", "POST"),
        ];
        let answer = send("OPTIONS", &endpoint.comments(), &preflight, "");
        assert_eq!(answer.status, 200);
    }
    assert_eq!(endpoint.post(&comment_saying("One.")).status, 201);
}

#[test]
fn a_retry_beyond_the_limit_gets_its_first_answer_once_there_is_room() {
    let folder = folder();
    let endpoint = TestServer::start(at_most(1, &folder));
    let key = [("idempotency-key", "k")];
    let first = endpoint.post_with(&comment_saying("One."), &key);
    assert_eq!(first.status, 201);

    let refused = endpoint.post_with(&comment_saying("One."), &key);

    assert_eq!(refused.status, 429);
    assert_eq!(refused.header("retry-after"), Some("60"));
    endpoint.pass(60_000);
    let again = endpoint.post_with(&comment_saying("One."), &key);
    assert_eq!(again.status, 201);
    assert_eq!(again.body, first.body);
}

/// A client of IPv4 that a socket of IPv6 accepts appears as `::ffff:127.0.0.1`.
#[cfg(target_os = "linux")]
#[test]
fn every_ipv4_address_has_a_limit_of_its_own_also_where_ipv6_listens() {
    let folder = folder();
    let endpoint = TestServer::start_on(at_most(1, &folder), "[::]:0");
    let post = |last: u8, text: &str| {
        let body = comment_saying(text).to_string();
        let request = format!(
            "POST /comments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        let answer = send_raw(endpoint.address, Ipv4Addr::new(127, 0, 0, last), &request);
        answer.split(' ').nth(1).unwrap().to_owned()
    };

    assert_eq!(post(1, "One."), "201");
    assert_eq!(post(1, "Two."), "429");
    assert_eq!(post(2, "Two."), "201");
    assert_eq!(post(2, "Three."), "429");
}

#[test]
fn a_clock_that_is_set_back_locks_nobody_out() {
    let folder = folder();
    let endpoint = TestServer::start(at_most(1, &folder));
    assert_eq!(endpoint.post(&comment_saying("One.")).status, 201);
    endpoint.turn_back(3_600_000);
    assert_eq!(endpoint.post(&comment_saying("Two.")).status, 201);
    assert_eq!(endpoint.post(&comment_saying("Three.")).status, 429);
}
