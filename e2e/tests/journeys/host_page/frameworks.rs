//! Applications in React, Vue, Svelte, Angular, htmx, Turbo and plain HTML (`e2e/hosts`) use the widget like any other
//! element.

use e2e::{
    Demo, Engine, MessageKind, Page, Visitor, in_chromium, in_engines, in_every_engine, natively,
};
use serde_json::json;
use std::fs;
use std::path::Path;

const COMMENT: &str = "textarea[name=comment]";

const HEADLINES: &str = "[...document.querySelectorAll('article-widget')]
    .map((widget) => widget.shadowRoot?.querySelector('.aw-headline')?.textContent)";

const RIVER: &str = "The river is rising";
const MARKET: &str = "The market has moved";
const KORA: &str = "The kora changes hands";

/// Waits until the application shows that it was told just this by its widgets.
async fn eventually_heard(page: &Page, words: &[&str]) {
    let heard = "[...document.querySelectorAll('#heard li')].map((li) => li.textContent).join(' ')";
    page.eventually(&format!("{heard} === '{}'", words.join(" ")))
        .await;
}

async fn eventually_shows(page: &Page, headlines: &[&str]) {
    let headlines = json!(headlines).to_string();
    page.eventually(&format!("JSON.stringify({HEADLINES}) === '{headlines}'"))
        .await;
}

/// Clicks what the page itself has there, outside the widgets.
async fn click(page: &Page, selector: &str) {
    let body = format!("return document.querySelector('{selector}')");
    let found = page.element(&body, vec![]).await;
    let clicked = found.expect("it is there").click().await;
    clicked.unwrap_or_else(|error| panic!("{selector} is clicked: {error}"));
}

async fn holds(page: &Page, nth: usize, text: &str) {
    let kept = format!("deep('{COMMENT}')?.value === '{text}'");
    page.widget(nth).eventually(&kept).await;
}

/// The widget's script comes to an application that has shown itself already.
async fn comes_late(page: &Page, headlines: &[&str]) {
    page.eventually("document.querySelector('nav a')").await;
    page.settle().await;
    assert_eq!(
        page.read("customElements.get('article-widget') === undefined")
            .await,
        true
    );

    page.run(
        "document.head.append(Object.assign(document.createElement('script'),
            { type: 'module', src: '/article-widget.js' }))",
        vec![],
    )
    .await;

    eventually_shows(page, headlines).await;
    let widget = page.widget(0).ready().await;
    assert_eq!(widget.count(".aw-track a").await, 2);
    assert_eq!(widget.count(COMMENT).await, 1);
}

