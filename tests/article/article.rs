//! The article, as it stands in a real page.
#![cfg(target_arch = "wasm32")]

#[path = "../common/mod.rs"]
mod common;

use common::{Page, answer_with, requests_made};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const STORY: &str = r#"{"lang":"en","article":{
    "headline":"Le fleuve","standfirst":"En bref","lang":"fr","section":"Culture",
    "authors":[{"name":"Awa Keïta","url":"https://example.org/awa"},"Jean Dupont","Li Na"],
    "published":"2026-03-01T07:30:00Z","modified":"2026-03-02T08:00:00Z",
    "image":{"src":"data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==","alt":"Un bateau","width":1200,"height":675,
             "caption":"Sur le Niger","credit":"A. Keïta"},
    "blocks":["Un.",
        {"type":"heading","level":2,"content":"Deux"},
        {"type":"quote","content":"Trois","cite":"Elle"},
        {"type":"list","ordered":true,"items":["quatre","cinq"]},
        {"type":"paragraph","content":["six ",{"type":"strong","content":"sept"},
            {"type":"link","url":"https://example.org/8","content":"huit"}]}]}}"#;

#[wasm_bindgen_test]
async fn every_part_of_an_article_becomes_the_element_that_means_it() {
    let page = Page::with(STORY).await;

    assert_eq!(page.text("article > header > h2"), "Le fleuve");
    assert_eq!(page.text(".aw-standfirst"), "En bref");
    assert_eq!(
        page.attribute("article > figure img", "alt").as_deref(),
        Some("Un bateau")
    );
    assert_eq!(
        page.text("article > figure figcaption"),
        "Sur le Niger A. Keïta"
    );
    assert_eq!(page.text(".aw-body > h3"), "Deux");
    assert_eq!(page.text(".aw-body blockquote"), "Trois");
    assert_eq!(page.count(".aw-body > ol > li"), 2);
    assert_eq!(page.text(".aw-body p:last-child strong"), "sept");
    assert_eq!(
        page.attribute(".aw-body p:last-child a", "href").as_deref(),
        Some("https://example.org/8")
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn dates_and_lists_speak_the_articles_language_and_the_interface_its_own() {
    let page = Page::with(STORY).await;

    assert_eq!(page.attribute("article", "lang").as_deref(), Some("fr"));
    assert_eq!(page.attribute(".aw-root", "lang").as_deref(), Some("en"));
    assert_eq!(page.text(".aw-authors"), "Awa Keïta, Jean Dupont et Li Na");
    assert_eq!(page.text(".aw-dates > time"), "1er mars 2026");
    assert_eq!(
        page.attribute(".aw-dates > time", "datetime").as_deref(),
        Some("2026-03-01T07:30:00Z")
    );
    assert_eq!(page.text(".aw-updated"), "Updated March 2, 2026");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_language_written_from_right_to_left_turns_everything_round() {
    let page = Page::with(
        r#"{"lang":"ar","endpoint":"/comments","article":{"headline":"النهر","lang":"ar","blocks":["واحد"]}}"#,
    )
    .await;

    assert_eq!(page.attribute(".aw-root", "dir").as_deref(), Some("rtl"));
    assert_eq!(page.attribute("article", "dir").as_deref(), Some("rtl"));
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn the_lead_picture_reserves_its_space_and_comes_first() {
    let page = Page::with(STORY).await;

    let attribute = |name| page.attribute("article > figure img", name);
    assert_eq!(attribute("width").as_deref(), Some("1200"));
    assert_eq!(attribute("height").as_deref(), Some("675"));
    assert_eq!(attribute("loading").as_deref(), Some("eager"));
    assert_eq!(attribute("fetchpriority").as_deref(), Some("high"));
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn no_style_attribute_and_no_style_element_is_ever_made() {
    let page = Page::with(STORY).await;

    assert_eq!(page.count("[style], style, script"), 0);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn headings_start_where_the_host_says() {
    let settings = STORY.replacen("{", r#"{"headingLevel":1,"endpoint":"/comments","#, 1);

    let page = Page::with(&settings).await;

    assert_eq!(page.text("h1"), "Le fleuve");
    assert_eq!(page.text(".aw-body h2"), "Deux");
    assert_eq!(page.text(".aw-comments h2"), "Leave a reply");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn an_article_that_fails_says_so_names_the_reason_and_comes_on_retry() {
    answer_with(404, "text/html", "<h1>Not found</h1>");
    let page =
        Page::with(r#"{"src":"https://news.example/story.txt","endpoint":"/comments"}"#).await;

    assert_eq!(
        page.text(".aw-failure [role=alert]"),
        "This article could not be loaded."
    );
    assert_eq!(
        page.attribute(".aw-failure a", "href").as_deref(),
        Some("https://news.example/story.txt")
    );
    assert!(page.find("form").is_some(), "a reader may still write");

    answer_with(200, "text/plain", "Here it is\n\nAt last.");
    page.get(".aw-retry").focus().unwrap();
    page.click(".aw-retry");
    page.until("the story is there", |page| page.find("article").is_some())
        .await;

    assert_eq!(page.text("h2"), "Here it is");
    page.until("the focus is not lost", |page| {
        page.has_focus(".aw-headline")
    })
    .await;
    page.logged_only(
        "article-widget: src: expected a document at https://news.example/story.txt, got status 404",
    ).await;
}

#[wasm_bindgen_test]
async fn other_settings_show_another_article_and_leave_the_form_as_it_was() {
    let settings = |headline: &str| {
        format!(
            r#"{{"url":"https://news.example/1","endpoint":"/comments","article":{{"headline":"{headline}"}}}}"#
        )
    };
    let mut page = Page::with(&settings("One")).await;
    page.fill("comment", "half a thought");

    page.update(&settings("Two"));
    page.until("the second story", |page| page.text("h2") == "Two")
        .await;

    assert_eq!(page.value("comment"), "half a thought");
    page.fill("comment", "");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn while_it_loads_the_reader_is_told_and_the_form_is_not_yet_in_the_way() {
    answer_with(0, "text/plain", "");
    let page = Page::not_ready(r#"{"src":"https://news.example/slow.txt","endpoint":"/comments"}"#);
    page.until("it is rendered", |page| page.find(".aw-root").is_some())
        .await;

    assert_eq!(
        page.text(".aw-waiting [role=status]"),
        "Loading the article…"
    );
    assert!(page.find("form").is_none());
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_retry_that_fails_again_keeps_what_was_typed_meanwhile() {
    answer_with(500, "text/html", "");
    let page =
        Page::with(r#"{"src":"https://news.example/story.txt","endpoint":"/comments"}"#).await;
    page.fill("name", "Awa");

    answer_with(404, "text/html", "");
    page.click(".aw-retry");
    page.until("it was asked for again", |_| requests_made() == 1)
        .await;
    page.until("it may be tried again", |page| {
        page.attribute(".aw-retry", "aria-disabled").as_deref() == Some("false")
    })
    .await;

    assert_eq!(page.value("name"), "Awa");
}

#[wasm_bindgen_test]
async fn french_signs_never_stand_alone_at_the_edge_of_a_line() {
    let page = Page::with(
        r#"{"article":{"headline":"Et maintenant ?","lang":"fr",
            "blocks":["« Bonjour » : il l'a dit à 8:30 !"]}}"#,
    )
    .await;

    assert_eq!(page.text("h2"), "Et maintenant\u{202F}?");
    assert_eq!(
        page.text(".aw-body p"),
        "«\u{202F}Bonjour\u{202F}»\u{A0}: il l'a dit à 8:30\u{202F}!"
    );
    page.was_quiet();
}
