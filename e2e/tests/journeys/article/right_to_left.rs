//! A page in Arabic is mirrored without configuration.

use e2e::{Demo, Engine, Visitor, in_every_engine};
use serde_json::json;

async fn everything_is_mirrored_and_next_goes_to_the_left(engine: Engine) {
    let demo = Demo::start().await;
    let endpoint = demo.comment_server.origin();
    let story = json!({
        "headline": "النهر يفيض قبل موعده بأسبوع",
        "lang": "ar",
        "authors": ["عائشة كيتا", "جان دوبون"],
        "published": "2026-03-01",
        "blocks": ["غادرت أولى القوارب الميناء العلوي قبل الفجر، محمّلة بالكتب والحبوب.", "يتوقع التجار أن يستمر ارتفاع الماء حتى الربيع."],
    });
    let page = format!(
        "<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8><title>نهر</title>
         <meta name=viewport content='width=device-width'></head>
         <body><main><h1>نهر</h1><article-widget related=/demo/related.json endpoint={endpoint}/comments>
         <script type=application/json>{story}</script></article-widget></main>
         <script type=module src=/article-widget.js></script></body></html>"
    );
    demo.site.page("/arabic.html", &page);
    let reader = Visitor::with(engine).sized(390, 844);
    let page = reader.open(&demo.site.url("/arabic.html")).await;
    let widget = page.widget(0).ready().await;
    widget
        .eventually("deep('.aw-next')?.getAttribute('aria-disabled') === 'false'")
        .await;

    assert_eq!(widget.read("deep('.aw-root').dir").await, json!("rtl"));
    assert_eq!(
        widget.text("form button[type=submit]").await,
        "أرسل التعليق"
    );
    widget.click("button.aw-next").await;
    widget.eventually("deep('.aw-track').scrollLeft < 0").await;
    widget
        .eventually_matches(".aw-related-status", "(المقال|المقالات) .* من ")
        .await;
    widget.click("form button[type=submit]").await;
    widget
        .eventually_has_field_error("comment", "يُرجى كتابة تعليقك.")
        .await;

    let sideways = page
        .read("document.scrollingElement.scrollWidth - innerWidth")
        .await;
    assert!(
        sideways.as_f64().is_some_and(|pixels| pixels <= 0.0),
        "{sideways} px too wide"
    );
    let violations = widget.axe_violations(&page).await;
    assert!(violations.is_empty(), "{}", violations.join("\n"));
    page.full_page_screenshot("arabic").await;
    page.assert_quiet().await;
}
in_every_engine!([R5, C4] everything_is_mirrored_and_next_goes_to_the_left);
