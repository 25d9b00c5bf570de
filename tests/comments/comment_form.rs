//! The comment form, in a real page.
#![cfg(target_arch = "wasm32")]

#[path = "../common/mod.rs"]
mod common;

use common::{Page, answer_with, last_body, requests_made};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const SETTINGS: &str = r#"{"url":"https://news.example/story","endpoint":"https://news.example/comments",
    "article":{"headline":"H"}}"#;
const JSON: &str = "application/json";
const NO_ANSWER: &str = "article-widget: endpoint: expected comments to be taken at https://news.example/comments, \
    got no answer (connection, timeout, CORS or a policy of the page)";

async fn page() -> Page {
    page_with(SETTINGS).await
}

async fn page_with(settings: &str) -> Page {
    let window = gloo::utils::window();
    for storage in [window.local_storage(), window.session_storage()] {
        storage.unwrap().unwrap().clear().unwrap();
    }
    Page::with(settings).await
}

fn stored(key: &str) -> Option<String> {
    let storage = gloo::utils::window().local_storage().ok()??;
    storage.get_item(key).ok()?
}

fn submit(page: &Page) {
    page.click("button[type=submit]");
}

async fn status(page: &Page, words: &'static str) {
    page.until(words, move |page| {
        page.text(".aw-comments-status").starts_with(words)
    })
    .await;
}

/// The message that a control points to, if it is marked as wrong.
fn complaint(page: &Page, name: &str) -> Option<String> {
    let control = page.get(&format!("[name={name}]"));
    (control.get_attribute("aria-invalid")? == "true").then(|| {
        let id = control
            .get_attribute("aria-describedby")
            .expect("it points to a message");
        page.text(&format!("#{id}"))
    })
}

fn fill_well(page: &Page) {
    page.fill("comment", "Bien dit !");
    page.fill("name", "Awa");
}

