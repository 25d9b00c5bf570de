//! What is not kept longer than it serves.

use crate::test_server::{
    TestServer, WAIT_TIMEOUT, bytes, comment, comment_saying, contains, folder, rows, settings,
};
use serde_json::Value;
use std::time::Instant;

const EMAIL: &str = "ada.lovelace@example.org";

const DAY_S: u64 = 24 * 60 * 60;

fn with_email(mut comment: Value) -> Value {
    comment["email"] = EMAIL.into();
    comment
}

#[test]
fn the_address_of_the_sender_is_not_stored() {
    let folder = folder();
    let mut settings = settings(&folder);
    settings.per_minute = 10;
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);

    assert_eq!(endpoint.post(&comment()).status, 201);

    assert!(contains(&bytes(&database), "A fine article."));
    assert!(!contains(&bytes(&database), "127.0.0.1"));
}

#[test]
fn emails_are_erased_at_the_start_after_90_days() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings.clone());
    assert_eq!(endpoint.post(&with_email(comment())).status, 201);
    endpoint.stop();

    let endpoint = TestServer::start_at(settings.clone(), 90 * DAY_S - 1);
    assert_eq!(endpoint.get("/comments/1").status, 200);
    assert!(contains(&bytes(&database), EMAIL));
    endpoint.stop();
    let endpoint = TestServer::start_at(settings, 90 * DAY_S);
    assert_eq!(endpoint.get("/comments/1").status, 200);

    assert!(!contains(&bytes(&database), EMAIL));
    assert_eq!(rows(&database), 1);
}

#[test]
fn emails_are_erased_while_the_server_runs_and_leave_no_trace_in_its_files() {
    let folder = folder();
    let mut settings = settings(&folder);
    settings.email_days = 7;
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings.clone());
    for text in ["One.", "Two.", "Three."] {
        assert_eq!(endpoint.post(&with_email(comment_saying(text))).status, 201);
    }
    endpoint.stop();
    let (endpoint, _client) = TestServer::start_impatient(settings, 6 * DAY_S, "");
    assert!(contains(&bytes(&database), EMAIL));

    endpoint.pass(DAY_S * 1000);

    let start = Instant::now();
    while contains(&bytes(&database), EMAIL) {
        assert!(
            start.elapsed() < WAIT_TIMEOUT,
            "the addresses are still there"
        );
        std::thread::yield_now();
    }
    assert_eq!(rows(&database), 3);
}

#[test]
fn emails_are_not_stored_at_all_if_they_are_kept_for_no_day() {
    let folder = folder();
    let mut settings = settings(&folder);
    settings.email_days = 0;
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);

    assert_eq!(endpoint.post(&with_email(comment())).status, 201);

    assert!(!contains(&bytes(&database), EMAIL));
}

#[test]
fn what_a_moderator_deletes_leaves_no_trace_after_a_restart() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings.clone());
    let secret = "Nobody may read this again.";
    assert_eq!(endpoint.post(&comment_saying(secret)).status, 201);
    endpoint.stop();
    crate::test_server::execute(&database, "PRAGMA secure_delete = on; DELETE FROM comment");

    let endpoint = TestServer::start(settings);
    assert_eq!(endpoint.get("/comments/1").status, 404);

    assert!(!contains(&bytes(&database), secret));
}
