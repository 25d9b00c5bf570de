//! What each request is answered.

use crate::test_server::{
    TestResponse, TestServer, comment, comment_saying, execute, folder, rows, send, settings,
};
use serde_json::{Value, json};

fn assert_problem(answer: &TestResponse, status: u16) {
    assert_eq!(answer.status, status, "{answer:?}");
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    assert_eq!(answer.body["type"], "about:blank");
    assert_eq!(answer.body["status"], status);
    for member in ["title", "detail"] {
        let text = answer.body[member].as_str().unwrap();
        assert!(!text.is_empty(), "{member} is empty");
    }
}

fn pointers(answer: &TestResponse) -> Vec<&str> {
    let errors = answer.body["errors"].as_array().unwrap();
    errors
        .iter()
        .map(|error| error["pointer"].as_str().unwrap())
        .collect()
}

#[test]
fn a_good_comment_is_stored_and_found_at_its_location() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    let mut sent = comment();
    sent["email"] = "ada@example.org".into();
    sent["website"] = "https://example.org/ada".into();
    sent["lang"] = "en".into();
    sent["unknown"] = json!({"ignored": true});

    let answer = endpoint.post(&sent);

    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("location"), Some("/comments/1"));
    assert_eq!(
        answer.body,
        json!({"id": 1, "status": "published", "created": "2026-01-02T03:04:05.000Z"})
    );
    let found = endpoint.get("/comments/1");
    assert_eq!(found.status, 200);
    assert_eq!(
        found.body,
        json!({
            "id": 1,
            "article": "/articles/1",
            "parent": null,
            "name": "Ada",
            "website": "https://example.org/ada",
            "comment": "A fine article.",
            "lang": "en",
            "status": "published",
            "created": "2026-01-02T03:04:05.000Z",
        })
    );
}

#[test]
fn a_filled_honeypot_is_left_to_a_moderator() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    let mut suspect = comment();
    suspect["honeypot"] = "https://spam.example".into();

    let answer = endpoint.post(&suspect);

    assert_eq!(answer.status, 202);
    assert_eq!(answer.body["status"], "held");
}

#[test]
fn under_moderation_a_comment_is_held_and_hidden_until_it_is_published() {
    let folder = folder();
    let mut settings = settings(&folder);
    settings.moderation = true;
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);

    let answer = endpoint.post(&comment());

    assert_eq!(answer.status, 202);
    assert_eq!(answer.header("location"), Some("/comments/1"));
    assert_eq!(answer.body["id"], 1);
    assert_eq!(answer.body["status"], "held");
    assert_problem(&endpoint.get("/comments/1"), 404);
    execute(&database, "UPDATE comment SET status = 'published'");
    assert_eq!(endpoint.get("/comments/1").status, 200);
}

#[test]
fn every_wrong_field_is_named_in_one_answer() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    let wrong = json!({
        "article": "", "comment": " \n ", "name": null, "email": "nobody",
        "website": "javascript:alert(1)", "parent": "one", "lang": 5,
    });

    let answer = endpoint.post(&wrong);

    assert_problem(&answer, 422);
    let mut listed = pointers(&answer);
    listed.sort_unstable();
    assert_eq!(
        listed,
        [
            "#/article",
            "#/comment",
            "#/email",
            "#/lang",
            "#/name",
            "#/parent",
            "#/website"
        ]
    );
    let name = json!({"detail": "Please enter your name.", "pointer": "#/name"});
    assert!(answer.body["errors"].as_array().unwrap().contains(&name));
}

#[test]
fn a_reply_needs_a_comment_on_the_same_article() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    assert_eq!(endpoint.post(&comment()).status, 201);
    let mut reply = comment_saying("I agree.");
    reply["parent"] = 1.into();
    let mut elsewhere = reply.clone();
    elsewhere["article"] = "/articles/2".into();
    let mut orphan = reply.clone();
    orphan["parent"] = 99.into();
    orphan["name"] = "".into();

    let accepted = endpoint.post(&reply);
    let refused = endpoint.post(&elsewhere);
    let refused_twice = endpoint.post(&orphan);

    assert_eq!(accepted.status, 201);
    assert_eq!(endpoint.get("/comments/2").body["parent"], 1);
    assert_problem(&refused, 422);
    assert_eq!(pointers(&refused), ["#/parent"]);
    assert_problem(&refused_twice, 422);
    assert_eq!(pointers(&refused_twice), ["#/name", "#/parent"]);
}

#[test]
fn what_is_not_json_is_a_bad_request() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    for body in ["{", "name=Ada", "{\"name\": \"\u{1}\"}", "{}{}"] {
        let json = [("content-type", "application/json")];
        let answer = send("POST", &endpoint.comments(), &json, body);
        assert_problem(&answer, 400);
    }
}

#[test]
fn json_that_is_not_an_object_names_the_whole_body() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    for body in [json!([]), json!("text"), Value::Null] {
        let answer = endpoint.post(&body);
        assert_problem(&answer, 422);
        assert_eq!(pointers(&answer), ["#"]);
    }
}

