//! Navigation inside an article in a shadow root: table of contents, footnotes, deep links.

use e2e::{Demo, Engine, Key, Page, Visitor, in_every_engine};
use serde_json::{Value, json};

/// A long story with a note far below, and headings far apart.
fn story() -> Value {
    let filler = || (0..12).map(|_| json!("A paragraph of some length. ".repeat(12)));
    let mut blocks = vec![json!({ "type": "paragraph", "content": [
        "It begins", { "type": "footnote-reference", "id": "a" }, ".",
    ] })];
    blocks.extend(filler());
    blocks.push(json!({ "type": "heading", "level": 2, "content": "The flood" }));
    blocks.extend(filler());
    blocks.push(json!({ "type": "heading", "level": 2, "content": "L’été à Gao" }));
    blocks.extend(filler());
    blocks.push(json!({ "type": "footnotes", "notes": [{ "id": "a", "content": "A note." }] }));
    blocks.extend(filler());
    json!({ "headline": "The river", "lang": "en", "blocks": blocks })
}

async fn open(engine: Engine, demo: &Demo, fragment: &str) -> Page {
    demo.site.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head><body>
             <h1 id=hosts-own>The host's own</h1>
             <article-widget contents anchors share><script type=application/json>{}</script></article-widget>
             <script type=module src=/article-widget.js></script></body></html>",
            story()
        ),
    );
    let page = Visitor::with(engine)
        .open(&demo.site.url(&format!("/host.html{fragment}")))
        .await;
    page.widget(0).ready().await;
    page
}

/// Waits until a place has the focus and is in view.
async fn arrived(page: &Page, selector: &str) {
    let widget = page.widget(0);
    widget.eventually_holds_focus(selector).await;
    widget
        .eventually(&format!(
            "(() => {{
                const {{ top, bottom }} = deep({}).getBoundingClientRect();
                return top >= 0 && bottom <= innerHeight;
            }})()",
            json!(selector)
        ))
        .await;
}

async fn a_note_is_reached_and_left_again_without_a_trace_in_the_history(engine: Engine) {
    let demo = Demo::start().await;
    let page = open(engine, &demo, "").await;
    let widget = page.widget(0);
    let trace = "[location.href, history.length]";
    let before = page.read(trace).await;

    widget.click("[role=doc-noteref]").await;
    arrived(&page, "[role=doc-endnotes] li").await;

    // The way back is the next thing that Tab reaches.
    page.press(&[Key::Tab]).await;
    widget.eventually_holds_focus("[role=doc-backlink]").await;
    page.press(&[Key::Enter]).await;
    arrived(&page, "[role=doc-noteref]").await;

    assert_eq!(page.read(trace).await, before);
    page.assert_quiet().await;
}
in_every_engine!([R8] a_note_is_reached_and_left_again_without_a_trace_in_the_history);

async fn the_contents_lead_to_each_heading(engine: Engine) {
    let demo = Demo::start().await;
    let page = open(engine, &demo, "").await;
    let widget = page.widget(0);
    assert_eq!(
        widget
            .read("deepAll('nav a').map((link) => link.getAttribute('href'))")
            .await,
        json!(["#the-flood", "#lété-à-gao"])
    );

    widget.click("nav li:last-child > a").await;

    arrived(&page, ".aw-anchored:has([id$='--lété-à-gao']) > h3").await;
    page.assert_quiet().await;
}
in_every_engine!([R8] the_contents_lead_to_each_heading);

async fn a_copied_link_leads_to_its_heading_when_the_page_is_opened(engine: Engine) {
    let demo = Demo::start().await;
    let page = open(engine, &demo, "").await;
    let copied = page
        .widget(0)
        .read_text("deepAll('.aw-anchor')[1].href")
        .await
        .expect("the link has an address");
    page.assert_quiet().await;

    let again = Visitor::with(engine).open(&copied).await;

    arrived(&again, ".aw-anchored:has([id$='--lété-à-gao']) > h3").await;
    again.assert_quiet().await;
}
in_every_engine!([R8] a_copied_link_leads_to_its_heading_when_the_page_is_opened);

async fn a_fragment_leads_to_a_note_and_then_to_wherever_it_changes_to(engine: Engine) {
    let demo = Demo::start().await;
    let page = open(engine, &demo, "#fn-a").await;
    arrived(&page, "[role=doc-endnotes] li").await;

    page.run("location.hash = 'the-flood'", vec![]).await;
    arrived(&page, "h3[id$='--the-flood']").await;

    page.run("location.hash = 'hosts-own'", vec![]).await;
    page.eventually("document.querySelector('h1').getBoundingClientRect().top >= 0")
        .await;
    page.assert_quiet().await;
}
in_every_engine!([R8] a_fragment_leads_to_a_note_and_then_to_wherever_it_changes_to);

async fn a_fragment_of_the_elements_own_article_leads_to_where_that_is_shown(engine: Engine) {
    let demo = Demo::start().await;
    let filler = "<p>A paragraph of some length.</p>".repeat(80);
    demo.site.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head><body>
             <article-widget><article><h1>The river</h1>{filler}<h2 id=flood>The flood</h2>{filler}
             </article></article-widget>
             <script type=module src=/article-widget.js></script></body></html>"
        ),
    );

    let page = Visitor::with(engine)
        .open(&demo.site.url("/host.html#flood"))
        .await;

    arrived(&page, "h3[id$='--flood']").await;
    page.assert_quiet().await;
}
in_every_engine!([R8] a_fragment_of_the_elements_own_article_leads_to_where_that_is_shown);

async fn axe_finds_nothing_in_what_is_around_the_text(engine: Engine) {
    let demo = Demo::start().await;
    let page = open(engine, &demo, "").await;
    let widget = page.widget(0);
    let none: [String; 0] = [];
    assert_eq!(widget.axe_violations(&page).await, none);

    // Where the link can neither be shared nor copied.
    page.run(
        "for (const name of ['share', 'clipboard']) Object.defineProperty(navigator, name, { value: undefined })",
        vec![],
    )
    .await;
    widget.click(".aw-share button").await;
    widget.eventually_holds_focus(".aw-share-link").await;

    assert_eq!(
        widget.value(".aw-share-link").await,
        demo.site.url("/host.html")
    );
    assert_eq!(widget.axe_violations(&page).await, none);
    page.assert_quiet().await;
}
in_every_engine!([A1] axe_finds_nothing_in_what_is_around_the_text);