/// The whole story of an application with three widgets on its front page and one on each story's.
async fn tell(engine: Engine, application: &str, greeting: Option<&str>) {
    let demo = Demo::start().await;
    let front = demo.site.url("/");

    // Properties that were set before the element was defined count.
    demo.serve_framework_app_without_widget(application);
    let page = Visitor::with(engine).open(&demo.site.url("/market")).await;
    comes_late(&page, &[MARKET]).await;
    page.open(&front).await;
    comes_late(&page, &[RIVER, MARKET, KORA]).await;

    demo.serve_framework_app(application);
    page.open(&front).await;
    page.run("window.stays = true", vec![]).await;

    // A list in another order: each widget moves as it is, with what was typed into it.
    eventually_shows(&page, &[RIVER, MARKET, KORA]).await;
    for (nth, text) in ["On boats", "On onions", "On strings"].iter().enumerate() {
        let widget = page.widget(nth).ready().await;
        widget.type_into(COMMENT, text).await;
        widget
            .read(&format!("deep('{COMMENT}').before = {nth}"))
            .await;
    }
    eventually_heard(&page, &["ready"; 3]).await;
    click(&page, "button").await;
    eventually_shows(&page, &[KORA, MARKET, RIVER]).await;
    for (nth, text) in ["On strings", "On onions", "On boats"].iter().enumerate() {
        let widget = page.widget(nth);
        assert_eq!(widget.value(COMMENT).await, *text);
        assert_eq!(
            widget.read(&format!("deep('{COMMENT}').before")).await,
            2 - nth
        );
    }

    // Another page, with an element of its own; away and back.
    click(&page, "nav a[href=\"/river\"]").await;
    eventually_shows(&page, &[RIVER]).await;
    holds(&page, 0, "On boats").await;
    page.widget(0).ready().await;
    click(&page, "button").await;
    page.eventually("!document.querySelector('article-widget')")
        .await;
    click(&page, "button").await;
    eventually_shows(&page, &[RIVER]).await;
    holds(&page, 0, "On boats").await;

    // The application's router follows the link, and the same element shows what the route names.
    let widget = page.widget(0).ready().await;
    widget.read("host.before = true").await;
    widget.click(".aw-track a").await;
    eventually_shows(&page, &[MARKET]).await;
    assert_eq!(page.read("location.pathname").await, "/market");
    holds(&page, 0, "On onions").await;
    page.client().back().await.expect("the page before");
    eventually_shows(&page, &[RIVER]).await;
    holds(&page, 0, "On boats").await;
    assert_eq!(widget.read("host.before").await, true);

    // A comment arrives, and the application is told.
    widget.type_into("input[name=name]", "Awa").await;
    widget.click("form button[type=submit]").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    let comments = demo.comment_server.comments();
    assert_eq!(comments.len(), 1, "{comments:?}");
    assert_eq!(comments[0].comment, "On boats");
    assert_eq!(comments[0].article, "https://paper.example/river");
    page.eventually("document.querySelector('#heard').textContent.endsWith('published')")
        .await;

    // Where the reader has been before, what they left unsent is still theirs.
    click(&page, "nav a[href=\"/\"]").await;
    page.eventually("document.querySelectorAll('article-widget').length === 3")
        .await;
    for (headline, text) in [(RIVER, ""), (MARKET, "On onions"), (KORA, "On strings")] {
        page.eventually(&format!(
            "document.querySelectorAll('article-widget')[{HEADLINES}.indexOf('{headline}')]
                .shadowRoot.querySelector('{COMMENT}').value === '{text}'"
        ))
        .await;
    }
    let ready = "ready";
    let all = [
        ready,
        ready,
        ready,
        ready,
        ready,
        "published",
        ready,
        ready,
        ready,
    ];
    eventually_heard(&page, &all).await;
    assert_eq!(page.read("window.stays").await, true);
    if let Some(greeting) = greeting {
        page.expect_messages(MessageKind::Console, greeting).await;
    }
    page.assert_quiet().await;
}

/// E7: in React 19 and its strict mode, with properties and by a ref.
async fn in_react(engine: Engine) {
    // WebKit has no such tools.
    let tools = (engine != Engine::WebKit).then_some("React DevTools");
    tell(engine, "react", tools).await;
}
in_every_engine!([E7] in_react);

/// E7: in an effect of React's, which strict mode runs, undoes and runs again.
async fn mounted_by_hand_in_react(engine: Engine) {
    let demo = Demo::start().await;
    demo.serve_framework_app("react");
    let page = Visitor::with(engine).open(&demo.site.url("/market")).await;
    page.widget(0).ready().await;
    page.run(
        "window.ready = 0;
         addEventListener('article-widget-ready', ({ target }) => ready += target.id === 'by-hand')",
        vec![],
    )
    .await;
    let deep = "document.querySelector('#by-hand')?.shadowRoot?.querySelector";

    click(&page, "nav a[href=\"/by-hand\"]").await;
    page.eventually(&format!(
        "{deep}('.aw-headline')?.textContent === '{RIVER}'"
    ))
    .await;
    page.eventually("window.ready > 0").await;
    assert_eq!(
        page.read(
            "document.querySelector('#by-hand').shadowRoot.querySelectorAll('.aw-root').length"
        )
        .await,
        1
    );
    let comment = page
        .element(&format!("return {deep}('{COMMENT}')"), vec![])
        .await;
    let typed = comment.expect("a field").send_keys("On boats").await;
    typed.expect("it is typed into");

    // Away and back, to a new place that knows what was typed.
    click(&page, "nav a[href=\"/market\"]").await;
    eventually_shows(&page, &[MARKET]).await;
    click(&page, "nav a[href=\"/by-hand\"]").await;
    page.eventually(&format!("{deep}('{COMMENT}')?.value === 'On boats'"))
        .await;
    page.eventually("window.ready > 1").await;
    assert_eq!(page.read("window.ready").await, 2);
    page.expect_messages(MessageKind::Console, "React DevTools")
        .await;
    page.assert_quiet().await;
}
in_chromium!([E7] mounted_by_hand_in_react);

