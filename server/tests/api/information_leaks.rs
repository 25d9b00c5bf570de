//! What answers do not tell to those who guess.

use crate::test_server::{
    TestResponse, TestServer, comment, comment_saying, folder, rows, settings,
};
use serde_json::Value;

fn with(mut comment: Value, field: &str, value: impl Into<Value>) -> Value {
    comment[field] = value.into();
    comment
}

/// What tells two answers apart, but for the numbers and times that differ with every comment.
fn signs(answer: &TestResponse) -> (u16, Option<&str>, &Value, &Value) {
    let body = &answer.body;
    (
        answer.status,
        answer.header("content-type"),
        &body["status"],
        &body["errors"],
    )
}

#[test]
fn a_guessed_email_is_answered_like_any_other() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);
    let secret = with(comment(), "email", "ada@example.org");
    assert_eq!(endpoint.post(&secret).status, 201);

    let right = endpoint.post(&secret);
    let wrong = endpoint.post(&with(comment(), "email", "bob@example.org"));
    let none = endpoint.post(&comment());

    assert_eq!(right.status, 409);
    assert_eq!(right.body, wrong.body);
    assert_eq!(right.body, none.body);
    assert_eq!(rows(&database), 1);
}

#[test]
fn a_guessed_text_of_a_held_comment_is_answered_like_any_other() {
    let folder = folder();
    let mut settings = settings(&folder);
    settings.moderation = true;
    let endpoint = TestServer::start(settings);
    assert_eq!(endpoint.post(&comment_saying("A secret.")).status, 202);

    let right = endpoint.post(&comment_saying("A secret."));
    let wrong = endpoint.post(&comment_saying("A guess."));

    assert_eq!(signs(&right), signs(&wrong));
    assert_eq!(
        (&right.body["id"], &wrong.body["id"]),
        (&2.into(), &3.into())
    );
    assert_eq!(right.body["created"], wrong.body["created"]);
}

#[test]
fn a_comment_that_is_held_as_spam_does_not_keep_the_same_text_out() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    let spam = with(comment(), "honeypot", "x");
    assert_eq!(endpoint.post(&spam).status, 202);
    assert_eq!(endpoint.post(&comment()).status, 201);
    assert_eq!(endpoint.post(&comment()).status, 409);
    assert_eq!(endpoint.post(&spam).status, 409);
}

#[test]
fn a_held_parent_is_answered_like_a_missing_one() {
    let folder = folder();
    let mut settings = settings(&folder);
    settings.moderation = true;
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);
    assert_eq!(endpoint.post(&comment()).status, 202);

    let held = endpoint.post(&with(comment_saying("Reply."), "parent", 1));
    let missing = endpoint.post(&with(comment_saying("Reply."), "parent", 99));

    assert_eq!(held.status, 422);
    assert_eq!(held.body, missing.body);
    crate::test_server::execute(&database, "UPDATE comment SET status = 'published'");
    let published = endpoint.post(&with(comment_saying("Reply."), "parent", 1));
    assert_eq!(published.status, 202);
}
