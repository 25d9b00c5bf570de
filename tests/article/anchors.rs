//! Getting around in an article: contents, links to headings, notes, deep links.
#![cfg(target_arch = "wasm32")]

#[path = "../common/mod.rs"]
mod common;

use common::{Page, click_for_a_tab, history_length, listeners_to_fragment, set_fragment};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use article_widget::article::options::ArticleOptions;
use article_widget::article::{
    Article, Block, BlockKind, Footnote, GlobalAttributes, Inline, Phrase,
};

wasm_bindgen_test_configure!(run_in_browser);

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

fn link(url: &str, words: &str) -> Inline {
    Inline::Link {
        url: url.to_owned(),
        content: vec![text(words)],
    }
}

fn heading(level: u8, words: &str, id: Option<&str>) -> Block {
    Block {
        kind: BlockKind::Heading {
            level,
            content: vec![text(words)],
        },
        attributes: id.map(|id| {
            Box::new(GlobalAttributes {
                id: Some(id.to_owned()),
                ..GlobalAttributes::default()
            })
        }),
    }
}

/// A story with headings, a note, links to both, and something folded up.
fn story() -> Article {
    Article {
        headline: "The river".to_owned(),
        lang: Some("en".to_owned()),
        blocks: vec![
            BlockKind::Paragraph(vec![
                text("First"),
                Inline::FootnoteReference("a".to_owned()),
                text(" and "),
                link("#l%C3%A0", "there"),
                Inline::Phrase(Phrase::Em, vec![link("#folded", "folded")]),
                link("#nowhere", "nowhere"),
            ])
            .into(),
            heading(2, "The flood", None),
            heading(3, "In the North", None),
            heading(2, "Là-bas", Some("là")),
            BlockKind::Details {
                summary: vec![text("More")],
                blocks: vec![heading(4, "Folded", None)],
            }
            .into(),
            BlockKind::Footnotes(vec![Footnote {
                id: "a".to_owned(),
                blocks: vec![Block::paragraph("A note.")],
            }])
            .into(),
        ],
        ..Article::default()
    }
}

async fn page(display: ArticleOptions) -> Page {
    Page::showing(story(), display).await
}

const ALL: ArticleOptions = ArticleOptions {
    drop_cap: false,
    hyphens: true,
    reading_time: false,
    contents: true,
    anchors: true,
    share: false,
};

