//! Hydration: the server-rendered nodes become the widget, with everything that a visitor has done to them before.

use article_widget::Config;
use article_widget::article::arbitrary;
use article_widget::json::Json;
use article_widget::sources::article_json::to_json;
use article_widget_prerender::{Styles, prerender_with};
use e2e::{Demo, Engine, MessageKind, Page, ResponseOverride, Visitor, dist_dir, in_every_engine};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;

const STORY: &str = r#"{"lang":"en","headline":"The river rises","published":"2026-03-01","blocks":[
    "It is long.",{"type":"details","summary":"More","blocks":["And deep."]},"It is wide."]}"#;

/// A widget as a server writes it: what it shows, and the data that it shows.
fn prerendered(demo: &Demo, article: &str, attributes: &str) -> String {
    let endpoint = format!("{}/comments", demo.comment_server.origin());
    let related = fs::read_to_string("../demo/related.json").expect("the demo's data");
    let settings = format!(r#","endpoint":"{endpoint}","related":{related}"#);
    let attributes = format!("endpoint={endpoint} related=related.json {attributes}");
    element(demo, article, &settings, &attributes)
}

fn element(demo: &Demo, article: &str, settings: &str, attributes: &str) -> String {
    let settings = format!(r#"{{"lang":"en","article":{article}{settings}}}"#);
    let json = Json::parse(&settings).expect("settings");
    let (config, faults) = Config::read(&json, Some(&demo.site.url("/demo/host.html")));
    assert!(faults.is_empty(), "{faults:?}");
    let linked = Styles::Linked("/article-widget-prerendered.css".to_owned());
    let shown = prerender_with(&config, &linked);
    format!(
        "<article-widget lang=en {attributes}>{shown}\
         <script type=application/json>{article}</script></article-widget>"
    )
}

/// Scripts of a page that note every node of its first widget as soon as it is parsed, and whatever happens to
/// them.
const WATCH: &str = "<script>
    var widget = document.querySelector('article-widget');
    var root = widget.shadowRoot;
    var box = root.querySelector('.aw-box');
    var walk = () => {
        const walker = document.createTreeWalker(box);
        const nodes = [];
        do nodes.push(walker.currentNode); while (walker.nextNode());
        return nodes;
    };
    var nodes = walk();
    var records = [];
    new MutationObserver((list) => records.push(...list)).observe(box, {
        subtree: true, childList: true, attributes: true, characterData: true,
    });
    /** What has changed, without what says that the buttons and the form work now. */
    var changes = () => records
        .filter(({ attributeName, target }) => !(attributeName && target.matches(
            '.aw-related-controls, .aw-related-controls button, form')))
        .map(({ type, target, attributeName, addedNodes, removedNodes }) => [
            type, target.nodeName, target.className ?? target.data, attributeName,
            ...[...addedNodes, ...removedNodes].map((it) => it.outerHTML ?? it.data),
        ].join(' ').slice(0, 200));
    var shift = 0;
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
        new PerformanceObserver((list) => list.getEntries().forEach((it) => shift += it.value))
            .observe({ type: 'layout-shift', buffered: true });
    }
 </script>";

/// A tree as it can be compared: a parser makes one text of two, and ids that no server has written hold a number
/// that is the widget's own.
const BARE: &str = r"<script>
    var bare = (tree) => {
        const copy = tree.cloneNode(true);
        copy.normalize();
        for (const { attributes } of copy.querySelectorAll('*')) {
            for (const attribute of attributes) attribute.value = attribute.value.replace(/\baw\d+-/g, 'aw-');
        }
        return copy;
    };
 </script>";

fn host(content: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title>
         <link rel=stylesheet href=/article-widget-prerendered.css>
         <style>body {{ margin: 0 }} ::-webkit-scrollbar {{ display: none /* they fade away by themselves */ }}</style>
         <script type=module src=/article-widget.js></script></head>
         <body><p>Above</p>{content}<p>Below</p></body></html>"
    )
}

