//! Pages that the prerender library writes for a build or a server hydrate.

use article_widget::sources::{self, Document};
use article_widget_prerender::{Element, Page, Script, Styles};
use e2e::{Demo, Engine, MessageKind, Visitor, in_chromium, in_every_engine};
use serde_json::json;
use std::fs;

/// A page of the demo's article and its related ones, as the library writes it.
fn written(demo: &Demo) -> String {
    let read = |name: &str| fs::read_to_string(format!("../demo/{name}")).expect("the demo's data");
    let (article, related) = (read("article.txt"), read("related.json"));
    let base = demo.site.url("/demo/written.html");
    let document = |text| Document {
        text,
        content_type: None,
        base: Some(&base),
        format: None,
    };
    let article = sources::article(document(&article)).expect("an article");
    let related = sources::related(document(&related)).expect("a list");
    let endpoint = format!("{}/comments", demo.comment_server.origin());
    let page = Page {
        element: Element {
            attributes: vec![
("srclang".to_owned(), "fr".to_owned()),
("endpoint".to_owned(), endpoint),
],
            article: Some(article.content.into()),
            related: Some(related.content.into()),
            styles: Styles::Linked("/article-widget-prerendered.css".to_owned()),
            base: Some(base.clone()),
        },
        script: Some(Script {
            url: "/article-widget.js".to_owned(),
            integrity: None,
            nonce: Some("abc".to_owned()),
        }),
        head: "<link rel=\"icon\" href=\"data:,\"><script nonce=\"abc\">addEventListener('DOMContentLoaded', () => {
            window.written = [...document.querySelector('article-widget').shadowRoot.querySelectorAll('*')];
        })</script>\n"
            .to_owned(),
    };
    let (html, faults) = page.to_html();
    assert_eq!(faults, []);
    html
}

/// R1, E1: under a policy without inline styles, with nothing but what stands in the page.
async fn a_written_page_is_the_widget_without_another_request_for_data(engine: Engine) {
    let demo = Demo::start().await;
    let policy = format!(
        "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         connect-src 'self' {}; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action {0}; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        demo.comment_server.origin()
    );
    demo.site.header("content-security-policy", &policy);
    let html = written(&demo);
    demo.site.page("/demo/written.html", &html);
    let page = Visitor::with(engine)
        .open(&demo.site.url("/demo/written.html"))
        .await;
    let widget = page.widget(0).ready().await;
    widget
        .eventually("deep('.aw-next')?.getAttribute('aria-disabled') === 'false'")
        .await;

    assert_eq!(widget.count(".aw-body > p").await, 15);
    assert_eq!(widget.count(".aw-slide").await, 8);
    let kept = "window.written.length > 100 && window.written.every((node) => node.isConnected)";
    assert_eq!(page.read(kept).await, json!(true));
    assert_eq!(widget.read("host.jsonLd.inLanguage").await, json!("fr"));
    page.assert_quiet().await;
}
in_every_engine!([F10] a_written_page_is_the_widget_without_another_request_for_data);

/// R1: a list that cannot be read takes nothing else away.
async fn related_data_that_is_no_json_is_reported_and_the_article_stays(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.page(
        "/broken.html",
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head><body><article-widget>
         <script type=application/json>{\"headline\":\"It stays\",\"blocks\":[\"Text\"]}</script>
         <script type=application/json slot=related>[{\"url\":</script></article-widget>
         <script type=module src=/article-widget.js></script></body></html>",
    );
    let page = Visitor::with(engine)
        .open(&demo.site.url("/broken.html"))
        .await;
    let widget = page.widget(0).ready().await;

    assert_eq!(widget.text(".aw-headline").await, "It stays");
    let told = page
        .expect_messages(
            MessageKind::Console,
            "the script inside the element: expected JSON.",
        )
        .await;
    let told = told.iter().filter(|it| it.observer == "page");
    assert_eq!(told.count(), 1);
    page.assert_quiet().await;
}
// Rust decides this, not the engine.
in_chromium!([F10] related_data_that_is_no_json_is_reported_and_the_article_stays);
