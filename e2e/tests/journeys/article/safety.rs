//! Nothing dangerous in a publisher's HTML survives, and every engine renders the same.

use article_widget::json::Json;
use article_widget::widget::Props;
use article_widget::{ArticleWidget, Config, WidgetEvent};
use e2e::dom_snapshot::{LINES_JS, parse_element_line, snapshot_of};
use e2e::{Demo, Engine, MessageKind, ResponseOverride, Visitor, in_every_engine, natively};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use yew::Callback;

/// A picture that may stand for any picture.
const PIXEL: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>";

/// Every element that the article's view may make, with the attributes that it may give it.
/// Nothing here takes script, a style or a name that the form's parts have.
const ELEMENTS: [(&str, &[&str]); 59] = [
    (
        "a",
        &[
            "aria-label",
            "class",
            "dir",
            "href",
            "id",
            "lang",
            "rel",
            "role",
        ],
    ),
    ("abbr", &["title"]),
    ("article", &["class", "dir", "lang", "part"]),
    ("aside", &["class", "dir", "id", "lang", "role"]),
    ("audio", &["aria-label", "controls", "preload", "src"]),
    ("bdi", &[]),
    ("blockquote", &[]),
    ("br", &[]),
    ("button", &["aria-describedby", "type"]),
    ("code", &["class", "translate"]),
    ("dd", &[]),
    ("del", &[]),
    ("details", &["class", "dir", "id", "lang"]),
    (
        "div",
        &[
            "aria-label",
            "aria-labelledby",
            "class",
            "dir",
            "id",
            "lang",
            "part",
            "role",
            "tabindex",
        ],
    ),
    ("dl", &["class", "dir", "id", "lang"]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &["id"]),
    ("figure", &["class", "dir", "id", "lang"]),
    ("footer", &["class"]),
    ("h2", HEADING),
    ("h3", HEADING),
    ("h4", HEADING),
    ("h5", HEADING),
    ("h6", HEADING),
    ("header", &["class", "part"]),
    ("hr", &["class", "dir", "id", "lang"]),
    (
        "img",
        &[
            "alt",
            "class",
            "decoding",
            "fetchpriority",
            "height",
            "loading",
            "referrerpolicy",
            "sizes",
            "src",
            "srcset",
            "width",
        ],
    ),
    ("ins", &[]),
    ("li", &["id", "value"]),
    ("mark", &[]),
    ("nav", &["aria-labelledby", "class"]),
    ("ol", LIST),
    ("p", &["class", "dir", "id", "lang"]),
    (
        "pre",
        &[
            "aria-label",
            "class",
            "dir",
            "id",
            "lang",
            "role",
            "tabindex",
            "translate",
        ],
    ),
    ("q", &[]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    (
        "section",
        &["aria-label", "class", "dir", "id", "lang", "role"],
    ),
    ("small", &["class"]),
    ("source", &["src", "type"]),
    ("span", &["class", "dir", "id", "lang"]),
    ("strong", &["class"]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &["class"]),
    ("svg", &["aria-hidden", "viewBox"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", CELL),
    ("tfoot", &[]),
    ("th", CELL),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("tr", &[]),
    ("track", &["kind", "label", "src", "srclang"]),
    ("ul", LIST),
    (
        "video",
        &[
            "aria-label",
            "controls",
            "height",
            "playsinline",
            "poster",
            "preload",
            "src",
            "width",
        ],
    ),
];

const CELL: &[&str] = &["colspan", "rowspan", "scope"];
const HEADING: &[&str] = &["class", "dir", "id", "lang", "part"];
const LIST: &[&str] = &[
    "aria-label",
    "class",
    "dir",
    "id",
    "lang",
    "reversed",
    "role",
    "start",
    "type",
];

/// How an address may begin. What a reader follows may also be a place in the article, an address
/// of mail or a number; a picture may be raster data.
const ADDRESSES: [(&str, &[&str]); 3] = [
    ("href", &["http://", "https://", "mailto:", "tel:", "#"]),
    ("poster", &["http://", "https://", "data:image/"]),
    ("src", &["http://", "https://", "data:image/"]),
];

/// What turns text into markup or script, in Rust's words and in JavaScript's.
const SINKS: [&str; 22] = [
    "VRaw",
    "from_html_unchecked",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "create_contextual_fragment",
    "DomParser",
    "set_srcdoc",
    "js_sys::eval",
    "Function::new_with_args",
    "innerHTML",
    "outerHTML =",
    "insertAdjacentHTML",
    "createContextualFragment",
    "DOMParser",
    "parseFromString",
    "parseHTML",
    "setHTML",
    "srcdoc",
    "document.write",
    "new Function",
    "eval(",
];

/// Runs in the page: shows each text in turn and gives the lines of the article it became.
const SHOW_ALL: &str = r#"
    const [texts, done] = arguments;
    const host = document.querySelector("article-widget");
    const show = (html) => new Promise((resolve) => {
        host.addEventListener("article-widget-article", () => resolve(), { once: true });
        host.config = { html };
    });
    (async () => {
        const trees = [];
        for (const html of texts) {
            await show(html);
            trees.push(lines(host.shadowRoot.querySelector(".aw-article")));
        }
        return trees;
    })().then(done, (error) => done(String(error)));
"#;

struct Payload {
    name: String,
    html: String,
}

/// The corpus, each payload in the middle of a story. Hosts in it are the test's own, so that what
/// it may load can be loaded.
fn payloads(origin: &str) -> Vec<Payload> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/html/xss");
    let mut payloads = Vec::new();
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|it| it == "json"))
        .collect();
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file).expect("a corpus file");
        let list: Vec<Value> = serde_json::from_str(&text).expect("a list of payloads");
        for payload in list {
            let text = |key: &str| payload[key].as_str().expect("a text").to_owned();
            let html = text("html").replace("https://evil.example", origin);
            // The page is told of another article only.
            let number = payloads.len();
            payloads.push(Payload {
                name: text("name"),
                html: format!(
                    "<article><h1>Story {number}</h1><p>Before.</p>{html}<p>After.</p></article>"
                ),
            });
        }
    }
    payloads
}