async fn open(demo: &Demo, engine: Engine, content: &str) -> Page {
    demo.site.page("/demo/host.html", &host(content));
    let url = demo.site.url("/demo/host.html");
    Visitor::with(engine).open(&url).await
}

/// R6: no node, place or pixel is another one, however late the WebAssembly comes.
async fn nothing_changes_where_the_reader_looks(engine: Engine) {
    let demo = Demo::start().await;
    let article = fs::read_to_string("../demo/every-block.json").expect("the demo's data");
    let content = [
        &prerendered(&demo, &article, ""),
        WATCH,
        "<script>
        var track = root.querySelector('.aw-track');
        var place = 0;
        addEventListener('DOMContentLoaded', () => {
            scrollTo(0, 500);
            track.scrollLeft = 200;
            // Snapped to a card.
            place = track.scrollLeft;
        });
    </script>",
    ]
    .concat();

    for late in [Some(0), Some(400), None] {
        let answer = late.map_or_else(ResponseOverride::held, |late| {
            ResponseOverride::delayed(Duration::from_millis(late))
        });
        demo.site.override_response(".wasm", answer);
        let page = open(&demo, engine, &content).await;
        let mut before = Vec::new();
        if late.is_none() {
            page.eventually("performance.now() > 3_000").await;
            before = page.client().screenshot().await.expect("a picture");
            assert_eq!(page.read("records.length").await, json!(0), "not yet alive");
            demo.site.restore_response(".wasm");
        }
        page.widget(0).ready().await;
        page.settle().await;

        assert_eq!(page.read("changes()").await, json!([]), "after {late:?} ms");
        let others = "walk().filter((node, index) => node !== nodes[index]).length";
        assert_eq!(page.read(others).await, json!(0), "after {late:?} ms");
        let places = "[scrollY, track.scrollLeft - place, place > 100, shift]";
        assert_eq!(
            page.read(places).await,
            json!([500, 0, true, 0]),
            "after {late:?} ms"
        );
        if late.is_none() {
            let after = page.client().screenshot().await.expect("a picture");
            assert!(before == after, "not a pixel is another one in {engine}");
        }
        page.assert_quiet().await;
    }
}
in_every_engine!([R6] nothing_changes_where_the_reader_looks);

/// F10: what is typed while the WebAssembly arrives, at 20 characters a second and into the middle of a text,
/// stands there in its order, with the caret behind it.
async fn what_is_typed_meanwhile_is_kept(engine: Engine) {
    let demo = Demo::start().await;
    let content = [
        &prerendered(&demo, STORY, ""),
        WATCH,
        "<script>
        var comment = root.querySelector('textarea');
        var lengths = [];
        widget.addEventListener('article-widget-ready', () => lengths.push(comment.value.length));
    </script>",
    ]
    .concat();
    demo.site
        .override_response(".wasm", ResponseOverride::held());
    let page = open(&demo, engine, &content).await;
    let typed = "The quick brown fox jumps over the lazy dog, and then writes of it in the paper. "
        .repeat(2);

    page.run(
        "comment.focus(); comment.value = 'AZ'; comment.setSelectionRange(1, 1);",
        vec![],
    )
    .await;
    let mut beats = tokio::time::interval(Duration::from_millis(50));
    for (index, value) in typed.chars().enumerate() {
        beats.tick().await;
        if index == 40 {
            demo.site.restore_response(".wasm");
        }
        let stroke = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        let pressed = page.client().perform_actions(stroke).await;
        pressed.expect("a key is pressed");
    }
    page.widget(0).ready().await;

    let state = "[comment.value, comment.selectionStart, comment.selectionEnd, root.activeElement === comment]";
    let caret = typed.chars().count() + 1;
    assert_eq!(
        page.read(state).await,
        json!([format!("A{typed}Z"), caret, caret, true])
    );
    let lengths = page.read("lengths").await;
    let length = lengths[0].as_u64().unwrap_or_default();
    assert!(
        length > 2 && length < caret as u64,
        "it came to life meanwhile: {lengths}"
    );
    // The form knows of it: it is kept as a draft.
    page.eventually("Object.values(sessionStorage).concat(Object.values(localStorage)).some((it) => it.includes('lazy dog'))").await;
    page.assert_quiet().await;
}
in_every_engine!([F10, F1] what_is_typed_meanwhile_is_kept);