/// E7: in Vue 3, whose objects are proxies.
async fn in_vue(engine: Engine) {
    tell(engine, "vue", None).await;
}
in_engines!([E7] in_vue: Chromium, Firefox);

/// E7: in Svelte 5, whose objects are proxies too.
async fn in_svelte(engine: Engine) {
    tell(engine, "svelte", None).await;
}
in_engines!([E7] in_svelte: Chromium, Firefox);

/// E7: in Angular.
async fn in_angular(engine: Engine) {
    tell(engine, "angular", Some("development mode")).await;
}
in_engines!([E7] in_angular: Chromium, Firefox);

/// E7: in plain HTML with a router of its own.
async fn in_plain_html(engine: Engine) {
    tell(engine, "plain", None).await;
}
in_engines!([E7] in_plain_html: Chromium, Firefox);

/// The whole story of pages that come whole from a server and are swapped in without a reload.
async fn swap(engine: Engine, application: &str, remark: Option<&str>) {
    let demo = Demo::start().await;
    demo.serve_framework_app(application);
    let page = Visitor::with(engine).open(&demo.site.url("/")).await;
    page.run("window.stays = true", vec![]).await;

    click(&page, "nav a[href=\"/river\"]").await;
    eventually_shows(&page, &[RIVER]).await;
    let widget = page.widget(0).ready().await;
    widget.type_into(COMMENT, "On boats").await;
    widget.read("host.before = true").await;

    // htmx morphs the element that is there, Turbo brings another.
    widget.click(".aw-track a").await;
    eventually_shows(&page, &[MARKET]).await;
    let is_kept = widget.read("host.before === true").await;
    assert_eq!(is_kept, application == "htmx");
    assert_eq!(page.read("location.pathname").await, "/market");
    page.widget(0).ready().await;
    assert_eq!(page.widget(0).value(COMMENT).await, "");

    page.client().back().await.expect("the page before");
    eventually_shows(&page, &[RIVER]).await;
    holds(&page, 0, "On boats").await;
    widget.type_into("input[name=name]", "Awa").await;
    widget.click("form button[type=submit]").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    let comments = demo.comment_server.comments();
    assert_eq!(comments.len(), 1, "{comments:?}");
    assert_eq!(comments[0].comment, "On boats");
    assert_eq!(comments[0].article, "https://paper.example/river");
    page.eventually("document.querySelector('#thanks').textContent.trim() === 'Thank you.'")
        .await;

    assert_eq!(page.read("window.stays").await, true);
    if let Some(remark) = remark {
        page.expect_messages(MessageKind::Other, remark).await;
    }
    page.assert_quiet().await;
}

/// E7: where htmx swaps pages.
async fn in_htmx(engine: Engine) {
    // It reads pages in a document without an address, which Firefox remarks on.
    let remark = (engine == Engine::Firefox).then_some("<script> element is not a valid URI");
    swap(engine, "htmx", remark).await;
}
in_engines!([E7] in_htmx: Chromium, Firefox);

/// E7: where Turbo swaps pages.
async fn in_turbo(engine: Engine) {
    swap(engine, "turbo", None).await;
}
in_engines!([E7] in_turbo: Chromium, Firefox);

/// What the documentation shows is what is driven here, line by line.
fn recipes_are_excerpts_of_the_applications() {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let documentation = fs::read_to_string(crate_folder.join("../docs/frameworks.md")).unwrap();
    let files: Vec<String> = ["react", "vue", "svelte", "angular", "htmx", "plain"]
        .iter()
        .flat_map(|folder| fs::read_dir(crate_folder.join("hosts").join(folder)).unwrap())
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .map(|file| unindented(&file))
        .collect();

    let recipes: Vec<&str> = documentation.split("\n```").skip(1).step_by(2).collect();

    assert_eq!(recipes.len(), 8);
    for recipe in recipes {
        let (_language, code) = recipe.split_once('\n').unwrap();
        let code = unindented(code);
        assert!(
            files.iter().any(|file| file.contains(&code)),
            "in no application:\n{code}"
        );
    }
}
natively!(recipes_are_excerpts_of_the_applications);

fn unindented(code: &str) -> String {
    let lines: Vec<&str> = code.lines().map(str::trim).collect();
    lines.join("\n")
}
