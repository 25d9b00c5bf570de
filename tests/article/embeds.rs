//! What other sites lend is shown once the reader, or the host, agrees.
#![cfg(target_arch = "wasm32")]

#[path = "../common/mod.rs"]
mod common;

use std::cell::RefCell;
use std::rc::Rc;

use common::{Page, forbid_frames};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use article_widget::article::consent::Consent;
use article_widget::article::embed_provider::Provider;
use article_widget::article::{Article, Block, BlockKind, Embed, Inline};
use article_widget::{Config, WidgetEvent};

wasm_bindgen_test_configure!(run_in_browser);

const FILM: &str = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
const OTHER_FILM: &str = "https://youtu.be/aqz-KE-bpKQ";
const POST: &str = "https://x.com/awa/status/1460323737035677698";

/// What the page says of each frame it was kept from loading.
const REFUSED: &str = "policy: frame-src";

fn embed(url: &str) -> Embed {
    Embed {
        url: url.to_owned(),
        title: None,
        aspect: None,
        fallback: Vec::new(),
        caption: Vec::new(),
    }
}

fn story(embeds: Vec<Embed>) -> Config {
    forbid_frames();
    let block = |embed| Block::from(BlockKind::Embed(Box::new(embed)));
    Config {
        article: Some(Rc::new(Article {
            headline: "The river".to_owned(),
            blocks: embeds.into_iter().map(block).collect(),
            ..Article::default()
        })),
        ..Config::default()
    }
}

fn size(page: &Page, selector: &str) -> (f64, f64) {
    let rect = page.get(selector).get_bounding_client_rect();
    (rect.width().round(), rect.height().round())
}

const LOAD: &str = ".aw-offer button:first-of-type";
const ALWAYS: &str = ".aw-offer button:last-of-type";

