//! Cards of related articles: their images, and the sources of their data.

use e2e::{Demo, Engine, MessageKind, ResponseOverride, Visitor, in_chromium, in_every_engine};
use serde_json::json;
use std::time::Duration;

async fn nothing_moves_when_a_picture_comes_or_fails(engine: Engine) {
    let demo = Demo::start().await;
    let list = json!({ "related": [
        { "url": "/story/1", "title": "One that fails", "image": "/late/missing.svg" },
        { "url": "/story/2", "title": "Only words" },
        { "url": "/story/3", "title": "One that comes", "image": "/late/icon.svg" },
        { "url": "/story/4", "title": "One further on", "image": "/late/icon.svg" },
    ]});
    demo.site
        .file("/list.json", "application/json", &list.to_string());
    demo.site.file(
        "/late/icon.svg",
        "image/svg+xml",
        "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='300'><rect width='40' height='300' fill='#063'/></svg>",
    );
    demo.site
        .override_response(".svg", ResponseOverride::delayed(Duration::from_secs(1)));
    let page = Visitor::with(engine)
        .open(&demo.host_page(
            "/host.html",
            "en",
            "<article-widget related=/list.json></article-widget>",
        ))
        .await;
    let widget = page.widget(0);
    let heights = "deepAll('.aw-card').map((card) => card.getBoundingClientRect().height).join()";

    widget
        .eventually(&format!(
            "deepAll('.aw-slide').length === 4 && deepAll('img').every((img) => !img.complete)
                && (window.early = {heights})"
        ))
        .await;
    widget
        .eventually("deepAll('img').slice(0, 2).every((img) => img.complete)")
        .await;

    assert_eq!(
        widget
            .read("deepAll('img').map((img) => img.loading)")
            .await,
        json!(["lazy", "lazy", "lazy"])
    );
    assert_eq!(
        widget
            .read(&format!("[{heights} === early, deepAll('img')[0].naturalWidth, deepAll('img')[1].naturalWidth > 0]"))
            .await,
        json!([true, 0, true]),
        "nothing moves, whether it fails or comes"
    );
    if engine != Engine::WebKit {
        // Which tells nobody.
        page.expect_network_failures("missing.svg").await;
    }
    page.assert_quiet().await;
}
in_every_engine!([R6] nothing_moves_when_a_picture_comes_or_fails);

async fn a_card_whose_picture_fails_looks_as_if_it_had_none(engine: Engine) {
    let demo = Demo::start().await;
    for (name, image) in [
        ("fails", json!("/missing.svg")),
        ("none", json!(null)),
        ("comes", json!("/demo/icon.svg")),
    ] {
        let list = json!([{ "url": "/story/1", "title": "One", "image": image }, { "url": "/story/2", "title": "Two" }]);
        let path = format!("/{name}.json");
        demo.site.file(&path, "application/json", &list.to_string());
    }
    let widget = |name: &str| format!("<article-widget related=/{name}.json></article-widget>");
    let url = |name: &str| demo.host_page(&format!("/{name}.html"), "en", &widget(name));
    let page = Visitor::with(engine)
        .sized(800, 600)
        .open(&url("fails"))
        .await;
    let mut pictures = Vec::new();
    for name in ["fails", "none", "comes"] {
        page.open(&url(name)).await;
        let widget = page.widget(0).ready().await;
        widget
            .eventually(
                "deepAll('.aw-slide').length === 2 && deepAll('img').every((img) => img.complete)",
            )
            .await;
        page.settle().await;
        pictures.push(page.client().screenshot().await.expect("a picture"));
    }

    assert!(pictures[0] == pictures[1], "it shows no icon and no frame");
    assert!(pictures[1] != pictures[2], "a picture is seen");
    if engine != Engine::WebKit {
        // Which tells nobody.
        page.expect_network_failures("missing.svg").await;
    }
    page.assert_quiet().await;
}
in_every_engine!([C1] a_card_whose_picture_fails_looks_as_if_it_had_none);

const OWN: &str = r#"<article-widget url="/story/7">
    <article lang="en"><h1>The river rises</h1><p>A bridge is cut.</p></article>
    <ul slot="related" id="list">
        <li><a href="/story/1"><img src="/demo/icon.svg" alt=""> The first</a> <time datetime="2026-03-01">some day</time></li>
        <li data-section="Culture"><h3>The second</h3><a id="second" href="/story/2" hreflang="fr">Read on</a></li>
        <li><a href="/story/1#comments">The first once more</a></li>
        <li><a href="/story/7">The article itself</a></li>
        <li><a href="javascript:alert(1)">Not a place</a></li>
    </ul>
</article-widget>"#;

async fn a_list_in_the_element_becomes_the_cards(engine: Engine) {
    let demo = Demo::start().await;
    demo.carousel_page("en", 8, "");
    let page = Visitor::with(engine)
        .open(&demo.host_page("/host.html", "en", OWN))
        .await;
    let widget = page.widget(0).ready().await;
    widget.eventually("deep('.aw-slide')").await;

    assert_eq!(
        widget
            .read(
                "deepAll('.aw-card').map((card) => [
                    card.querySelector('a').textContent,
                    new URL(card.querySelector('a').href).pathname,
                    card.querySelector('img')?.src.endsWith('/demo/icon.svg'),
                    card.querySelector('time')?.dateTime,
                    card.querySelector('time')?.textContent,
                    card.querySelector('.aw-card-section')?.textContent,
                    card.querySelector('.aw-card-text').lang,
                ].map((value) => value ?? null))"
            )
            .await,
        json!([
            [
                "The first",
                "/story/1",
                true,
                "2026-03-01",
                "March 1, 2026",
                null,
                "en"
            ],
            ["The second", "/story/2", null, null, null, "Culture", "fr"]
        ])
    );
    assert_eq!(page.read("list.getClientRects().length").await, json!(0));
    let warnings = page.expect_messages(MessageKind::Console, "related[").await;
    let warnings: Vec<_> = warnings.iter().filter(|it| it.observer == "page").collect();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    page.assert_quiet().await;

    widget.click(".aw-slide:nth-child(2) a").await;
    page.wait_for_url(&demo.site.url("/story/2")).await;
    page.assert_quiet().await;
}
// Rust parses the HTML, not the engine.
in_chromium!([C1] a_list_in_the_element_becomes_the_cards);

async fn a_list_in_the_element_is_there_without_the_script(engine: Engine) {
    let demo = Demo::start().await;
    demo.carousel_page("en", 8, "");
    demo.site
        .override_response(".wasm", ResponseOverride::status(404));
    let page = Visitor::with(engine)
        .open(&demo.host_page("/host.html", "en", OWN))
        .await;
    page.expect_network_failures(".wasm").await;
    page.expect_messages(MessageKind::Console, "article-widget: could not start")
        .await;

    assert_eq!(
        page.read("[...list.querySelectorAll('a')].filter((link) => link.checkVisibility() && link.getClientRects().length).length")
            .await,
        json!(5)
    );
    page.assert_quiet().await;
    let link = page.element("return second;", vec![]).await;
    link.expect("a link").click().await.expect("it is clicked");
    page.wait_for_url(&demo.site.url("/story/2")).await;
    page.assert_quiet().await;
}
in_every_engine!([C4] a_list_in_the_element_is_there_without_the_script);
