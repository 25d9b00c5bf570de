//! The related-articles carousel, in a real page.
#![cfg(target_arch = "wasm32")]

#[path = "../common/mod.rs"]
mod common;

use std::cell::RefCell;
use std::rc::Rc;

use article_widget::WidgetEvent;
use common::{Page, allows_native_drag, answer_with, click, drag, drag_on_the_way, press};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn settings(count: usize, lang: &str) -> String {
    settings_with(count, lang, "")
}

/// `more` is further settings, each with a comma after it.
fn settings_with(count: usize, lang: &str, more: &str) -> String {
    let items: Vec<String> = (1..=count)
        .map(|number| {
            format!(r#"{{"url":"https://example.org/{number}","title":"Story {number}"}}"#)
        })
        .collect();
    format!(
        r#"{{{more}"lang":"{lang}","article":{{"headline":"H"}},"related":{{"items":[{}]}}}}"#,
        items.join(",")
    )
}

async fn page(count: usize, lang: &str) -> Page {
    page_with(count, lang, "").await
}

async fn page_with(count: usize, lang: &str, more: &str) -> Page {
    let page = Page::with(&settings_with(count, lang, more)).await;
    page.set_width(640);
    page
}

/// [`page`], once it is known what there is to scroll.
async fn laid_out(count: usize, lang: &str, more: &str) -> Page {
    let page = page_with(count, lang, more).await;
    page.until("it is laid out", |page| !is_disabled(page, ".aw-next"))
        .await;
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
        .logged_only(
            "article-widget: related: expected a list of articles at https://news.example/feed.json, \
         but the document is not well-formed JSON, or has over 64 levels or 100,000 values",
        )
        .await;
}

#[wasm_bindgen_test]
async fn other_articles_are_measured_again() {
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

#[wasm_bindgen_test]
async fn duplicates_and_the_article_itself_have_no_card() {
    let page = Page::with(
        r#"{"article":{"headline":"H","url":"https://example.org/own"},"related":[
            {"url":"https://example.org/1","title":"One"},
            {"url":"https://example.org/own#top","title":"Own"},
            {"url":"https://example.org/1/","title":"One again"},
            {"url":"https://example.org/2","title":"Two"}]}"#,
    )
    .await;

    assert_eq!(page.texts(".aw-slide a"), ["One", "Two"]);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_list_of_nothing_but_the_article_shows_nothing() {
    let page = Page::with(
        r#"{"article":{"headline":"H"},"url":"https://example.org/own",
            "related":[{"url":"https://example.org/own","title":"Own"}]}"#,
    )
    .await;

    assert!(page.find(".aw-related").is_none());
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_card_says_what_is_known_of_its_article_and_shows_its_initial_without_a_picture() {
    let page = Page::with(
        r#"{"article":{"headline":"H"},"related":[{"url":"https://example.org/1","title":"« Une » crue",
            "lang":"fr","section":"Fleuve","source":"La Gazette","published":"2026-03-01"}]}"#,
    )
    .await;

    assert_eq!(page.text(".aw-card-section"), "Fleuve");
    assert_eq!(page.text(".aw-card-facts"), "La Gazette1er mars 2026");
    assert_eq!(
        page.attribute(".aw-card-text", "lang").as_deref(),
        Some("fr")
    );
    assert_eq!(
        page.attribute(".aw-picture", "data-initial").as_deref(),
        Some("U")
    );
    assert!(page.find(".aw-picture img").is_none());
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_grid_and_a_list_are_lists_of_links_without_controls() {
    for layout in ["grid", "list"] {
        let more = format!(r#""relatedLayout":"{layout}","relatedDots":true,"#);
        let page = page_with(8, "en", &more).await;
        page.rendered().await;

        assert_eq!(page.count(".aw-slide a"), 8);
        assert_eq!(page.count(".aw-related button"), 0);
        assert_eq!(page.count("[aria-roledescription]"), 0);
        assert_eq!(page.count(".aw-related [role=group]"), 0);
        let track = page.get(".aw-track");
        assert!(track.scroll_width() <= track.client_width(), "{layout}");
        page.get(".aw-slide a").focus().unwrap();
        assert!(press(&page.get(".aw-slide a"), "End", false), "{layout}");
        page.was_quiet();
    }
}

#[wasm_bindgen_test]
async fn a_long_grid_shows_more_when_asked_and_the_focus_goes_on_from_there() {
    let page = page_with(50, "en", r#""relatedLayout":"grid","#).await;
    assert_eq!(page.count(".aw-slide"), 24);
    assert_eq!(page.text("button.aw-more"), "Show more articles");

    page.click("button.aw-more");
    page.until("more are there", |page| page.count(".aw-slide") == 48)
        .await;
    page.until("the first new one has the focus", |page| {
        page.has_focus(".aw-slide:nth-child(25) a")
    })
    .await;
    page.click("button.aw-more");
    page.until("all are there", |page| page.count(".aw-slide") == 50)
        .await;

    assert!(page.find("button.aw-more").is_none());
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn dots_name_their_pages_and_lead_there() {
    let page = laid_out(8, "en", r#""relatedDots":true,"#).await;
    let current = "button.aw-page[aria-current=true]";
    assert_eq!(
        page.attribute(".aw-pages", "aria-label").as_deref(),
        Some("Pages of related articles")
    );
    assert_eq!(
        page.attributes("button.aw-page", "aria-label"),
        [
            "Articles 1 to 3 of 8",
            "Articles 4 to 6 of 8",
            "Articles 6 to 8 of 8"
        ]
    );
    assert_eq!(
        page.attributes(current, "aria-label"),
        ["Articles 1 to 3 of 8"]
    );

    page.click("button.aw-page:last-child");
    page.until("it says where it is", |page| {
        page.text(".aw-related-status") == "Articles 6 to 8 of 8"
    })
    .await;

    assert_eq!(
        page.attributes(current, "aria-label"),
        ["Articles 6 to 8 of 8"]
    );
    assert!(is_disabled(&page, ".aw-next"));
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn the_position_is_shown_where_it_is_asked_for() {
    let page = laid_out(8, "en", r#""relatedPosition":"","#).await;
    assert_eq!(page.text(".aw-position"), "1–3 / 8");

    page.click(".aw-next");
    page.until("the next page", |page| {
        page.text(".aw-position") == "4–6 / 8"
    })
    .await;

    page.was_quiet();
}

#[wasm_bindgen_test]
async fn keys_lead_from_link_to_link_as_they_point_and_are_otherwise_the_browsers() {
    for (lang, forwards, backwards) in [
        ("en", "ArrowRight", "ArrowLeft"),
        ("ar", "ArrowLeft", "ArrowRight"),
    ] {
        let page = laid_out(8, lang, "").await;
        let link = |number: usize| page.get(&format!(".aw-slide:nth-child({number}) a"));
        link(1).focus().unwrap();

        assert!(!press(&link(1), forwards, false));
        page.until("the second", |page| {
            page.has_focus(".aw-slide:nth-child(2) a")
        })
        .await;
        assert!(!press(&link(2), backwards, false));
        page.until("the first", |page| {
            page.has_focus(".aw-slide:nth-child(1) a")
        })
        .await;
        assert!(!press(&link(1), "End", false));
        page.until("the last", |page| {
            page.has_focus(".aw-slide:nth-child(8) a")
        })
        .await;

        assert!(press(&link(8), backwards, true), "Alt and an arrow");
        assert!(press(&link(8), "2", false), "a figure");
        assert!(press(&page.get("h2"), forwards, false), "elsewhere");
        page.was_quiet();
    }
}

#[wasm_bindgen_test]
async fn where_all_fit_keys_and_links_are_the_browsers() {
    let page = page(2, "en").await;
    page.rendered().await;
    let link = page.get(".aw-slide a");
    link.focus().unwrap();

    assert!(press(&link, "ArrowRight", false));
    assert!(allows_native_drag(&link));
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_drag_moves_the_carousel_and_opens_nothing_and_a_click_opens_its_link() {
    let page = laid_out(8, "en", "").await;
    let link = page.get(".aw-slide a");

    assert!(!allows_native_drag(&link));
    assert!(click(&link), "a click follows the link");
    assert!(!drag(&link, -150), "a drag does not");
    page.until("it snaps to a card", |page| {
        let track = page.get(".aw-track");
        track.scroll_left() > 0 && track.get_attribute("data-drag").is_none()
    })
    .await;
    assert!(click(&link), "a click does, after a drag too");
    assert!(drag(&link, 3), "and so does one with an unsteady hand");
    assert_eq!(page.text(".aw-related-status"), "");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_mouse_that_takes_hold_of_a_moving_carousel_takes_it_where_it_is() {
    let page = laid_out(8, "en", "").await;

    let (link, track) = (page.get(".aw-slide a"), page.get(".aw-track"));
    let at = drag_on_the_way(&link, &track, 220, -60).await;

    // The first quarter of the way begins the drag.
    assert_eq!(at.as_f64(), Some(220.0 + 45.0));
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn links_say_where_they_open_and_the_host_may_follow_them_itself() {
    let told = Rc::new(RefCell::new(Vec::new()));
    let page = Page::with_events(
        &settings_with(
            8,
            "en",
            r#""relatedTarget":"_blank","relatedRel":"nofollow","#,
        ),
        {
            let told = told.clone();
            move |event| {
                if let WidgetEvent::Navigate(navigation) = event {
                    told.borrow_mut()
                        .push((navigation.url.clone(), navigation.index));
                    if navigation.index == 1 {
                        navigation.prevent();
                    }
                }
            }
        },
    )
    .await;
    page.until("there are cards", |page| page.count(".aw-slide") == 8)
        .await;
    page.rendered().await;

    assert_eq!(page.attributes(".aw-slide a", "target"), vec!["_blank"; 8]);
    assert_eq!(page.attributes(".aw-slide a", "rel"), vec!["nofollow"; 8]);
    assert!(click(&page.get(".aw-slide:nth-child(1) a")));
    assert!(!click(&page.get(".aw-slide:nth-child(2) a")));
    assert_eq!(
        *told.borrow(),
        [
            ("https://example.org/1".to_owned(), 0),
            ("https://example.org/2".to_owned(), 1)
        ]
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn of_thousands_a_few_are_rendered_and_all_can_be_reached() {
    let page = laid_out(5_000, "en", "").await;
    assert_eq!(page.count(".aw-slide"), 24);
    assert_eq!(
        page.attribute(".aw-slide", "aria-setsize").as_deref(),
        Some("5000")
    );

    page.get(".aw-track").set_scroll_left(100_000);
    page.until("there are more", |page| page.count(".aw-slide") > 24)
        .await;
    page.get(".aw-slide a").focus().unwrap();
    press(&page.get(".aw-slide a"), "End", false);
    page.until("the last has the focus", |page| {
        page.has_focus("li[aria-posinset='5000'] a")
    })
    .await;

    page.was_quiet();
}