/// What has changed since the server rendered it is shown as it is now, and what was typed stays.
async fn what_differs_is_rendered_again(engine: Engine) {
    let demo = Demo::start().await;
    let stale = r#"{"lang":"en","headline":"The river falls","section":"Rivers","blocks":[
        "It is short.",{"type":"separator"},"It is wide."]}"#;
    let stale = prerendered(&demo, stale, "");
    let (shown, _) = stale.split_once("<script").expect("data");
    let content = format!(
        "{shown}<script type=application/json>{STORY}</script></article-widget>
         <article-widget lang=en endpoint={}/comments related=related.json>
            <script type=application/json>{STORY}</script></article-widget>{WATCH}{BARE}",
        demo.comment_server.origin()
    );
    demo.site
        .override_response(".wasm", ResponseOverride::held());
    let page = open(&demo, engine, &content).await;
    page.widget(0).type_into("textarea", "Typed.").await;
    page.run(
        "root.querySelector('textarea').setSelectionRange(2, 4)",
        vec![],
    )
    .await;

    demo.site.restore_response(".wasm");
    page.widget(0).ready().await;
    page.widget(1).ready().await;

    let alike = "(() => {
        const [one, other] = [...document.querySelectorAll('article-widget')]
            .map(({ shadowRoot }) => bare(shadowRoot.querySelector('.aw-root')));
        return one.isEqualNode(other) || [one.outerHTML, other.outerHTML];
    })()";
    page.eventually(&format!("({alike}) === true")).await;
    let state = "[root.querySelector('textarea')].map((it) => [it.value, it.selectionStart, it.selectionEnd, root.activeElement === it])[0]";
    assert_eq!(page.read(state).await, json!(["Typed.", 2, 4, true]));
    page.assert_quiet().await;
}
in_every_engine!([F10] what_differs_is_rendered_again);

/// What is pressed before anything can answer is answered then.
async fn what_was_pressed_too_early_is_done_then(engine: Engine) {
    let demo = Demo::start().await;
    let content = [&prerendered(&demo, STORY, ""), WATCH].concat();
    demo.site
        .override_response(".wasm", ResponseOverride::held());
    let page = open(&demo, engine, &content).await;
    let widget = page.widget(0);
    widget.type_into("textarea", "Early.").await;
    widget
        .type_into("input[type=text]:not([tabindex])", "Ada")
        .await;

    widget.click(".aw-submit").await;
    assert_eq!(
        demo.comment_server.comments().len(),
        0,
        "nobody can send it yet"
    );
    demo.site.restore_response(".wasm");
    widget.ready().await;

    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    assert_eq!(demo.comment_server.comments().len(), 1);
    page.assert_quiet().await;
}
in_every_engine!([F10] what_was_pressed_too_early_is_done_then);

/// A reader's own state of the page survives: what is open, and what the browser complains about.
async fn what_is_open_stays_open(engine: Engine) {
    let demo = Demo::start().await;
    let content = [&prerendered(&demo, STORY, ""), WATCH].concat();
    demo.site
        .override_response(".wasm", ResponseOverride::held());
    let page = open(&demo, engine, &content).await;
    let widget = page.widget(0);
    widget.click("summary").await;
    // The browser's own validation: it complains, and leads to what is missing.
    widget.click(".aw-submit").await;
    let focus = "root.activeElement?.localName";
    assert_eq!(page.read(focus).await, json!("textarea"));

    demo.site.restore_response(".wasm");
    widget.ready().await;

    assert_eq!(page.read(focus).await, json!("textarea"));
    assert_eq!(
        page.read("root.querySelector('details').open").await,
        json!(true)
    );
    page.assert_quiet().await;
}
in_every_engine!([F10] what_is_open_stays_open);

