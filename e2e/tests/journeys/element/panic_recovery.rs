//! After a panic the widget restarts, the visitor's text is kept, and the page gets no error.

use e2e::{Demo, Engine, MessageKind, Page, Visitor, Widget, in_chromium, in_every_engine};
use serde_json::json;

const COMMENT: &str = "textarea[name=comment]";
const TEXT: &str = "A thought that must not be lost.";

/// What makes the widget panic: the page's `insertBefore` throws inside of a shadow root, so often.
/// The page also listens for faults, as one does that reports them.
const SABOTAGE: &str = "
    window.faults = 0;
    const { insertBefore } = Node.prototype;
    Node.prototype.insertBefore = function (...values) {
        if (faults > 0 && this.getRootNode() instanceof ShadowRoot) {
            faults--;
            throw new Error('no nodes today');
        }
        return insertBefore.apply(this, values);
    };
    window.heard = [];
    window.onerror = (message) => void heard.push(message);
    window.onunhandledrejection = ({ reason }) => void heard.push(String(reason));
";

/// Two widgets, the first of which shows the article in `article` until another one is set.
async fn opened(engine: Engine, demo: &Demo) -> Page {
    let endpoint = demo.comment_server.origin();
    let body = format!(
        "<script>{SABOTAGE}
            window.story = (headline, ...paragraphs) => ({{
                version: 1, headline, url: 'https://news.example/story', lang: 'en',
                blocks: paragraphs.map((content) => ({{ type: 'paragraph', content }})),
            }});
         </script>
         <article-widget id=first endpoint={endpoint}/comments></article-widget>
         <article-widget id=second endpoint={endpoint}/comments
            url=https://news.example/second><article><h2>Second</h2><p>Another one.</p></article></article-widget>
         <script>first.article = story('First', 'Once upon a time.')</script>"
    );
    let page = Visitor::with(engine)
        .open(&demo.host_page("/survival.html", "en", &body))
        .await;
    page.widget(0).ready().await;
    page.widget(1).ready().await;
    page
}

/// Lets the first widget panic, so often, while it shows another article.
async fn panics(page: &Page, times: u32) {
    let script = format!(
        "window.faults = {times}; first.article = story('Other', 'It was', 'and it was not.');"
    );
    page.run(&script, vec![]).await;
}

async fn is_told_of_the_fault(page: &Page) {
    let told = page
        .expect_messages(
            MessageKind::Console,
            "article-widget: the widget has crashed",
        )
        .await;
    // Each browser has its own words for a module that ends itself.
    let words = told[0].text.to_lowercase();
    assert!(words.contains("unreachable"), "{told:#?}");
    // Yew's own words on a node that could not be inserted.
    page.expect_messages(MessageKind::Console, "failed to ")
        .await;
}

async fn sends(widget: Widget<'_>) {
    widget.type_into("input[name=name]", "Ada").await;
    widget.click("form button[type=submit]").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
}

/// F1, R1: the text, the caret and the focus are where they were; all widgets on the page go on.
async fn after_a_panic_the_widget_is_back_with_what_was_typed(engine: Engine) {
    let demo = Demo::start().await;
    let page = opened(engine, &demo).await;
    let (first, second) = (page.widget(0), page.widget(1));
    second.type_into(COMMENT, "And mine.").await;
    first.type_into(COMMENT, TEXT).await;
    first
        .read(&format!("deep('{COMMENT}').setSelectionRange(2, 9)"))
        .await;

    panics(&page, 1).await;

    first.eventually_has_text("h2", "Other").await;
    first
        .eventually(&format!("deepAll('{COMMENT}').length === 1"))
        .await;
    first.eventually_holds_focus(COMMENT).await;
    assert_eq!(first.value(COMMENT).await, TEXT);
    let selection = format!("[deep('{COMMENT}').selectionStart, deep('{COMMENT}').selectionEnd]");
    assert_eq!(first.read(&selection).await, json!([2, 9]));
    second
        .eventually(&format!("deepAll('{COMMENT}').length === 1"))
        .await;
    assert_eq!(second.value(COMMENT).await, "And mine.");
    sends(first).await;
    sends(second).await;
    let comments = demo.comment_server.comments();
    assert_eq!(comments.len(), 2);
    assert_eq!(comments[0].comment, TEXT);
    assert_eq!(page.read("heard").await, json!([]));
    is_told_of_the_fault(&page).await;
    page.assert_quiet().await;
}
in_every_engine!([F1] after_a_panic_the_widget_is_back_with_what_was_typed);

