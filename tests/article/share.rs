//! Passing the article's link on.
#![cfg(target_arch = "wasm32")]

#[path = "../common/mod.rs"]
mod common;

use common::{Page, platform, platform_calls};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const STORY: &str = r#"{"share":true,"url":"https://news.example/mirror",
    "article":{"headline":"The river","url":"https://news.example/river"}}"#;

/// A page with a story whose button is pressed.
async fn pressed(settings: &str) -> Page {
    let page = Page::with(settings).await;
    assert!(
        page.find(".aw-share [role=status]").is_some(),
        "the live region is there before it is used"
    );
    page.click(".aw-share button");
    page
}

async fn until_said(page: &Page, words: &'static str) {
    page.until(words, move |page| page.text(".aw-share-status") == words)
        .await;
}

#[wasm_bindgen_test]
async fn nothing_is_offered_unless_the_host_wants_it() {
    let page = Page::with(r#"{"article":{"headline":"The river"}}"#).await;

    assert_eq!(page.count(".aw-share"), 0);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn the_platform_shares_where_it_can_and_speaks_for_itself() {
    platform(Some(""), Some(""));
    let page = pressed(STORY).await;

    page.until("it was shared", |_| !platform_calls().is_empty())
        .await;
    page.rendered().await;

    assert_eq!(
        platform_calls(),
        "share The river https://news.example/river"
    );
    assert_eq!(page.text(".aw-share-status"), "");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_reader_who_thinks_better_of_it_hears_nothing() {
    platform(Some("AbortError"), Some(""));
    let page = pressed(STORY).await;

    page.until("it was asked for", |_| !platform_calls().is_empty())
        .await;
    page.rendered().await;

    assert_eq!(
        platform_calls(),
        "share The river https://news.example/river"
    );
    assert_eq!(page.text(".aw-share-status"), "");
    assert_eq!(page.count(".aw-share input"), 0);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_page_that_may_not_share_copies() {
    platform(Some("NotAllowedError"), Some(""));
    let page = pressed(STORY).await;

    until_said(&page, "Link copied").await;

    assert!(platform_calls().ends_with("\ncopy https://news.example/river"));
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn without_a_platform_that_shares_the_link_is_copied_and_that_is_said_each_time() {
    platform(None, Some(""));
    let page = pressed(STORY).await;
    until_said(&page, "Link copied").await;

    let first = page.get(".aw-share-status > span");
    page.click(".aw-share button");
    page.until("it is said anew", move |page| {
        page.find(".aw-share-status > span")
            .is_some_and(|now| now != first && page.text(".aw-share-status") == "Link copied")
    })
    .await;

    assert_eq!(
        platform_calls(),
        "copy https://news.example/river\ncopy https://news.example/river"
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_link_that_cannot_be_copied_stands_selected_in_a_field() {
    for clipboard in [None, Some("NotAllowedError")] {
        platform(None, clipboard);
        let page = pressed(STORY).await;

        page.until("the field is there", |page| {
            page.has_focus(".aw-share input")
        })
        .await;

        let field = page.get(".aw-share input");
        let field: &web_sys::HtmlInputElement = wasm_bindgen::JsCast::unchecked_ref(&field);
        assert_eq!(field.value(), "https://news.example/river");
        assert!(field.read_only());
        assert_eq!(
            field.get_attribute("aria-label").as_deref(),
            Some("Link to this article")
        );
        let selected = (field.selection_start(), field.selection_end());
        assert_eq!(
            selected,
            (Ok(Some(0)), Ok(Some(field.value().len() as u32)))
        );
        assert!(page.text(".aw-share-status").contains("ready to be copied"));
        page.was_quiet();
    }
}

#[wasm_bindgen_test]
async fn an_article_without_an_address_goes_by_the_hosts_and_then_by_the_pages() {
    let shared = async |settings| {
        platform(None, Some(""));
        let page = pressed(settings).await;
        until_said(&page, "Link copied").await;
        page.was_quiet();
        platform_calls()
    };

    assert_eq!(
        shared(r#"{"share":true,"url":"https://news.example/a","article":{"headline":"H"}}"#).await,
        "copy https://news.example/a"
    );
    let page = gloo::utils::window().location().href().unwrap();
    let page = page.split('#').next().unwrap();
    assert_eq!(
        shared(r#"{"share":true,"article":{"headline":"H"}}"#).await,
        format!("copy {page}")
    );
}

#[wasm_bindgen_test]
async fn another_article_starts_from_the_beginning() {
    platform(None, None);
    let mut page = pressed(STORY).await;
    page.until("the field is there", |page| {
        page.find(".aw-share input").is_some()
    })
    .await;

    page.update(r#"{"share":true,"article":{"headline":"The sea"}}"#);

    page.until("the field is gone", |page| {
        page.find(".aw-share input").is_none()
    })
    .await;
    assert_eq!(page.text(".aw-share-status"), "");
    page.was_quiet();
}
