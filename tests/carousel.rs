//! The related-articles carousel, in a real page.
#![cfg(target_arch = "wasm32")]

mod common;

use common::{Page, answer_with};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn settings(count: usize, lang: &str) -> String {
    let items: Vec<String> = (1..=count)
        .map(|number| {
            format!(r#"{{"url":"https://example.org/{number}","title":"Story {number}"}}"#)
        })
        .collect();
    format!(
        r#"{{"lang":"{lang}","article":{{"headline":"H"}},"related":{{"items":[{}]}}}}"#,
        items.join(",")
    )
}

async fn page(count: usize, lang: &str) -> Page {
    let page = Page::with(&settings(count, lang)).await;
    page.set_width(640);
    page
}

fn is_disabled(page: &Page, button: &str) -> bool {
    page.attribute(button, "aria-disabled").as_deref() == Some("true")
}

#[wasm_bindgen_test]
async fn it_is_one_named_carousel_whose_slides_are_named_by_their_article() {
    let page = page(8, "en").await;

    let role = |selector| page.attribute(selector, "aria-roledescription");
    assert_eq!(role("section.aw-related").as_deref(), Some("carousel"));
    assert_eq!(role(".aw-track [role=group]").as_deref(), Some("slide"));
    let heading = page
        .attribute("section.aw-related", "aria-labelledby")
        .unwrap();
    assert_eq!(page.text(&format!("#{heading}")), "Related articles");
    let link = page
        .attribute(".aw-track li:nth-child(3) [role=group]", "aria-labelledby")
        .unwrap();
    assert_eq!(page.text(&format!("a#{link}")), "Story 3");
    assert_eq!(page.text(".aw-related [role=status]"), "");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn next_brings_the_next_page_and_says_so_once_it_rests() {
    for lang in ["en", "ar"] {
        let page = page(8, lang).await;
        page.until("it is laid out", |page| !is_disabled(page, ".aw-next"))
            .await;
        assert!(is_disabled(&page, ".aw-previous"));

        page.click(".aw-next");
        page.until("it says where it is", |page| {
            !page.text(".aw-related-status").is_empty()
        })
        .await;

        let words = page.text(".aw-related-status");
        if lang == "en" {
            assert_eq!(words, "Articles 4 to 6 of 8");
        }
        let scrolled = page.get(".aw-track").scroll_left();
        assert!(
            if lang == "ar" {
                scrolled < 0
            } else {
                scrolled > 0
            },
            "{lang}: {scrolled}"
        );
        assert!(!is_disabled(&page, ".aw-previous"));
        page.was_quiet();
    }
}

#[wasm_bindgen_test]
async fn the_last_page_ends_the_way_forward_and_previous_leads_back() {
    let page = page(5, "en").await;
    page.until("it is laid out", |page| !is_disabled(page, ".aw-next"))
        .await;

    page.click(".aw-next");
    page.until("the end", |page| is_disabled(page, ".aw-next"))
        .await;
    page.until("it says so", |page| {
        page.text(".aw-related-status") == "Articles 3 to 5 of 5"
    })
    .await;

    page.click(".aw-previous");
    page.until("the start", |page| is_disabled(page, ".aw-previous"))
        .await;
    page.until("the very start", |page| {
        page.get(".aw-track").scroll_left() == 0
    })
    .await;
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn controls_appear_only_when_there_is_something_to_scroll() {
    let page = page(2, "en").await;
    assert!(page.get(".aw-related-controls").hidden());

    page.set_width(260);
    page.until("two do not fit", |page| {
        !page.get(".aw-related-controls").hidden()
    })
    .await;

    page.was_quiet();
}

#[wasm_bindgen_test]
async fn an_empty_list_shows_nothing_and_a_failed_one_disturbs_nothing() {
    let empty = page(0, "en").await;
    assert!(empty.find(".aw-related").is_none());
    empty.was_quiet();

    answer_with(200, "text/html", "<!doctype html>");
    let failed = Page::with(
        r#"{"article":{"headline":"H"},"related":"https://news.example/feed.json","endpoint":"/comments"}"#,
    )
    .await;
    failed
        .until("the form", |page| page.find("form").is_some())
        .await;
    assert_eq!(failed.text("h2"), "H");
    failed
        .until("its place is given up", |page| {
            page.find(".aw-related").is_none()
        })
        .await;
    failed
        .said_only(
            "article-widget: related: expected a list of articles at https://news.example/feed.json, \
         but the document is not well-formed JSON, or has over 64 levels or 100,000 values",
        )
        .await;
}

#[wasm_bindgen_test]
async fn other_articles_are_measured_anew() {
    let mut page = page(0, "en").await;

    page.update(&settings(8, "en"));
    page.until("controls for eight", |page| {
        page.find(".aw-related-controls")
            .is_some_and(|controls| !controls.hidden())
    })
    .await;

    page.update(&settings(1, "en"));
    page.until("none for one", |page| {
        page.get(".aw-related-controls").hidden()
    })
    .await;
    page.was_quiet();
}