#[wasm_bindgen_test]
async fn every_heading_has_a_name_and_nothing_more_unless_the_host_wants_it() {
    let page = page(ArticleOptions::default()).await;

    for (heading, name) in [
        (".aw-body > h3", "the-flood"),
        (".aw-body > h4", "in-the-north"),
        (".aw-body > h4 + h3", "là"),
        (".aw-body details > h5", "folded"),
    ] {
        let id = page.attribute(heading, "id").unwrap_or_default();
        assert!(id.ends_with(&format!("--{name}")), "{heading}: {id}");
    }
    assert_eq!(page.count("nav, .aw-anchor"), 0);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn the_contents_are_a_named_list_of_links_as_deep_as_the_headings() {
    let page = page(ALL).await;

    let label = page.attribute("nav", "aria-labelledby").unwrap();
    assert_eq!(page.text(&format!("nav > [id='{label}']")), "Contents");
    for (line, name, words) in [
        ("nav > ol > li:first-child > a", "#the-flood", "The flood"),
        (
            "nav > ol > li > ol > li > a",
            "#in-the-north",
            "In the North",
        ),
        ("nav > ol > li:last-child > a", "#là", "Là-bas"),
    ] {
        assert_eq!(page.attribute(line, "href").as_deref(), Some(name));
        assert_eq!(page.text(line), words);
    }
    assert_eq!(page.count("nav li"), 3);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn one_heading_needs_no_contents() {
    let article = Article {
        headline: "H".to_owned(),
        blocks: vec![heading(2, "Only", None)],
        ..Article::default()
    };

    let page = Page::showing(article, ALL).await;

    assert_eq!(page.count("nav"), 0);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_headings_link_stands_beside_it_and_says_where_it_leads() {
    let page = page(ALL).await;

    let link = ".aw-anchored:has(> h3) > a";
    assert_eq!(page.attribute(link, "href").as_deref(), Some("#the-flood"));
    assert_eq!(
        page.attribute(link, "aria-label").as_deref(),
        Some("Link to “The flood”")
    );
    assert_eq!(page.text(".aw-anchored > h3"), "The flood");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_line_of_the_contents_leads_to_its_heading_and_leaves_the_pages_address_alone() {
    let page = page(ALL).await;
    let address = || gloo::utils::window().location().href().unwrap();
    let (before, entries) = (address(), history_length());

    page.click("nav > ol > li > a");

    assert!(page.has_focus("[id$='--the-flood']"));
    assert_eq!((address(), history_length()), (before, entries));
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_note_is_reached_from_the_text_and_the_text_from_the_note() {
    let page = page(ArticleOptions::default()).await;

    page.click("[role=doc-noteref]");
    assert!(page.has_focus("[role=doc-endnotes] li"));

    page.click("[role=doc-backlink]");
    assert!(page.has_focus("[role=doc-noteref]"));
    assert_eq!(
        page.attribute("[role=doc-noteref]", "tabindex"),
        None,
        "a link is reached by Tab as before"
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_link_in_the_text_finds_a_name_that_is_percent_encoded() {
    let page = page(ArticleOptions::default()).await;

    page.click(".aw-body > p > a[href='#l%C3%A0']");

    assert!(page.has_focus("h4 + h3"));
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn what_is_folded_up_is_unfolded_on_the_way() {
    let page = page(ArticleOptions::default()).await;
    assert_eq!(page.attribute("details", "open"), None);

    page.click("a[href='#folded']");

    assert!(page.attribute("details", "open").is_some());
    assert!(page.has_focus("details > h5"));
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_click_for_a_new_tab_and_a_link_to_elsewhere_are_left_to_the_browser() {
    let page = page(ALL).await;

    assert!(!click_for_a_tab(&page.get("nav a")));
    assert!(!page.has_focus("h3"));

    page.click("a[href='#nowhere']");
    page.until("the address is that of a place of the page", |_| {
        gloo::utils::window().location().hash().unwrap() == "#nowhere"
    })
    .await;
    set_fragment("");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_deep_link_leads_to_its_place_once_the_article_is_there() {
    for fragment in ["#là", "#l%C3%A0", "#fn-a", "#fnref-a-1"] {
        set_fragment(fragment);
        // Tests before this one may have gone elsewhere.
        gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);

        let page = page(ArticleOptions::default()).await;

        let place = match fragment {
            "#fn-a" => "[role=doc-endnotes] li",
            "#fnref-a-1" => "[role=doc-noteref]",
            _ => "h4 + h3",
        };
        page.until(fragment, move |page| page.has_focus(place))
            .await;
        page.was_quiet();
    }
    set_fragment("");
}

#[wasm_bindgen_test]
async fn a_place_that_the_page_itself_has_is_the_pages() {
    let document = gloo::utils::document();
    let other = document.create_element("p").unwrap();
    other.set_id("the-flood");
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
    document.body().unwrap().append_child(&other).unwrap();
    set_fragment("#the-flood");

    let page = page(ArticleOptions::default()).await;
    page.rendered().await;

    assert!(!page.has_focus("h3"));
    set_fragment("");
    other.remove();
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_reader_who_is_busy_elsewhere_is_not_called_away() {
    let document = gloo::utils::document();
    let button = document.create_element("button").unwrap();
    document.body().unwrap().append_child(&button).unwrap();
    let button: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(button);
    button.focus().unwrap();
    set_fragment("#the-flood");
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);

    let page = page(ArticleOptions::default()).await;
    page.rendered().await;

    assert!(!page.has_focus("h3"));
    set_fragment("");
    button.remove();
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_fragment_that_changes_is_followed_until_the_widget_is_gone() {
    let page = page(ArticleOptions::default()).await;
    // The widget of the test before goes in a task of its own.
    page.until("one listens", |_| listeners_to_fragment() == 1)
        .await;

    let location = gloo::utils::window().location();
    location.set_hash("in-the-north").unwrap();
    page.until("the heading has the focus", |page| page.has_focus("h4"))
        .await;
    set_fragment("");

    page.was_quiet();
    let next = Page::showing(story(), ArticleOptions::default()).await;
    next.until("one listens", |_| listeners_to_fragment() == 1)
        .await;
    next.was_quiet();
}