#[test]
fn only_json_and_forms_are_taken() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    let url = endpoint.comments();
    let body = comment().to_string();
    for wrong in [
        "text/plain",
        "multipart/form-data; boundary=a",
        "application/jsonp",
    ] {
        let answer = send("POST", &url, &[("content-type", wrong)], body.as_str());
        assert_problem(&answer, 415);
    }
    assert_problem(&send("POST", &url, &[], body.as_str()), 415);

    let spelled = [("content-type", "Application/JSON ; charset=utf-8")];
    assert_eq!(send("POST", &url, &spelled, body).status, 201);
}

#[test]
fn the_same_comment_is_not_stored_twice() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);
    assert_eq!(endpoint.post(&comment()).status, 201);
    let mut by_another = comment();
    by_another["name"] = "Grace".into();
    let mut padded = comment();
    padded["comment"] = "  A fine article.\r\n".into();
    padded["website"] = "https://example.org".into();

    let again = endpoint.post(&comment());
    let with_padding = endpoint.post(&padded);
    let somebody_else = endpoint.post(&by_another);

    assert_problem(&again, 409);
    assert_problem(&with_padding, 409);
    assert_eq!(somebody_else.status, 201);
    assert_eq!(rows(&database), 2);
}

#[test]
fn a_comment_that_differs_in_unicode_normalization_alone_is_the_same() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    let mut composed = comment_saying("D\u{e9}j\u{e0} vu.");
    composed["name"] = "Zo\u{eb}".into();
    let mut decomposed = comment_saying("De\u{301}ja\u{300} vu.");
    decomposed["name"] = "Zoe\u{308}".into();

    assert_eq!(endpoint.post(&decomposed).status, 201);

    assert_problem(&endpoint.post(&composed), 409);
    // It is stored as it was typed.
    let stored = endpoint.get("/comments/1").body;
    assert_eq!(stored["name"], decomposed["name"]);
    assert_eq!(stored["comment"], decomposed["comment"]);
}

#[test]
fn a_website_with_user_info_is_refused() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    for website in [
        "https://ada:secret@example.org",
        "https://bank.example@evil.example/",
        "https://:secret@example.org",
    ] {
        let mut sent = comment();
        sent["website"] = website.into();
        let answer = endpoint.post(&sent);
        assert_problem(&answer, 422);
        assert_eq!(pointers(&answer), ["#/website"], "{website}");
    }
}

#[test]
fn a_name_with_characters_that_nobody_sees_is_refused() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    for name in [
        "Ada\u{202e}ecarG",
        "\u{2067}Ada",
        "Ada\u{200b}",
        "A\u{200d}da",
    ] {
        let mut sent = comment();
        sent["name"] = name.into();
        let answer = endpoint.post(&sent);
        assert_problem(&answer, 422);
        assert_eq!(pointers(&answer), ["#/name"], "{name:?}");
    }
    for name in ["علی\u{200c}رضا", "क्\u{200d}ष", "Zoë ❤\u{fe0f}"] {
        let mut sent = comment();
        sent["name"] = name.into();
        assert_eq!(endpoint.post(&sent).status, 201, "{name:?}");
    }
}

#[test]
fn what_shows_nothing_is_missing() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    let mut sent = comment_saying("\u{200b}\u{2060} \u{feff}");
    sent["name"] = "\u{3164}\u{200f}".into();

    let answer = endpoint.post(&sent);

    assert_problem(&answer, 422);
    let missing = [
        json!({"detail": "Please enter a comment.", "pointer": "#/comment"}),
        json!({"detail": "Please enter your name.", "pointer": "#/name"}),
    ];
    assert_eq!(answer.body["errors"], json!(missing));
    let joined = endpoint.post(&comment_saying("👩\u{200d}🚀 نمی\u{200c}خواهم"));
    assert_eq!(joined.status, 201);
}

#[test]
fn a_body_of_64_kib_is_read_and_a_larger_one_is_refused() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    let json = [("content-type", "application/json")];
    let start = comment().to_string();
    // White space around JSON is allowed, so only the size differs.
    let largest = start.clone() + &" ".repeat(64 * 1024 - start.len());
    let larger = largest.clone() + " ";
    let far_larger = " ".repeat(700 * 1024);

    assert_problem(&send("POST", &endpoint.comments(), &json, larger), 413);
    assert_problem(&send("POST", &endpoint.comments(), &json, far_larger), 413);
    let accepted = send("POST", &endpoint.comments(), &json, largest);
    assert_eq!(accepted.status, 201);
}

#[test]
fn other_methods_are_told_which_one_is_allowed() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    for method in ["GET", "PUT", "DELETE", "PATCH"] {
        let answer = send(method, &endpoint.comments(), &[], "");
        assert_problem(&answer, 405);
        assert_eq!(answer.header("allow"), Some("POST"), "{method}");
    }
    let answer = send("DELETE", &format!("{}/1", endpoint.comments()), &[], "");
    assert_problem(&answer, 405);
}

#[test]
fn there_is_nothing_anywhere_else() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    for path in [
        "/",
        "/comments/",
        "/comments/1",
        "/comments/one",
        "/comments/99999999999999999999",
        "/comments/1/2",
        "/elsewhere",
    ] {
        assert_problem(&endpoint.get(path), 404);
    }
}

#[test]
fn a_failing_database_is_admitted() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);
    assert_eq!(endpoint.post(&comment()).status, 201);
    execute(&database, "DROP TABLE comment");

    let posted = endpoint.post(&comment());
    let read = endpoint.get("/comments/1");

    assert_problem(&posted, 503);
    assert_problem(&read, 503);
}