/// What the same component makes of it natively.
async fn rendered_natively(html: &str, base: &str) -> Vec<String> {
    let settings = Json::Object(vec![("html".to_owned(), html.into())]);
    let (config, faults) = Config::read(&settings, Some(base));
    for fault in faults {
        assert_eq!(fault.path, "html.content", "{fault}: {html}");
    }
    let props = yew::props!(Props {
        config: Rc::new(config),
        on_event: Callback::from(|_: WidgetEvent| ()),
    });
    let rendered = yew::LocalServerRenderer::<ArticleWidget>::with_props(props)
        .hydratable(false)
        .render()
        .await;
    let start = rendered.find("<article").expect("an article is rendered");
    let end = rendered.rfind("</article>").expect("the article ends") + "</article>".len();
    snapshot_of(&rendered[start..end])
}

/// Ids begin with the number of the widget, which is not the same in two runs.
fn without_numbers(line: &str) -> String {
    let mut rest = line;
    let mut out = String::new();
    while let Some(at) = rest.find("aw") {
        let (before, after) = rest.split_at(at + 2);
        out.push_str(before);
        rest = after.trim_start_matches(|char: char| char.is_ascii_digit());
    }
    out + rest
}

fn assert_allowed(lines: &[String], name: &str) {
    for line in lines {
        let Some((element, attributes)) = parse_element_line(line) else {
            continue;
        };
        let known = ELEMENTS.iter().find(|(known, _)| *known == element);
        let Some((_, allowed)) = known else {
            panic!("{name}: an element that the view does not make: {line}");
        };
        for (attribute, value) in attributes {
            assert!(allowed.contains(&attribute), "{name}: {attribute}: {line}");
            let starts = ADDRESSES.iter().find(|(known, _)| *known == attribute);
            if let Some((_, starts)) = starts {
                let begins = starts.iter().any(|start| value.starts_with(start));
                assert!(
                    begins && !value.starts_with("data:image/svg"),
                    "{name}: {line}"
                );
            }
            let is_named = matches!(attribute, "id" | "aria-labelledby" | "aria-describedby");
            assert!(!is_named || value.starts_with("aw"), "{name}: {line}");
        }
    }
}