/// R1, F1: what panics again at once is not begun anew for ever. The article stays to be read, the text
/// can be copied, and a press of a button tries again.
async fn a_widget_that_panics_again_at_once_waits_for_the_reader(engine: Engine) {
    let demo = Demo::start().await;
    let page = opened(engine, &demo).await;
    let first = page.widget(0);
    first.type_into(COMMENT, TEXT).await;

    panics(&page, 1_000_000).await;

    first
        .eventually_has_text(
            ".aw-sorry span",
            "This article has stopped working. What you have written is still here.",
        )
        .await;
    assert_eq!(first.value(COMMENT).await, TEXT);
    assert_eq!(first.read("deep('h2').checkVisibility()").await, true);
    page.screenshot("stopped").await;

    page.run("window.faults = 0;", vec![]).await;
    first.click(".aw-sorry button").await;

    first.eventually_has_text("h2", "Other").await;
    first
        .eventually(&format!("deepAll('{COMMENT}').length === 1"))
        .await;
    assert_eq!(first.value(COMMENT).await, TEXT);
    assert_eq!(first.count(".aw-sorry").await, 0);
    sends(first).await;
    assert_eq!(page.read("heard").await, json!([]));
    is_told_of_the_fault(&page).await;
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([F1] a_widget_that_panics_again_at_once_waits_for_the_reader);

/// R1: a widget that has never been shown leaves what the page has put into it, or words and ways on.
async fn a_widget_that_panics_before_it_is_shown_is_not_a_blank_box(engine: Engine) {
    let demo = Demo::start().await;
    let body = format!(
        "<script>{SABOTAGE} faults = 1_000_000;</script>
         <article-widget src=/demo/article.txt url=/original></article-widget>
         <article-widget src=/demo/article.txt><p>My own words</p></article-widget>"
    );
    let page = Visitor::with(engine)
        .open(&demo.host_page("/never.html", "en", &body))
        .await;
    let (bare, filled) = (page.widget(0), page.widget(1));

    bare.eventually("deep('.aw-sorry a')?.pathname === '/original'")
        .await;
    filled
        .eventually("host.querySelector('p').checkVisibility()")
        .await;
    page.run("window.faults = 0;", vec![]).await;
    bare.click(".aw-sorry button").await;

    bare.eventually("deepAll('.aw-body > p').length === 15")
        .await;
    assert_eq!(page.read("heard").await, json!([]));
    is_told_of_the_fault(&page).await;
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([R1] a_widget_that_panics_before_it_is_shown_is_not_a_blank_box);

/// R1: a widget that still waits for its words when another one takes the core down begins with the next.
async fn a_widget_on_its_way_does_not_begin_with_a_core_that_has_stopped(engine: Engine) {
    let demo = Demo::start().await;
    let body = format!(
        "<script>{SABOTAGE}
            const ask = fetch;
            window.fetch = async (url, options) => {{
                if (String(url).includes('/catalogues/')) await new Promise((go) => window.go = go);
                return ask(url, options);
            }};
         </script>
         <article-widget id=first src=/demo/article.txt></article-widget>
         <article-widget lang=fr src=/demo/article.txt endpoint=/comments></article-widget>"
    );
    let page = Visitor::with(engine)
        .open(&demo.host_page("/waits.html", "en", &body))
        .await;
    page.widget(0).ready().await;
    page.eventually("typeof go === 'function'").await;

    let panics = "window.faults = 1;
        first.article = { headline: 'Other', blocks: Array(30).fill('A paragraph') };";
    page.run(panics, vec![]).await;
    page.widget(0).eventually_has_text("h2", "Other").await;
    page.run("window.go();", vec![]).await;

    let waiting = page.widget(1).ready().await;
    assert_eq!(waiting.count(".aw-body > p").await, 15);
    assert_eq!(waiting.text(".aw-submit").await, "Publier le commentaire");
    assert_eq!(page.read("heard").await, json!([]));
    is_told_of_the_fault(&page).await;
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([F1] a_widget_on_its_way_does_not_begin_with_a_core_that_has_stopped);
