//! Formats other than article JSON: a page loads the module that reads them once, and only if it needs it.

use std::time::Duration;

use e2e::{Demo, Engine, MessageKind, ResponseOverride, Visitor, in_chromium};
use serde_json::json;

/// The path of the module that reads other formats.
fn module() -> String {
    let files = std::fs::read_dir(e2e::dist_dir()).expect("the site is built");
    let mut names = files.map(|file| file.expect("a file").file_name().into_string());
    let name = names.find_map(|it| it.ok().filter(|it| it.starts_with("article-reader-")));
    ["/", &name.expect("the site has the module")].concat()
}

fn asked(demo: &Demo) -> usize {
    let (requests, module) = (demo.site.requests(), module());
    requests.iter().filter(|it| it.path == module).count()
}

/// A post as WordPress gives it, and a list of its own words' kind.
fn publish(demo: &Demo) {
    let post = json!({
        "title": { "rendered": "L&#8217;eau" }, "link": "https://news.example/water",
        "content": { "rendered": "<p>Elle monte.</p>" },
    });
    let other = json!({ "title": { "rendered": "Another" }, "link": "https://news.example/other" });
    let article = json!({ "headline": "H", "blocks": ["Text"] });
    for (path, json) in [
        ("/post.json", post),
        ("/posts.json", json!([other])),
        ("/article.json", article),
        ("/related.json", json!([{ "url": "/one", "title": "One" }])),
    ] {
        demo.site.file(path, "application/json", &json.to_string());
    }
}

