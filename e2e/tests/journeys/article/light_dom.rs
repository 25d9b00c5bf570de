//! An article as HTML inside the element.

use e2e::{Demo, Engine, MessageKind, Visitor, in_chromium};
use serde_json::json;

const STORY: &str = r#"<article lang="fr">
    <header>
        <h1>Le fleuve monte</h1>
        <p class="standfirst">En bref</p>
        <address><a rel="author" href="/awa">Awa Keïta</a></address>
        <time datetime="2026-03-01T07:30:00Z">hier</time>
    </header>
    <p>Un <em>pont</em> est coupé.</p>
    <ul><li>Gao</li><li>Mopti</li></ul>
</article>"#;

async fn an_article_in_the_element_is_shown_and_announced_to_the_page(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head><body>
             <script>
                window.told = [];
                addEventListener('article-widget-article', ({{ target }}) => told.push(target.jsonLd));
             </script>
             <article-widget>{STORY}</article-widget>
             <script type=module src=/article-widget.js></script></body></html>"
        ),
    );
    let page = Visitor::with(engine)
        .open(&demo.site.url("/host.html"))
        .await;
    let widget = page.widget(0).ready().await;

    assert_eq!(widget.text("h2").await, "Le fleuve monte");
    assert_eq!(widget.text(".aw-standfirst").await, "En bref");
    assert_eq!(widget.text(".aw-authors").await, "Awa Keïta");
    assert_eq!(widget.text(".aw-dates > time").await, "1er mars 2026");
    assert_eq!(widget.text(".aw-body > p").await, "Un pont est coupé.");
    assert_eq!(widget.text(".aw-body > p em").await, "pont");
    assert_eq!(widget.count(".aw-body > ul > li").await, 2);
    assert_eq!(
        widget.read("deep('.aw-article').lang").await,
        json!("fr"),
        "the article's own language"
    );
    assert_eq!(
        page.read("[told.length, told[0]['@type'], told[0].headline, told[0].articleBody]")
            .await,
        json!([
            1,
            "NewsArticle",
            "Le fleuve monte",
            "Un pont est coupé.\n\nGao\n\nMopti"
        ])
    );
    page.assert_quiet().await;
}
// Rust parses the HTML, not the engine.
in_chromium!([R2] an_article_in_the_element_is_shown_and_announced_to_the_page);

async fn content_that_is_no_article_stays_the_pages_own(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.page(
        "/host.html",
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head><body>
         <article-widget><p id=own>My own words</p></article-widget>
         <script type=module src=/article-widget.js></script></body></html>",
    );
    let page = Visitor::with(engine)
        .open(&demo.site.url("/host.html"))
        .await;
    let widget = page.widget(0).ready().await;

    assert_eq!(widget.count("article").await, 0);
    assert_eq!(
        page.read("own.getClientRects().length").await,
        json!(1),
        "it is still seen"
    );
    assert_eq!(
        page.read("document.querySelector('article-widget').jsonLd ?? null")
            .await,
        json!(null)
    );
    page.assert_quiet().await;
}
// Rust parses the HTML, not the engine.
in_chromium!([R2] content_that_is_no_article_stays_the_pages_own);

/// R2: JSON-LD with what strict JSON forbids is read; a script that is no JSON at all is reported.
async fn json_ld_in_the_element_is_read_as_pages_have_it(engine: Engine) {
    let demo = Demo::start().await;
    let body = "<article-widget><script type=application/ld+json>
            //<![CDATA[
            {\"@context\":\"https://schema.org\",\"@type\":\"Article\",\"headline\":\"LD\",\"articleBody\":\"One.\n\nTwo.\"};
            //]]>
        </script></article-widget>
        <article-widget url=/original><script type=application/ld+json>{\"headline\":</script></article-widget>";
    let page = Visitor::with(engine)
        .open(&demo.host_page("/host.html", "en", body))
        .await;

    let widget = page.widget(0).ready().await;
    assert_eq!(widget.text("h2").await, "LD");
    assert_eq!(widget.count(".aw-body > p").await, 2);
    let broken = page.widget(1).ready().await;
    assert_eq!(broken.count(".aw-failure [role=alert]").await, 1);
    let told = page
        .expect_messages(MessageKind::Console, "article-widget: article: ")
        .await;
    let told: Vec<_> = told.iter().filter(|it| it.observer == "page").collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].text.contains("well-formed JSON"), "{told:#?}");
    page.assert_quiet().await;
}
// Rust reads it, not the engine.
in_chromium!([R2] json_ld_in_the_element_is_read_as_pages_have_it);