/// R1: what can be read stays, whatever becomes of the WebAssembly.
async fn without_webassembly_the_article_stays_as_it_is(engine: Engine) {
    let demo = Demo::start().await;
    let content = [&prerendered(&demo, STORY, ""), WATCH].concat();
    demo.site
        .override_response(".wasm", ResponseOverride::status(404));
    let page = open(&demo, engine, &content).await;

    page.expect_network_failures(".wasm").await;
    page.expect_messages(MessageKind::Console, "article-widget: ")
        .await;

    assert_eq!(
        page.read("[records.length, walk().length === nodes.length]")
            .await,
        json!([0, true])
    );
    assert_eq!(page.widget(0).text("h2").await, "The river rises");
    page.assert_quiet().await;
}
in_every_engine!([E11, R1] without_webassembly_the_article_stays_as_it_is);

/// `hydrate` tells when the script asks for the WebAssembly.
async fn it_comes_to_life_when_the_page_wants_it_to(engine: Engine) {
    let demo = Demo::start().await;
    let asks = || {
        let requests = demo.site.requests();
        requests
            .iter()
            .filter(|it| it.path.ends_with(".wasm"))
            .count()
    };
    let far = "<div style='height: 5000px'></div>";

    let by_hand = prerendered(&demo, STORY, "hydrate=interaction");
    let page = open(&demo, engine, &by_hand).await;
    page.settle().await;
    assert_eq!(asks(), 0);
    page.widget(0).click("textarea").await;
    page.widget(0).ready().await;
    page.assert_quiet().await;

    let seen = prerendered(&demo, STORY, "hydrate=visible");
    let page = open(&demo, engine, &[far, &seen].concat()).await;
    page.settle().await;
    assert_eq!(page.read("performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length").await, json!(0));
    page.run(
        "document.querySelector('article-widget').scrollIntoView()",
        vec![],
    )
    .await;
    page.widget(0).ready().await;
    page.assert_quiet().await;

    let idle = prerendered(&demo, STORY, "hydrate=idle");
    let page = open(&demo, engine, &idle).await;
    page.widget(0).ready().await;
    page.assert_quiet().await;
}
in_every_engine!([F10] it_comes_to_life_when_the_page_wants_it_to);

/// The name of the module that every widget needs.
fn module() -> String {
    let script = fs::read_to_string(dist_dir().join("article-widget.js")).expect("the script");
    let (_, rest) = script.split_once("article-widget-").expect("a name");
    let (name, _) = rest.split_once(".wasm").expect("a module");
    format!("article-widget-{name}.wasm")
}

/// The hints that the documents tell to give are for what is asked for: nothing comes twice.
async fn what_is_preloaded_is_what_is_used(engine: Engine) {
    let demo = Demo::start().await;
    let endpoint = demo.comment_server.origin();
    let module = module();
    demo.site.page(
        "/demo/host.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title>
             <link rel=modulepreload href=/article-widget.js crossorigin=anonymous>
             <link rel=preload href=/{module} as=fetch type=application/wasm crossorigin=anonymous>
             <link rel=preload href=story.json as=fetch crossorigin=anonymous>
             <link rel=preload href=related.json as=fetch crossorigin=anonymous></head>
             <body><article-widget src=story.json related=related.json endpoint={endpoint}/comments></article-widget>
             <script type=module src=/article-widget.js crossorigin=anonymous></script></body></html>"
        ),
    );
    demo.site
        .file("/demo/story.json", "application/json", STORY);
    // As the documents have it for what has its hash in its name; WebKit uses nothing else that was preloaded.
    demo.site
        .header("cache-control", "public, max-age=31536000, immutable");
    let page = Visitor::with(engine)
        .open(&demo.site.url("/demo/host.html"))
        .await;

    page.widget(0).ready().await;

    let asked = demo.site.requests();
    for file in [
        "/article-widget.js",
        &format!("/{module}"),
        "/demo/story.json",
        "/demo/related.json",
    ] {
        // WebKit takes a preloaded script, but fetches everything else once more.
        let twice = engine == Engine::WebKit && !file.ends_with(".js");
        let count = asked.iter().filter(|it| it.path == file).count();
        assert_eq!(count, if twice { 2 } else { 1 }, "{file} in {engine}");
    }
    page.assert_quiet().await;
}
in_every_engine!([E8] what_is_preloaded_is_what_is_used);