/// E8: where all is article JSON nothing else is asked for; many widgets share what reads the rest.
async fn the_reader_is_asked_for_once_and_only_where_it_is_needed(engine: Engine) {
    let demo = Demo::start().await;
    publish(&demo);
    let plain = "<article-widget src=/article.json related=/related.json></article-widget>
        <article-widget><script type=application/json>{\"headline\":\"I\",\"blocks\":[]}</script>
            <ul slot=related><li><a href=/two>Two</a></li></ul></article-widget>
        <article-widget related=/related.json>
            <script type=application/json>{\"headline\":\"J\",\"blocks\":[]}</script></article-widget>";
    let page = Visitor::with(engine)
        .open(&demo.host_page("/plain.html", "en", plain))
        .await;
    for (nth, title) in ["H", "I", "J"].into_iter().enumerate() {
        let widget = page.widget(nth).ready().await;
        widget
            .eventually("deepAll('.aw-track a').length === 1")
            .await;
        assert_eq!(widget.text("h2").await, title);
    }
    assert_eq!(asked(&demo), 0);

    let others = "<article-widget src=/post.json related=/posts.json></article-widget>
        <article-widget><article><h1>HTML</h1><p>Text</p></article></article-widget>
        <article-widget><script type=application/ld+json>
            {\"@context\":\"https://schema.org\",\"@type\":\"Article\",\"headline\":\"LD\",\"articleBody\":\"Text\"}
        </script></article-widget>
        <article-widget src=/demo/article.txt format=text></article-widget>";
    page.open(&demo.host_page("/others.html", "en", others))
        .await;
    let titles = ["L’eau", "HTML", "LD"];
    for (nth, title) in titles.into_iter().enumerate() {
        assert_eq!(page.widget(nth).ready().await.text("h2").await, title);
    }
    assert_eq!(page.widget(3).ready().await.count(".aw-body > p").await, 15);
    let first = page.widget(0);
    first
        .eventually("deep('.aw-track a')?.textContent.includes('Another')")
        .await;
    assert_eq!(asked(&demo), 1);
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([R2, E8] the_reader_is_asked_for_once_and_only_where_it_is_needed);

/// R1: without the reader, or with one that is not this release's, an article that it should read is one
/// that failed, which can be tried again; one that stands in the page is read there.
async fn a_reader_that_cannot_be_had_is_a_failure_that_may_pass(engine: Engine) {
    let demo = Demo::start().await;
    let module = module();
    demo.site
        .override_response(&module, ResponseOverride::status(404));
    let body = "<article-widget src=/demo/article.txt url=/original endpoint=/comments></article-widget>
        <article-widget id=ld url=/original><script type=application/ld+json>
            {\"@context\":\"https://schema.org\",\"@type\":\"Article\",\"headline\":\"LD\",\"articleBody\":\"Text\"}
        </script></article-widget>
        <article-widget><article><h3>Own</h3><p>Text</p></article></article-widget>";
    let page = Visitor::with(engine)
        .open(&demo.host_page("/host.html", "en", body))
        .await;

    for nth in [0, 1] {
        let widget = page.widget(nth).ready().await;
        let shown = widget
            .read("[deepAll('.aw-failure [role=alert]').length, deep('.aw-failure a').pathname, deepAll('.aw-retry').length]")
            .await;
        assert_eq!(shown, json!([1, "/original", 1]), "{nth}");
    }
    let own = page.widget(2).ready().await;
    let is_read = "host.querySelector('h3').checkVisibility() && !deep('[role=alert]')";
    assert_eq!(own.read(is_read).await, json!(true));
    page.expect_network_failures(&module).await;
    for (setting, count) in [("src: ", 1), ("article: ", 1), ("html: ", 1)] {
        let told = page
            .expect_messages(
                MessageKind::Console,
                &["article-widget: ", setting].concat(),
            )
            .await;
        let told: Vec<_> = told.iter().filter(|it| it.observer == "page").collect();
        assert_eq!(told.len(), count, "{setting}");
        assert!(told[0].text.contains("got status 404"), "{told:#?}");
    }
    page.assert_quiet().await;

    let other = ResponseOverride::status(200).body("application/wasm", "another file");
    demo.site.override_response(&module, other);
    let first = page.widget(0);
    first.click(".aw-retry").await;
    first
        .eventually("deep('.aw-retry')?.getAttribute('aria-disabled') === 'false'")
        .await;
    let told = page
        .expect_messages(MessageKind::Console, "article-widget: src: ")
        .await;
    assert!(
        told[0].text.contains("expected the file of this release"),
        "{told:#?}"
    );

    demo.site.restore_response(&module);
    first.click(".aw-retry").await;
    first
        .eventually("deepAll('.aw-body > p').length === 15")
        .await;
    page.widget(1).click(".aw-retry").await;
    page.widget(1).eventually_has_text("h2", "LD").await;
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([R1] a_reader_that_cannot_be_had_is_a_failure_that_may_pass);

/// E4: what has been replaced while it was waiting to be read is never shown, and what is shown stays until
/// the next can be.
async fn an_article_that_is_replaced_before_it_is_read_is_never_shown(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.override_response(
        &module(),
        ResponseOverride::delayed(Duration::from_millis(400)),
    );
    let body = "<script>
            window.told = [];
            addEventListener('article-widget-article', ({ target }) => told.push(target.jsonLd?.headline ?? null));
            addEventListener('article-widget-ready', () => told.push('ready'));
        </script>
        <article-widget id=inline></article-widget>
        <script>inline.config = { html: '<h1>One</h1><p>Text</p>' }</script>";
    let page = Visitor::with(engine)
        .open(&demo.host_page("/host.html", "en", body))
        .await;
    let widget = page.widget(0);
    widget
        .eventually("host.shadowRoot.querySelector('.aw-root')")
        .await;

    page.run(
        "inline.config = { html: '<h1>Two</h1><p>Text</p>' }",
        vec![],
    )
    .await;
    widget.eventually_has_text("h2", "Two").await;
    page.run(
        "inline.config = { html: '<h1>Three</h1><p>Text</p>' }",
        vec![],
    )
    .await;
    widget.eventually_has_text("h2", "Three").await;

    assert_eq!(page.read("told").await, json!(["ready", "Two", "Three"]));
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([R2] an_article_that_is_replaced_before_it_is_read_is_never_shown);
