//! A hundred widgets on one page, as on a page of short articles with comments.

use std::collections::BTreeSet;

use e2e::{Demo, Engine, LEAK_TRACKER, Visitor, in_chromium};
use serde_json::json;

const COUNT: usize = 100;

/// How often the widgets' events were heard: by the widgets themselves, and all in all.
const EARS: &str = "
    window.heard = {};
    window.strays = 0;
    for (const widget of document.querySelectorAll('article-widget')) {
        for (const type of ['ready', 'article', 'comment', 'submit', 'navigate']) {
            const name = `article-widget-${type}`;
            widget.addEventListener(name, (event) => {
                heard[name] = (heard[name] ?? 0) + 1;
                if (event.target !== widget) strays++;
            });
        }
    }
";

/// Every reference from one element to another by id, in any widget, that does not lead to exactly one
/// element of the same widget; and how many there are.
const REFERENCES: &str = "(() => {
    const names = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns',
        'aria-details', 'aria-errormessage', 'aria-activedescendant', 'list', 'form', 'headers'];
    let count = 0;
    const lost = [];
    document.querySelectorAll('article-widget').forEach(({ shadowRoot }, nth) => {
        for (const name of names) {
            for (const element of shadowRoot.querySelectorAll(`[${name}]`)) {
                for (const id of element.getAttribute(name).split(/\\s+/).filter(Boolean)) {
                    count++;
                    const found = shadowRoot.querySelectorAll(`[id='${id}']`).length;
                    if (found !== 1) lost.push(`${nth}: ${element.localName} ${name}=${id}: ${found}`);
                }
            }
        }
    });
    return { count, lost };
})()";

/// Every id of any widget, and how many of them are the only one on the page.
const IDS: &str = "(() => {
    const ids = [...document.querySelectorAll('article-widget')]
        .flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('[id]')].map(({ id }) => id));
    return [ids.length, new Set(ids).size];
})()";

/// E6: a hundred widgets on one page ask for their common things once, share no id, and do not hear each
/// other.
async fn a_hundred_widgets_share_what_is_common_and_nothing_else(engine: Engine) {
    let demo = Demo::start().await;
    let widget = format!(
        "<article-widget src=/demo/article.txt srclang=fr related=/demo/related.json contents
            endpoint={}/comments></article-widget>",
        demo.comment_server.origin()
    );
    demo.site.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title>\
             <script>{LEAK_TRACKER}</script></head><body>{}<script>{EARS}</script>\
             <script type=module src=/article-widget.js></script></body></html>",
            widget.repeat(COUNT)
        ),
    );
    let page = Visitor::with(engine)
        .open(&demo.site.url("/host.html"))
        .await;
    page.eventually(&format!("heard['article-widget-ready'] === {COUNT}"))
        .await;
    page.eventually(&format!(
        "[...document.querySelectorAll('article-widget')]
            .filter(({{ shadowRoot }}) => shadowRoot.querySelector('.aw-track')).length === {COUNT}"
    ))
    .await;

    let references = page.read(REFERENCES).await;
    assert_eq!(references["lost"], json!([]), "in {engine}");
    assert!(references["count"].as_u64() > Some(10 * COUNT as u64));
    let ids = page.read(IDS).await;
    assert_eq!(ids[0], ids[1], "in {engine}");

    let widget = page.widget(COUNT - 1);
    widget
        .type_into("textarea[name=comment]", "The last.")
        .await;
    widget.type_into("input[name=name]", "Ada").await;
    widget.click(".aw-submit").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    assert_eq!(
        page.read("[heard, strays]").await,
        json!([{
            "article-widget-ready": COUNT, "article-widget-article": COUNT,
            "article-widget-submit": 1, "article-widget-comment": 1,
        }, 0])
    );
    let others =
        "[...document.querySelectorAll('article-widget')].slice(0, -1).every(({ shadowRoot }) =>
        !shadowRoot.querySelector('.aw-comments-status').textContent
        && !shadowRoot.querySelector('[aria-invalid=true]'))";
    assert_eq!(page.read(others).await, json!(true), "in {engine}");

    page.assert_quiet().await;
    assert_eq!(page.read("leakTracker.compiled()").await, json!(2));
    let requests = demo.site.requests();
    let asked = |path: &str| requests.iter().filter(|it| it.path == path).count();
    let modules = requests.iter().filter(|it| it.path.ends_with(".wasm"));
    let modules: BTreeSet<&str> = modules.map(|it| it.path.as_str()).collect();
    assert_eq!(
        modules.len(),
        2,
        "in {engine}: the widget's, and that which reads plain text"
    );
    assert!(modules.iter().all(|it| asked(it) == 1), "in {engine}");
    assert_eq!(
        (asked("/demo/article.txt"), asked("/demo/related.json")),
        (1, 1),
        "in {engine}"
    );
}
// The element's script decides this, not the engine.
in_chromium!([E6] a_hundred_widgets_share_what_is_common_and_nothing_else);
