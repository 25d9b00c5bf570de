//! What a browser is answered that sends the form by itself.

use crate::test_server::{ORIGIN, TestResponse, TestServer, execute, folder, rows, send, settings};

const TYPE: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const ACCEPT: (&str, &str) = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
const COMMENT: &str = "article=%2Farticles%2F1&comment=A+fine+article.&name=Ada&email=&honeypot=";

fn post(endpoint: &TestServer, headers: &[(&str, &str)], body: &str) -> TestResponse {
    let headers = [&[TYPE, ACCEPT], headers].concat();
    send("POST", &endpoint.comments(), &headers, body)
}

fn assert_page(answer: &TestResponse, status: u16, lang: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    let html = Some("text/html; charset=utf-8");
    assert_eq!(answer.header("content-type"), html);
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert!(answer.text().contains(lang), "{}", answer.text());
    for never in ["<script", "<style", "<form", "javascript:"] {
        assert!(!answer.text().contains(never), "{never}");
    }
}

const ENGLISH: &str = "<html lang=\"en\" dir=\"ltr\">";

#[test]
fn a_form_is_kept_like_any_comment_and_answered_with_a_page() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));

    let answer = post(&endpoint, &[("origin", ORIGIN)], COMMENT);

    assert_page(&answer, 201, ENGLISH);
    assert!(answer.text().contains("has been published"));
    let found = endpoint.get("/comments/1").body;
    assert_eq!(found["comment"], "A fine article.");
    assert_eq!(found["name"], "Ada");
    let again = post(&endpoint, &[("origin", ORIGIN)], COMMENT);
    assert_page(&again, 409, ENGLISH);
    assert!(again.text().contains("already sent"));
}

#[test]
fn a_form_is_under_the_same_rules() {
    let folder = folder();
    let mut settings = settings(&folder);
    settings.per_minute = 3;
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);
    let suspect = COMMENT.replace("honeypot=", "honeypot=x");

    assert_page(&post(&endpoint, &[], &suspect), 202, ENGLISH);
    let large = format!("comment={}", "x".repeat(100 * 1024));
    assert_page(&post(&endpoint, &[], &large), 413, ENGLISH);
    execute(&database, "DROP TABLE comment");
    assert_page(&post(&endpoint, &[], COMMENT), 503, ENGLISH);
    let more = post(&endpoint, &[], &COMMENT.replace("fine", "good"));

    assert_page(&more, 429, ENGLISH);
    assert!(more.header("retry-after").is_some());
    assert!(more.text().contains("A good article."), "it can be copied");
}

#[test]
fn what_is_wrong_is_listed_in_the_readers_language_and_what_was_typed_is_there() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    let wrong = "article=%2Fa&comment=%0A%3C%2Ftextarea%3E%3Cscript%3E%26%22&name=+&email=nobody";

    let french = post(&endpoint, &[("accept-language", "fr-FR,en;q=0.8")], wrong);
    let arabic = post(&endpoint, &[("accept-language", "ar")], wrong);

    assert_page(&french, 422, "<html lang=\"fr\" dir=\"ltr\">");
    let text = french.text();
    assert!(text.contains("<li><strong>Nom</strong>: Ce champ est à remplir.</li>"));
    assert!(text.contains("<li><strong>E-mail</strong>: Ce n’est pas valable.</li>"));
    assert!(text.contains("readonly>\n\n&lt;/textarea&gt;&lt;script&gt;&amp;&quot;</textarea>"));
    assert_page(&arabic, 422, "<html lang=\"ar\" dir=\"rtl\">");
}

#[test]
fn a_form_of_a_foreign_page_is_refused() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);

    for origin in ["https://foreign.example", "http://127.0.0.1:8081", "null"] {
        let answer = post(&endpoint, &[("origin", origin)], COMMENT);
        assert_page(&answer, 403, ENGLISH);
        assert!(answer.text().contains("href=\"/\""), "{origin}");
    }
    assert_eq!(rows(&database), 0);
    // Of its own origin, behind which a page may be.
    let answer = post(&endpoint, &[("origin", &endpoint.url)], COMMENT);
    assert_eq!(answer.status, 201);
}

#[test]
fn the_way_back_leads_nowhere_but_to_pages_that_may_use_the_endpoint() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    let story = format!("{ORIGIN}/story?a=1&b=2");
    let cases = [
        (story.as_str(), "/a", format!("{ORIGIN}/story?a=1&amp;b=2")),
        // As browsers tell where they come from to another origin.
        (ORIGIN, &story, format!("{ORIGIN}/story?a=1&amp;b=2")),
        (ORIGIN, "/a", format!("{ORIGIN}/")),
        (
            "https://foreign.example/story",
            "https://foreign.example/a",
            "/".to_owned(),
        ),
        ("javascript:alert(1)", "javascript:alert(1)", "/".to_owned()),
        (
            "http://a@127.0.0.1:8080/story",
            "//foreign.example",
            "/".to_owned(),
        ),
    ];

    for (index, (referer, article, back)) in cases.into_iter().enumerate() {
        let article: String = url::form_urlencoded::byte_serialize(article.as_bytes()).collect();
        let body = format!("article={article}&comment={index}&name=Ada");
        let answer = post(&endpoint, &[("referer", referer)], &body);

        assert_page(&answer, 201, ENGLISH);
        let link = format!("<a href=\"{back}\">Back to the article</a>");
        assert!(answer.text().contains(&link), "{}", answer.text());
        assert_eq!(answer.header("location"), None);
    }
}

#[test]
fn a_script_that_sends_a_form_is_answered_in_json() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    let headers = [TYPE, ("accept", "application/json"), ("origin", ORIGIN)];

    let answer = send("POST", &endpoint.comments(), &headers, COMMENT);

    assert_eq!(answer.status, 201);
    assert_eq!(answer.body["status"], "published");
    assert_eq!(answer.header("location"), Some("/comments/1"));
}