async fn no_payload_runs_or_brings_in_what_is_not_allowed(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.header(
        "content-security-policy",
        "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; \
         connect-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    demo.site.page(
        "/host.html",
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head><body>
         <script nonce=abc>
            window.ran = [];
            for (const name of ['__xss', 'alert', 'prompt', 'confirm', 'open', 'print'])
                window[name] = (...words) => ran.push(name + words.join());
         </script>
         <article-widget lang=en><article><h1>First</h1><p>One.</p></article></article-widget>
         <script type=module nonce=abc src=/article-widget.js></script></body></html>",
    );
    let address = demo.site.url("/host.html");
    let payloads = payloads(demo.site.origin());
    assert!(payloads.len() >= 300, "{} payloads", payloads.len());
    let page = Visitor::with(engine).open(&address).await;
    page.widget(0).ready().await;
    demo.site.override_response(
        "",
        ResponseOverride::status(200).body("image/svg+xml", PIXEL),
    );

    let texts: Vec<&str> = payloads.iter().map(|it| it.html.as_str()).collect();
    let mut trees: Vec<Vec<String>> = Vec::new();
    // All of them at once would take longer than a script may.
    for texts in texts.chunks(20) {
        let some = page
            .run_async(&format!("{LINES_JS}{SHOW_ALL}"), vec![json!(texts)])
            .await;
        let some: Vec<Vec<String>> = serde_json::from_value(some.clone())
            .unwrap_or_else(|_| panic!("trees of {texts:?}, not {some}"));
        trees.extend(some);
    }

    for (payload, tree) in payloads.iter().zip(trees) {
        assert_allowed(&tree, &payload.name);
        let native = rendered_natively(&payload.html, &address).await;
        let plain = |lines: &[String]| {
            lines
                .iter()
                .map(|it| without_numbers(it))
                .collect::<Vec<_>>()
        };
        assert_eq!(plain(&tree), plain(&native), "{} in {engine}", payload.name);
    }
    assert_eq!(page.read("ran").await, json!([]));
    assert_eq!(
        page.read("location.href").await,
        json!(address),
        "the page is where it was"
    );
    let told = page
        .expect_messages(
            MessageKind::Console,
            "article-widget: html.content: expected ",
        )
        .await;
    assert!(!told.is_empty(), "what was left out is told");
    // The one picture that stands for everything here plays no film, as Firefox remarks.
    let mut others = page.take_messages().await;
    others.retain(|message| !message.text.starts_with("Media: "));
    assert_eq!(others, [], "{engine} was not quiet");
}
in_every_engine!([R3] no_payload_runs_or_brings_in_what_is_not_allowed);

fn assert_no_sink(file: &Path) {
    let text = fs::read_to_string(file).expect("a text");
    for sink in SINKS {
        assert!(!text.contains(sink), "{} has {sink}", file.display());
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|_| panic!("{}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

fn nothing_in_the_source_turns_text_into_markup() {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let sources = [
        files(&checkout.join("src")),
        files(&checkout.join("crates")),
    ];

    assert!(sources.iter().all(|files| files.len() > 40));
    for file in sources
        .iter()
        .flatten()
        .filter(|it| it.extension().is_some_and(|it| it != "json"))
    {
        // What is written for a server is text already, and none of it is in the WebAssembly: see the next
        // promise.
        if !file.ends_with("src/vdom/html_writer.rs") {
            assert_no_sink(file);
        }
    }
}
natively!(nothing_in_the_source_turns_text_into_markup);

fn nothing_in_what_is_shipped_turns_text_into_markup() {
    let dist_dir = std::fs::read_dir(e2e::dist_dir()).expect("the site");
    let scripts: Vec<_> = dist_dir
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|it| it == "js"))
        .collect();
    assert!(scripts.len() >= 4, "{scripts:?}");
    for script in scripts {
        assert_no_sink(&script);
    }
}
natively!(nothing_in_what_is_shipped_turns_text_into_markup);