#[wasm_bindgen_test]
async fn before_anybody_agrees_there_are_words_a_link_and_an_offer() {
    let page = Page::of(story(vec![Embed {
        title: Some("A film".to_owned()),
        fallback: vec![Inline::Text("What it shows.".to_owned())],
        caption: vec![Inline::Text("In March.".to_owned())],
        ..embed(FILM)
    }]))
    .await;

    assert_eq!(page.count("iframe, img, video, link, script"), 0);
    assert_eq!(page.text(".aw-embed-provider"), "Content from YouTube");
    assert_eq!(page.text(".aw-embed-title"), "A film");
    assert_eq!(page.text(".aw-offer blockquote"), "What it shows.");
    assert!(page.text(".aw-embed figcaption").starts_with("In March."));
    assert_eq!(
        page.attribute("figcaption > a", "href").as_deref(),
        Some(FILM)
    );
    assert_eq!(page.text("figcaption > a"), "View on YouTube");
    assert_eq!(page.text(LOAD), "Load content from YouTube");
    let notice = page.attribute(LOAD, "aria-describedby").unwrap();
    assert!(
        page.text(&format!("[id='{notice}']"))
            .contains("sends data to YouTube")
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_reader_who_agrees_is_shown_the_frame_in_the_same_room_and_the_focus_goes_there() {
    let page = Page::of(story(vec![embed(FILM), embed(OTHER_FILM)])).await;
    let before = size(&page, ".aw-embed");

    page.click(LOAD);
    page.until("the frame has the focus", |page| page.has_focus("iframe"))
        .await;

    for (name, value) in [
        ("src", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("title", "Content from YouTube"),
        (
            "sandbox",
            "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation",
        ),
        ("allow", "encrypted-media; picture-in-picture"),
        ("referrerpolicy", "strict-origin-when-cross-origin"),
        ("loading", "lazy"),
    ] {
        assert_eq!(page.attribute("iframe", name).as_deref(), Some(value));
    }
    assert!(page.attribute("iframe", "allowfullscreen").is_some());
    assert_eq!(size(&page, ".aw-embed"), before);
    assert_eq!(page.count("iframe"), 1, "the other was not asked for");
    assert_eq!(
        page.attribute("figcaption > a", "href").as_deref(),
        Some(FILM),
        "the link stays"
    );
    page.logged_only(REFUSED).await;
}

#[wasm_bindgen_test]
async fn the_room_has_the_shape_the_publisher_gives_or_else_the_providers() {
    let shape = |url: &str, aspect| {
        let config = story(vec![Embed {
            aspect,
            ..embed(url)
        }]);
        async {
            let page = Page::of(config).await;
            page.set_width(600);
            let shape = page.attribute(".aw-frame > svg", "viewBox");
            let (width, height) = size(&page, ".aw-frame > svg");
            page.was_quiet();
            (shape.unwrap_or_default(), width / height)
        }
    };

    let (wide, ratio) = shape(FILM, None).await;
    assert_eq!(wide, "0 0 16 9");
    assert!((ratio - 16.0 / 9.0).abs() < 0.02, "{ratio}");
    assert_eq!(shape(FILM, Some((4, 3))).await.0, "0 0 4 3");
    let (upright, ratio) = shape("https://www.youtube.com/shorts/dQw4w9WgXcQ", None).await;
    assert_eq!(upright, "0 0 9 16");
    assert!((ratio - 9.0 / 16.0).abs() < 0.02, "{ratio}");
    assert_eq!(
        shape(FILM, Some((1, 1000))).await.0,
        "0 0 16 9",
        "a tower is no frame"
    );
}

#[wasm_bindgen_test]
async fn agreeing_to_all_of_a_provider_shows_all_of_theirs_and_nobody_elses() {
    let page = Page::of(story(vec![embed(FILM), embed(POST), embed(OTHER_FILM)])).await;

    page.click(ALWAYS);
    page.until("both films are there", |page| page.count("iframe") == 2)
        .await;
    page.until("the focus is where the reader was", |page| {
        page.has_focus("figure:first-child iframe")
    })
    .await;

    assert_eq!(page.count("figure:nth-child(2) iframe"), 0);
    page.logged_only("policy: frame-src\npolicy: frame-src")
        .await;
}

#[wasm_bindgen_test]
async fn a_host_may_agree_for_its_readers_and_the_focus_stays_where_it_is() {
    let mut page = Page::of(story(vec![embed(FILM), embed(POST)])).await;
    page.get("figure:nth-child(2) button").focus().unwrap();

    page.update_to(Config {
        consent: Consent::default().with(Provider::YouTube),
        ..story(vec![embed(FILM), embed(POST)])
    });
    page.until("the film is there", |page| page.count("iframe") == 1)
        .await;

    assert!(page.has_focus("figure:nth-child(2) button"));
    page.logged_only(REFUSED).await;
}

#[wasm_bindgen_test]
async fn whoever_hears_of_the_wish_may_see_to_it_first() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hearing = heard.clone();
    let mut page = Page::of_with_events(story(vec![embed(POST)]), move |event| {
        if let WidgetEvent::Consent(request) = event {
            hearing.borrow_mut().push(request.provider);
            request.prevent();
        }
    })
    .await;

    page.get(LOAD).focus().unwrap();
    page.click(LOAD);
    let asked = heard.clone();
    page.until("it is heard", move |_| !asked.borrow().is_empty())
        .await;
    page.rendered().await;
    assert_eq!(*heard.borrow(), [Provider::X]);
    assert_eq!(page.count("iframe"), 0);

    page.update_to(Config {
        consent: Consent::ALL,
        ..story(vec![embed(POST)])
    });
    page.until("the focus goes where the offer was", |page| {
        page.has_focus("iframe")
    })
    .await;
    page.logged_only(REFUSED).await;
}

#[wasm_bindgen_test]
async fn what_nobody_is_known_to_show_is_a_link_and_its_words() {
    let page = Page::of(story(vec![
        Embed {
            fallback: vec![Inline::Text("What it says.".to_owned())],
            ..embed("https://www.forum.example/t/1")
        },
        Embed {
            title: Some("A chart".to_owned()),
            ..embed("https://charts.example/1")
        },
    ]))
    .await;

    assert_eq!(page.count("iframe, button, svg"), 0);
    assert_eq!(page.text("figure:first-child blockquote"), "What it says.");
    assert_eq!(page.text("figure:first-child a"), "forum.example");
    assert_eq!(page.text("figure:last-child a"), "A chart");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_link_leads_to_a_page_for_readers_and_not_to_a_frame() {
    let page = Page::of(story(vec![embed(
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    )]))
    .await;

    assert_eq!(
        page.attribute("figcaption > a", "href").as_deref(),
        Some(FILM)
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn another_article_asks_again() {
    let mut page = Page::of(story(vec![embed(FILM)])).await;
    page.click(LOAD);
    page.until("the film is there", |page| page.count("iframe") == 1)
        .await;
    // Nothing is said of a frame that is gone by then.
    page.wait_for_messages(1).await;

    page.update_to(story(vec![embed(OTHER_FILM)]));

    page.until("it is gone", |page| page.count("iframe") == 0)
        .await;
    page.logged_only(REFUSED).await;
}
