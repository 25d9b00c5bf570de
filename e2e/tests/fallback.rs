//! Never a blank box.

use e2e::{Answer, Demo, Engine, Kind, Reader, in_every_engine};

/// Something to read and somewhere to go: a link in the shadow root, or content of the page's own.
const NOT_BLANK: &str = "[
        ...deepAll('a[href]'),
        ...[...host.children].filter((child) => child.textContent.trim()),
    ].some((element) => element.checkVisibility() && element.getBoundingClientRect().height > 0)";

const RETRY: &str = "deepAll('button')
    .find((button) => /retry|again|reload/i.test(button.textContent) && button.checkVisibility())";

async fn without_wasm_the_reader_is_led_to_the_article(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.answer(".wasm", Answer::status(404));
    let page = Reader::with(engine).open(&demo.url()).await;

    for nth in [0, 1] {
        page.widget(nth).eventually(NOT_BLANK).await;
    }

    page.picture("no-wasm").await;
    page.take_network_failures(".wasm").await;
    // The shell tells the page's author, once a widget.
    let warnings = page.take(Kind::Console, "article-widget: ").await;
    let warnings = warnings.iter().filter(|warning| warning.witness == "page");
    assert_eq!(warnings.count(), 2);
    page.assert_quiet().await;
}
in_every_engine!(without_wasm_the_reader_is_led_to_the_article);

async fn a_missing_article_can_be_asked_for_again(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.answer("/article.txt", Answer::status(404));
    let page = Reader::with(engine).open(&demo.url()).await;
    let widget = page.widget(0);
    widget.eventually(NOT_BLANK).await;
    let retry = widget.element(RETRY).await;
    page.picture("no-article").await;
    page.take_network_failures("/article.txt").await;
    page.take(Kind::Console, "article-widget: ").await;

    demo.site.restore("/article.txt");
    retry.click().await.expect("the button is clicked");

    widget
        .eventually("deepAll('.aw-body > p').length === 15")
        .await;
    page.assert_quiet().await;
}
in_every_engine!(a_missing_article_can_be_asked_for_again);
