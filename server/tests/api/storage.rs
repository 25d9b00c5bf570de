//! What is stored stays stored, once.

use crate::test_server::{
    TestServer, comment, comment_saying, execute, folder, rows, send, settings,
};
use comment_server::{Error, Server};
use std::sync::Barrier;
use tokio::net::TcpListener;

#[test]
fn a_restart_loses_nothing() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    for text in ["One.", "Two.", "Three."] {
        assert_eq!(endpoint.post(&comment_saying(text)).status, 201);
    }
    endpoint.stop();

    let endpoint = TestServer::start(settings(&folder));

    for (id, text) in [(1, "One."), (2, "Two."), (3, "Three.")] {
        let found = endpoint.get(&format!("/comments/{id}"));
        assert_eq!(found.body["comment"], text);
    }
    assert_eq!(endpoint.post(&comment_saying("Two.")).status, 409);
    assert_eq!(endpoint.post(&comment_saying("Four.")).body["id"], 4);
}

#[test]
fn of_twenty_identical_comments_at_once_one_is_stored() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);
    let together = Barrier::new(20);

    let mut answers: Vec<u16> = std::thread::scope(|scope| {
        let posts: Vec<_> = (0..20)
            .map(|_| {
                scope.spawn(|| {
                    together.wait();
                    endpoint.post(&comment()).status
                })
            })
            .collect();
        posts.into_iter().map(|post| post.join().unwrap()).collect()
    });

    answers.sort_unstable();
    assert_eq!(answers[0], 201);
    assert_eq!(answers[1..], [409; 19]);
    assert_eq!(rows(&database), 1);
}

#[test]
fn two_servers_on_one_file_store_every_comment_once() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoints = [
        TestServer::start(settings.clone()),
        TestServer::start(settings),
    ];
    let together = Barrier::new(4);
    let post_all = |endpoint: &TestServer| -> Vec<u16> {
        (0..40)
            .map(|number| {
                together.wait();
                let text = format!("Number {number}.");
                endpoint.post(&comment_saying(&text)).status
            })
            .collect()
    };

    let mut answers: Vec<u16> = std::thread::scope(|scope| {
        let posts: Vec<_> = (0..4)
            .map(|turn| {
                let (endpoint, post_all) = (&endpoints[turn % 2], &post_all);
                scope.spawn(move || post_all(endpoint))
            })
            .collect();
        posts
            .into_iter()
            .flat_map(|post| post.join().unwrap())
            .collect()
    });

    answers.sort_unstable();
    assert_eq!(answers[..40], [201; 40]);
    assert_eq!(answers[40..], [409; 120]);
    assert_eq!(rows(&database), 40);
}

#[test]
fn a_repeated_idempotency_key_gets_the_first_answer_again() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings.clone());
    let key = [("idempotency-key", "8e03978e-40d5-43dd-bc93-6894a57f9324")];

    let first = endpoint.post_with(&comment(), &key);
    endpoint.pass(5_000);
    let second = endpoint.post_with(&comment(), &key);
    endpoint.stop();
    let endpoint = TestServer::start(settings);
    let after_restart = endpoint.post_with(&comment(), &key);

    assert_eq!(first.status, 201);
    for again in [second, after_restart] {
        assert_eq!(again.status, 201);
        assert_eq!(again.body, first.body);
        assert_eq!(again.header("location"), Some("/comments/1"));
    }
    assert_eq!(rows(&database), 1);
}

#[test]
fn a_repeated_key_under_moderation_is_held_again() {
    let folder = folder();
    let mut settings = settings(&folder);
    settings.moderation = true;
    let endpoint = TestServer::start(settings);
    let key = [("idempotency-key", "k")];

    let first = endpoint.post_with(&comment(), &key);
    let second = endpoint.post_with(&comment(), &key);

    assert_eq!((first.status, second.status), (202, 202));
    assert_eq!(first.body, second.body);
}

#[test]
fn different_keys_are_different_comments_and_an_empty_key_is_none() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);
    for (key, text) in [("a", "One."), ("b", "Two."), ("", "Three."), ("", "Four.")] {
        let answer = endpoint.post_with(&comment_saying(text), &[("idempotency-key", key)]);
        assert_eq!(answer.status, 201);
    }
    assert_eq!(rows(&database), 4);
    let same_text = endpoint.post_with(&comment_saying("One."), &[("idempotency-key", "c")]);
    assert_eq!(same_text.status, 409);
}

#[test]
fn an_overlong_key_is_a_bad_request() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    let (longest, longer) = ("k".repeat(255), "k".repeat(256));
    let refused = endpoint.post_with(&comment(), &[("idempotency-key", &longer)]);
    let accepted = endpoint.post_with(&comment(), &[("idempotency-key", &longest)]);
    assert_eq!((refused.status, accepted.status), (400, 201));
}

#[test]
fn the_database_is_hardly_larger_than_the_text() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);
    let count = 40;
    for number in 0..count {
        let text = format!("{number:02}").repeat(5_000);
        assert_eq!(endpoint.post(&comment_saying(&text)).status, 201);
    }
    endpoint.stop();

    let size = std::fs::metadata(database).unwrap().len();

    let text = count * 10_000;
    assert!(size < text * 3 / 2, "{size} bytes for {text}");
}

#[test]
fn the_library_serves_until_it_is_told_to_stop() {
    let folder = folder();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
    let url = format!("http://{}/comments", listener.local_addr().unwrap());
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let serving = runtime.spawn(comment_server::serve(
        listener,
        settings(&folder),
        async move { stopped.await.unwrap() },
    ));
    let json = [("content-type", "application/json")];

    let answer = send("POST", &url, &json, comment().to_string());
    stop.send(()).unwrap();
    let served = runtime.block_on(serving).unwrap();

    assert_eq!(answer.status, 201);
    assert!(served.is_ok(), "{served:?}");
    assert_eq!(rows(&folder.path().join("comments.sqlite")), 1);
}

#[test]
fn a_database_of_a_later_version_is_left_alone() {
    let folder = folder();
    let settings = settings(&folder);
    execute(
        &settings.database,
        "PRAGMA user_version = 3; CREATE TABLE later (x)",
    );

    let error = Server::open(settings).unwrap_err();

    assert!(matches!(error, Error::Database { .. }));
    assert!(error.to_string().contains("version 3"), "{error}");
}

#[test]
fn a_file_that_is_no_database_is_not_opened() {
    let folder = folder();
    let settings = settings(&folder);
    std::fs::write(&settings.database, "these are my notes\n".repeat(100)).unwrap();

    let error = Server::open(settings.clone()).unwrap_err();

    assert!(matches!(error, Error::Database { .. }));
    let kept = std::fs::read_to_string(&settings.database).unwrap();
    assert!(kept.starts_with("these are my notes"));
}
