//! Never a blank box: what is shown when something fails to load.

use e2e::{
    Demo, Engine, MessageKind, MockBackend, MockResponse, ResponseOverride, Visitor, in_chromium,
    in_every_engine,
};
use serde_json::json;
use std::time::Duration;

/// Something to read and somewhere to go: a link in the shadow root, or content of the page's own.
const NOT_BLANK: &str = "[
        ...deepAll('a[href]'),
        ...[...host.children].filter((child) => child.textContent.trim()),
    ].some((element) => element.checkVisibility() && element.getBoundingClientRect().height > 0)";

const RETRY: &str = "deepAll('button')
    .find((button) => /retry|again|reload/i.test(button.textContent) && button.checkVisibility())";

/// R1: without the module.
async fn without_wasm_the_reader_is_led_to_the_article(engine: Engine) {
    let demo = Demo::start().await;
    demo.site
        .override_response(".wasm", ResponseOverride::status(404));
    let page = Visitor::with(engine).open(&demo.url()).await;

    for nth in [0, 1] {
        page.widget(nth).eventually(NOT_BLANK).await;
    }

    page.screenshot("no-wasm").await;
    page.expect_network_failures(".wasm").await;
    // The shell tells the page's author, once a widget.
    let warnings = page
        .expect_messages(MessageKind::Console, "article-widget: ")
        .await;
    let warnings = warnings.iter().filter(|warning| warning.observer == "page");
    assert_eq!(warnings.count(), 2);
    page.assert_quiet().await;
}
in_every_engine!([R1, E11] without_wasm_the_reader_is_led_to_the_article);

/// R1: without the article, which may come back.
async fn a_missing_article_can_be_asked_for_again(engine: Engine) {
    let demo = Demo::start().await;
    demo.site
        .override_response("/article.txt", ResponseOverride::status(404));
    let page = Visitor::with(engine).open(&demo.url()).await;
    let widget = page.widget(0);
    widget.eventually(NOT_BLANK).await;
    let retry = widget.element(RETRY).await;
    page.screenshot("no-article").await;
    page.expect_network_failures("/article.txt").await;
    page.expect_messages(MessageKind::Console, "article-widget: ")
        .await;

    demo.site.restore_response("/article.txt");
    retry.click().await.expect("the button is clicked");

    widget
        .eventually("deepAll('.aw-body > p').length === 15")
        .await;
    page.assert_quiet().await;
}
in_every_engine!([R1] a_missing_article_can_be_asked_for_again);

/// R1: whatever comes in place of an article, or nothing: words, a link to the original, a way to try
/// again, and the form.
async fn whatever_comes_in_place_of_an_article_the_reader_sees_a_message(engine: Engine) {
    let demo = Demo::start().await;
    let answers = [
        ("/500.json", ResponseOverride::status(500)),
        (
            "/page.json",
            ResponseOverride::status(200).body("text/html", "<!doctype html><title>App</title>"),
        ),
        (
            "/broken.json",
            ResponseOverride::status(200).body("application/json", "{\"headline\": \"Hal"),
        ),
        (
            "/types.json",
            ResponseOverride::status(200).body(
                "application/json",
                "{\"headline\": 7, \"blocks\": \"none\"}",
            ),
        ),
        (
            "/list.json",
            ResponseOverride::status(200).body("application/json", "[]"),
        ),
        ("/empty.json", ResponseOverride::status(200)),
        (
            "/hang.json",
            ResponseOverride::delayed(Duration::from_secs(600)),
        ),
    ];
    let mut body = "<script>
            // Twenty seconds are long for who waits for a test.
            const { timeout } = AbortSignal;
            AbortSignal.timeout = (milliseconds) => timeout.call(AbortSignal, Math.min(milliseconds, 2000));
        </script>"
        .to_owned();
    for (path, answer) in &answers {
        demo.site.override_response(path, answer.clone());
        body.push_str(&format!(
            "<article-widget src={path} url=/original{path} endpoint=/comments></article-widget>"
        ));
    }
    let page = Visitor::with(engine)
        .open(&demo.host_page("/host.html", "fr", &body))
        .await;

    for (nth, (path, _)) in answers.iter().enumerate() {
        let widget = page.widget(nth).ready().await;
        let shown = widget
            .read(
                "[deep('.aw-failure [role=alert]').textContent, deep('.aw-failure a').pathname,
                  deep('.aw-retry').checkVisibility(), deepAll('form').length]",
            )
            .await;
        let words = "Cet article n’a pas pu être chargé.";
        assert_eq!(
            shown,
            json!([words, format!("/original{path}"), true, 1]),
            "{path}"
        );
    }
    let told = page
        .expect_messages(MessageKind::Console, "article-widget: src: ")
        .await;
    let told = told.iter().filter(|it| it.observer == "page").count();
    assert_eq!(told, answers.len());
    page.expect_network_failures("/500.json").await;
    page.assert_quiet().await;
}
// Rust parses documents, not the engine.
in_chromium!([R1] whatever_comes_in_place_of_an_article_the_reader_sees_a_message);

