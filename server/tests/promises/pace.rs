//! How many comments one address may store.

use crate::endpoint::{Endpoint, comment_saying, execute, folder, settings};
use comment_server::Settings;
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
    let endpoint = Endpoint::start(at_most(2, &folder));
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
fn the_limit_survives_a_restart() {
    let folder = folder();
    let endpoint = Endpoint::start(at_most(1, &folder));
    assert_eq!(endpoint.post(&comment_saying("One.")).status, 201);
    endpoint.stop();

    let endpoint = Endpoint::start_at(at_most(1, &folder), 10);

    let refused = endpoint.post(&comment_saying("Two."));
    assert_eq!(refused.status, 429);
    assert_eq!(refused.header("retry-after"), Some("50"));
}

#[test]
fn after_a_restart_with_a_lower_limit_retry_after_is_still_true() {
    let folder = folder();
    let endpoint = Endpoint::start(at_most(3, &folder));
    for text in ["One.", "Two.", "Three."] {
        assert_eq!(endpoint.post(&comment_saying(text)).status, 201);
        endpoint.pass(10_000);
    }
    endpoint.stop();

    let endpoint = Endpoint::start_at(at_most(1, &folder), 30);

    let refused = endpoint.post(&comment_saying("Four."));
    assert_eq!(refused.header("retry-after"), Some("50"));
    endpoint.pass(50_000);
    assert_eq!(endpoint.post(&comment_saying("Four.")).status, 201);
}

#[test]
fn zero_is_no_limit() {
    let folder = folder();
    let endpoint = Endpoint::start(at_most(0, &folder));
    for number in 0..30 {
        let answer = endpoint.post(&comment_saying(&format!("Number {number}.")));
        assert_eq!(answer.status, 201);
    }
}

#[test]
fn only_comments_that_were_stored_count() {
    let folder = folder();
    let endpoint = Endpoint::start(at_most(2, &folder));
    assert_eq!(endpoint.post(&comment_saying("One.")).status, 201);
    for _ in 0..5 {
        assert_eq!(endpoint.post(&comment_saying("")).status, 422);
        assert_eq!(endpoint.post(&comment_saying("One.")).status, 409);
    }
    assert_eq!(endpoint.post(&comment_saying("Two.")).status, 201);
}

#[test]
fn every_address_has_a_limit_of_its_own() {
    let folder = folder();
    let settings = at_most(1, &folder);
    let database = settings.database.clone();
    let endpoint = Endpoint::start(settings);
    assert_eq!(endpoint.post(&comment_saying("One.")).status, 201);
    assert_eq!(endpoint.post(&comment_saying("Two.")).status, 429);

    execute(&database, "UPDATE comment SET address = '192.0.2.1'");

    assert_eq!(endpoint.post(&comment_saying("Two.")).status, 201);
}

#[test]
fn a_repeated_key_is_answered_beyond_the_limit() {
    let folder = folder();
    let endpoint = Endpoint::start(at_most(1, &folder));
    let key = [("idempotency-key", "k")];
    assert_eq!(
        endpoint.post_with(&comment_saying("One."), &key).status,
        201
    );
    assert_eq!(
        endpoint.post_with(&comment_saying("One."), &key).status,
        201
    );
}

#[test]
fn a_clock_that_is_set_back_locks_nobody_out() {
    let folder = folder();
    let endpoint = Endpoint::start(at_most(1, &folder));
    assert_eq!(endpoint.post(&comment_saying("One.")).status, 201);
    endpoint.turn_back(3_600_000);
    assert_eq!(endpoint.post(&comment_saying("Two.")).status, 201);
    assert_eq!(endpoint.post(&comment_saying("Three.")).status, 429);
}
