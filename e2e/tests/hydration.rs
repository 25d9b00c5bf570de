//! What was rendered on a server is the widget once the script has come: the same nodes, with all that a
//! reader has done to them.

use article_widget::Config;
use article_widget::json::Json;
use article_widget::prerender::{Styles, prerender_with};
use e2e::{Answer, Demo, Engine, Page, Reader, in_every_engine};
use serde_json::{Value, json};
use std::time::Duration;


/// A widget as a server writes it: what it shows, and the data that it shows.
fn widget(origin: &str, article: &str, related: &str, attributes: &str) -> String {
    let settings = format!(
        r#"{{"lang":"en","endpoint":"/comments","article":{article},"related":{related}}}"#
    );
    let json = Json::parse(&settings).expect("settings");
    let (config, faults) = Config::read(&json, Some(origin));
    assert!(faults.is_empty(), "{faults:?}");
    let linked = Styles::Linked("/article-widget-prerendered.css".to_owned());
    let shown = prerender_with(&config, &linked);
    format!(
        "<article-widget endpoint=/comments {attributes}>{shown}<script type=application/json>{article}</script></article-widget>"
    )
}

/// A page with it, which notes all its nodes as soon as they are parsed, and whatever happens to them.
fn host(widget: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title>
         <link rel=stylesheet href=/article-widget-prerendered.css>
         <style>body {{ margin: 0 }}</style>
         <script type=module src=/article-widget.js></script></head>
         <body><p>Above</p>{widget}<p>Below</p>
         <script>
            const root = document.querySelector('article-widget').shadowRoot;
            const box = root.querySelector('.aw-box');
            const walk = () => {{
                const walker = document.createTreeWalker(box);
                const nodes = [];
                do nodes.push(walker.currentNode); while (walker.nextNode());
                return nodes;
            }};
            const nodes = walk();
            const records = [];
            new MutationObserver((list) => records.push(...list)).observe(box, {{
                subtree: true, childList: true, attributes: true, characterData: true, attributeOldValue: true,
            }});
            const told = () => records.map(({{ type, target, attributeName, addedNodes, removedNodes }}) =>
                [type, target.localName ?? target.data, target.className ?? '', attributeName ?? '', attributeName ? target.getAttribute(attributeName) : '',
                 [...addedNodes, ...removedNodes].map((it) => it.outerHTML ?? it.data).join().slice(0, 200)].join(' | '));
            let shifts = 0;
            if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {{
                new PerformanceObserver((list) => list.getEntries().forEach((it) => shifts += it.value))
                    .observe({{ type: 'layout-shift', buffered: true }});
            }}
         </script></body></html>"
    ).replace(&format!(""), "")
}

fn demo_data() -> (String, String) {
    let read = |path: &str| {
        let path = format!("{}/../demo/{path}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("the demo's data")
    };
    (read("every-block.json"), read("related.json"))
}

async fn x(engine: Engine) {
    let demo = Demo::start().await;
    let (article, related) = demo_data();
    demo.site
        .page("/host.html", &host(&widget(&demo.site.url("/demo/x"), &article, &related, "related=/demo/related.json")));
    demo.site
        .answer(".wasm", Answer::late(Duration::from_millis(400)));
    let page = Reader::with(engine)
        .open(&demo.site.url("/host.html"))
        .await;
    let widget = page.widget(0).ready().await;
    page.settle().await;
    println!("{:#}", page.read("[records.length, told().slice(0, 40), shifts, nodes.length, walk().filter((n, i) => n !== nodes[i]).length]").await);
    println!("{:#}", page.read("[root.adoptedStyleSheets.length, root.querySelector('.aw-dates').textContent, root.children.length, nodes.includes(root.querySelector('.aw-dates')), root.querySelector('form').outerHTML.slice(0,100), Object.getOwnPropertySymbols(root.querySelector('form')).length]").await);
    println!("{:?}", page.take_messages().await);
    drop(widget);
}
in_every_engine!(x);