/// Requests of the shell, and one that the core makes when it is asked again.
async fn documents_without_an_end_are_not_waited_for(engine: Engine) {
    let demo = Demo::start().await;
    let backend = MockBackend::start().await;
    for path in ["/story", "/list"] {
        backend.respond_to_get(path, MockResponse::endless(200));
    }
    let body = format!(
        "<article-widget src={0} related={1} url=/original></article-widget>
         <article-widget src={0} url=/original></article-widget>",
        backend.url("/story"),
        backend.url("/list"),
    );
    let page = Visitor::with(engine)
        .open(&demo.host_page("/host.html", "en", &body))
        .await;
    let widget = page.widget(0).ready().await;
    page.widget(1).ready().await;

    backend.wait_for_ended_responses(2).await;
    widget
        .eventually("deep('.aw-failure a')?.pathname === '/original'")
        .await;
    let retry = widget.element(RETRY).await;
    retry.click().await.expect("the button is clicked");
    backend.wait_for_ended_responses(3).await;

    for (setting, path, times) in [("src", "/story", 3), ("related", "/list", 1)] {
        let url = backend.url(path);
        let words = format!("{setting}: expected a document at {url}, got more than 16 MiB");
        let mut told = 0;
        while told < times {
            let messages = page.expect_messages(MessageKind::Console, &words).await;
            told += messages.iter().filter(|it| it.observer == "page").count();
        }
        assert_eq!(told, times, "{setting}");
    }
    // An engine may say that the requests were ended.
    let mut messages = page.take_messages().await;
    messages.retain(|it| it.kind != MessageKind::Network || !it.text.contains(&backend.origin()));
    assert!(messages.is_empty(), "{messages:#?}");
}
in_every_engine!([R1, R3] documents_without_an_end_are_not_waited_for);

/// R1: a policy that allows no WebAssembly costs nobody a request, and one that allows no script leaves
/// the page as it is.
async fn where_a_policy_forbids_it_the_page_s_own_content_stays(engine: Engine) {
    for (policy, expect_outcome) in [
        ("script-src 'self' 'nonce-abc'", true),
        ("script-src 'nonce-abc'", false),
    ] {
        let demo = Demo::start().await;
        demo.site.header("content-security-policy", policy);
        demo.site.page(
            "/host.html",
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head><body>
             <article-widget src=/demo/article.txt><p>My own words</p></article-widget>
             <script type=module src=/article-widget.js></script></body></html>",
        );

        let page = Visitor::with(engine)
            .open(&demo.site.url("/host.html"))
            .await;

        if expect_outcome {
            page.expect_messages(MessageKind::Console, "article-widget: could not start")
                .await;
        }
        page.eventually(
            "document.readyState === 'complete' && document.querySelector('p').checkVisibility()",
        )
        .await;
        let asked = demo.site.requests();
        assert!(
            asked.iter().all(|it| !it.path.ends_with(".wasm")),
            "{asked:#?}"
        );
        // Each engine says in its own words what it has refused.
        page.take_messages().await;
    }
}
in_every_engine!([R1, E11] where_a_policy_forbids_it_the_page_s_own_content_stays);