/// How many articles are compared, and how many of them stand on a page together.
const ARTICLES: usize = 1_000;
const TOGETHER: usize = 50;

/// Puts a picture that is there in the place of all that is looked at or listened to: what is missing is told
/// by when it is.
fn with_pictures(json: &mut Value, image: &Value) {
    match json {
        Value::Object(members) => {
            for (name, value) in members {
                match name.as_str() {
                    "src" | "poster" => *value = image.clone(),
                    _ => with_pictures(value, image),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| with_pictures(item, image)),
        _ => {}
    }
}

/// For any article, the text that is rendered natively is the same tree of nodes as a browser makes of it.
async fn a_server_renders_what_a_browser_does(engine: Engine) {
    let demo = Demo::start().await;
    // Every engine reads markup as HTML says; one of them reads all of it.
    let count = if engine == Engine::Chromium {
        ARTICLES
    } else {
        ARTICLES / 20
    };
    let mut runner = TestRunner::deterministic();
    let articles = arbitrary::article();
    let mut next = || {
        let tree = articles.new_tree(&mut runner).expect("an article");
        let article = to_json(&tree.current()).to_string();
        let mut article = serde_json::from_str(&article).expect("JSON");
        let image = json!(demo.site.url("/demo/pictures/market.svg"));
        with_pictures(&mut article, &image);
        article.to_string().replace('<', "\\u003c")
    };
    for _ in 0..count / TOGETHER {
        let pairs = (0..TOGETHER).map(|_| {
            let article = next();
            let made = element(&demo, &article, "", "");
            let (start, data) = made.split_once("<template").expect("a shadow root");
            let (_, data) = data.split_once("</template>").expect("a shadow root");
            [&made, start, data].concat()
        });
        let content = [&pairs.collect::<String>(), "<script>
            var widgets = [...document.querySelectorAll('article-widget')];
            var records = [];
            // A browser of another year may have other digits for a language (CLDR).
            var plain = (text) => text.replace(/[٠-٩]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.indexOf(digit));
            var isNews = ({ type, target, oldValue }) => type === 'childList' || plain(oldValue) !== plain(target.data);
            var observer = new MutationObserver((list) => records.push(...list.filter(isNews)));
            for (const { shadowRoot } of widgets) {
                if (shadowRoot) observer.observe(shadowRoot.querySelector('.aw-box'), { subtree: true, childList: true, characterDataOldValue: true });
            }
            var changes = () => records.map(({ target }) => target.outerHTML ?? target.parentNode.outerHTML);
            var differing = () => {
                const trees = widgets.map(({ shadowRoot }) => bare(shadowRoot.querySelector('.aw-article')));
                const differing = [];
                for (let at = 0; at < trees.length; at += 2) {
                    if (!trees[at].isEqualNode(trees[at + 1])) differing.push([trees[at].outerHTML, trees[at + 1].outerHTML]);
                }
                return differing;
            };
            var ready = 0;
            addEventListener('article-widget-ready', () => ready++);
        </script>", BARE].concat();
        let page = open(&demo, engine, &content).await;
        page.eventually("ready === widgets.length").await;

        assert_eq!(page.read("changes()").await, json!([]));
        assert_eq!(page.read("differing()").await, json!([]));
    }
}
in_every_engine!([R2] a_server_renders_what_a_browser_does);