#[wasm_bindgen_test]
async fn an_empty_form_is_not_sent_and_says_what_is_missing_by_each_field() {
    answer_with(201, JSON, "{}");
    let page = page().await;

    submit(&page);
    page.until("complaints", |page| complaint(page, "comment").is_some())
        .await;

    assert_eq!(
        complaint(&page, "comment").as_deref(),
        Some("Please enter your comment!")
    );
    assert_eq!(
        complaint(&page, "name").as_deref(),
        Some("Please enter your name here")
    );
    assert_eq!(complaint(&page, "email"), None);
    assert_eq!(page.focused().as_deref(), Some("comment"));
    assert_eq!(requests_made(), 0);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn nothing_is_complained_about_before_a_field_is_left_and_it_goes_when_it_is_right() {
    let page = page().await;

    page.fill("email", "awa");
    page.blur("name");
    page.rendered().await;
    assert_eq!(complaint(&page, "email"), None);
    page.blur("email");
    page.until("a complaint", |page| complaint(page, "email").is_some())
        .await;
    assert_eq!(
        complaint(&page, "email").as_deref(),
        Some("You have entered an incorrect email address!")
    );
    assert_eq!(complaint(&page, "name"), None);

    page.fill("email", "awa@example.org");
    page.until("it is gone", |page| complaint(page, "email").is_none())
        .await;
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn blanks_are_empty_and_what_may_be_required_is_the_hosts_choice() {
    let page = page_with(&SETTINGS.replacen("{", r#"{"required":"name email","#, 1)).await;
    page.fill("comment", " \n ");
    page.fill("name", "Awa");

    submit(&page);
    page.until("complaints", |page| complaint(page, "comment").is_some())
        .await;

    assert_eq!(
        complaint(&page, "email").as_deref(),
        Some("Please enter your email address here")
    );
    page.fill("comment", "");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_comment_is_posted_once_and_thanked_for() {
    answer_with(201, JSON, r#"{"id":1}"#);
    let page = page().await;
    fill_well(&page);

    submit(&page);
    submit(&page);
    status(&page, "Thank you. Your comment has been published.").await;

    assert_eq!(requests_made(), 1);
    assert!(last_body().starts_with(
        r#"{"article":"https://news.example/story","comment":"Bien dit !","name":"Awa","elapsed":"#
    ));
    assert_eq!(page.value("comment"), "");
    assert_eq!(page.value("name"), "Awa");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn while_it_is_sent_the_button_keeps_the_focus_and_says_that_it_waits() {
    answer_with(0, JSON, "");
    let page = page().await;
    fill_well(&page);
    page.get("button[type=submit]").focus().unwrap();

    submit(&page);
    status(&page, "Sending your comment").await;

    assert_eq!(
        page.attribute("button[type=submit]", "aria-disabled")
            .as_deref(),
        Some("true")
    );
    assert!(!page.get("button[type=submit]").has_attribute("disabled"));
    page.fill("comment", "");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn whatever_the_answer_the_text_is_kept_until_it_was_received() {
    for (code, words) in [
        (401, "The site asks you to sign in"),
        (200, "No clear answer came back"),
        (400, "The site did not accept"),
        (404, "Comments cannot be received here"),
        (409, "The site already has this comment"),
        (413, "Your comment is too long"),
        (429, "You are sending comments too quickly"),
        (500, "The site could not store your comment"),
        (504, "No clear answer came back"),
    ] {
        answer_with(code, "text/html", "<h1>An HTML page</h1>");
        let page = page().await;
        fill_well(&page);

        submit(&page);
        status(&page, words).await;

        assert_eq!(page.value("comment"), "Bien dit !", "after {code}");
        assert!(!page.text(".aw-comments").contains("HTML page"));
        page.fill("comment", "");
        if code == 404 {
            page.logged_only(
                "article-widget: endpoint: expected comments to be taken at \
                 https://news.example/comments, got status 404",
            )
            .await;
        } else {
            page.was_quiet();
        }
    }
}

#[wasm_bindgen_test]
async fn without_an_answer_the_text_is_kept_and_the_host_is_informed_once() {
    answer_with(-1, JSON, "");
    let page = page().await;
    fill_well(&page);

    submit(&page);
    status(&page, "No clear answer came back").await;
    submit(&page);
    page.until("a second attempt", |_| requests_made() == 2)
        .await;
    status(&page, "No clear answer came back").await;

    assert_eq!(page.value("comment"), "Bien dit !");
    page.fill("comment", "");
    page.logged_only(NO_ANSWER).await;
}

#[wasm_bindgen_test]
async fn a_servers_complaint_lands_on_its_field_as_text() {
    answer_with(
        422,
        "application/problem+json",
        r##"{"errors":[{"detail":"<b>Known spammer</b>","pointer":"#/email"},{"detail":"Be kind"}]}"##,
    );
    let page = page().await;
    fill_well(&page);
    page.fill("email", "awa@example.org");
    page.get("button[type=submit]").focus().unwrap();

    submit(&page);
    page.until("the complaint", |page| complaint(page, "email").is_some())
        .await;

    assert_eq!(
        complaint(&page, "email").as_deref(),
        Some("<b>Known spammer</b>")
    );
    assert_eq!(page.focused().as_deref(), Some("email"));
    assert!(page.text(".aw-comments-status").contains("Be kind"));
    page.blur("email");
    page.rendered().await;
    assert!(
        complaint(&page, "email").is_some(),
        "it stays until it is edited"
    );
    page.fill("comment", "");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn duplicate_after_an_unconfirmed_attempt_is_receipt() {
    answer_with(-1, JSON, "");
    let page = page().await;
    fill_well(&page);
    submit(&page);
    status(&page, "No clear answer came back").await;

    answer_with(409, JSON, "{}");
    submit(&page);
    status(&page, "Your comment had already been received").await;

    assert_eq!(page.value("comment"), "");
    page.logged_only(NO_ANSWER).await;
}

#[wasm_bindgen_test]
async fn an_unsent_comment_survives_the_page_and_is_forgotten_once_received() {
    answer_with(201, JSON, "{}");
    let before = page().await;
    before.fill("comment", "half a thought");
    before.rendered().await;
    before.was_quiet();

    let after = Page::with(SETTINGS).await;
    after
        .until("the draft", |page| {
            page.value("comment") == "half a thought"
        })
        .await;
    after.fill("name", "Awa");
    submit(&after);
    status(&after, "Thank you").await;
    after.was_quiet();

    let later = Page::with(SETTINGS).await;
    assert_eq!(later.value("comment"), "");
    later.was_quiet();
}

#[wasm_bindgen_test]
async fn details_are_remembered_for_those_who_ask_and_forgotten_when_they_take_it_back() {
    answer_with(201, JSON, "{}");
    let first = page().await;
    fill_well(&first);
    submit(&first);
    status(&first, "Thank you").await;
    first.was_quiet();

    let second = Page::with(SETTINGS).await;
    assert_eq!(second.value("name"), "", "nobody asked to remember");
    fill_well(&second);
    second.click("[name=save]");
    submit(&second);
    status(&second, "Thank you").await;
    second.was_quiet();

    let third = Page::with(SETTINGS).await;
    third
        .until("the name", |page| page.value("name") == "Awa")
        .await;
    let commenter = "article-widget:commenter:https://news.example";
    assert!(stored(commenter).is_some());
    third.click("[name=save]");
    third
        .until("it is forgotten", |_| stored(commenter).is_none())
        .await;
    third.was_quiet();

    let fourth = Page::with(SETTINGS).await;
    assert_eq!(fourth.value("name"), "");
    fourth.was_quiet();
}

#[wasm_bindgen_test]
async fn a_comment_whose_answer_was_never_seen_comes_back_as_unconfirmed() {
    answer_with(0, JSON, "");
    let before = page().await;
    fill_well(&before);
    submit(&before);
    status(&before, "Sending your comment").await;
    before.was_quiet();

    answer_with(409, JSON, "{}");
    let after = Page::with(SETTINGS).await;
    status(&after, "No clear answer came back").await;
    assert_eq!(after.value("comment"), "Bien dit !");
    after.fill("name", "Awa");
    submit(&after);
    status(&after, "Your comment had already been received").await;

    assert_eq!(after.value("comment"), "");
    after.was_quiet();

    let later = Page::with(SETTINGS).await;
    assert_eq!(later.value("comment"), "");
    later.was_quiet();
}

#[wasm_bindgen_test]
async fn a_refused_comment_comes_back_as_merely_unsent() {
    answer_with(400, JSON, "{}");
    let before = page().await;
    fill_well(&before);
    submit(&before);
    status(&before, "The site did not accept").await;
    before.was_quiet();

    let after = Page::with(SETTINGS).await;
    after
        .until("the note", |page| {
            page.text(".aw-field-comment").contains("has been restored")
        })
        .await;

    assert_eq!(after.text(".aw-comments-status"), "");
    after.fill("comment", "");
    after.was_quiet();
}

#[wasm_bindgen_test]
async fn what_was_typed_is_not_replaced_when_the_host_changes_the_settings() {
    let mut page = page().await;
    page.fill("name", "Zoé");

    page.update(&SETTINGS.replace("/comments", "/other-comments"));
    page.rendered().await;

    assert_eq!(page.value("name"), "Zoé");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn what_a_reader_told_one_site_is_not_offered_to_another() {
    let elsewhere = SETTINGS.replace("news.example/comments", "other.example/comments");
    answer_with(201, JSON, "{}");
    let first = page().await;
    fill_well(&first);
    first.click("[name=save]");
    submit(&first);
    status(&first, "Thank you").await;
    first.was_quiet();

    let other = Page::with(&elsewhere).await;
    assert_eq!(other.value("name"), "");
    other.was_quiet();

    let mut moved = Page::with(SETTINGS).await;
    moved
        .until("the name", |page| page.value("name") == "Awa")
        .await;
    moved.fill("email", "awa@other.example");
    moved.update(&elsewhere);
    moved
        .until("the name is taken away", |page| {
            page.value("name").is_empty()
        })
        .await;
    assert_eq!(moved.value("email"), "awa@other.example", "typed since");
    moved.was_quiet();

    let last = Page::with(SETTINGS).await;
    last.until("the name", |page| page.value("name") == "Awa")
        .await;
    last.click("[name=save]");
    last.until("it is forgotten", |_| {
        stored("article-widget:commenter:https://news.example").is_none()
    })
    .await;
    last.was_quiet();
}
