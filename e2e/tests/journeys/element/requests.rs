//! Requests go only to configured origins, each module is fetched once a version, and no unneeded one is fetched.

use e2e::{Demo, Engine, MockBackend, MockResponse, Site, Visitor, in_every_engine};
use serde_json::json;

const EVERYTHING: &str = "(() => {
    for (const image of deepAll('img')) image.loading = 'eager';
    return true;
})()";

const DRAWING: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'><rect width='4' height='3'/></svg>";

/// E8: the engine itself has nothing to refuse.
async fn only_configured_origins_are_asked_and_the_wasm_once(engine: Engine) {
    let demo = Demo::start().await;
    let endpoint = demo.comment_server.origin();
    // The engine itself refuses and reports whatever goes elsewhere.
    demo.site.header(
        "content-security-policy",
        &format!(
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; \
             style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' {endpoint}"
        ),
    );
    let page = Visitor::with(engine).open(&demo.url()).await;
    let widget = page.widget(0).ready().await;
    page.widget(1).ready().await;
    widget
        .eventually("deepAll('.aw-track img').length === 8")
        .await;
    widget.read(EVERYTHING).await;
    widget
        .eventually("deepAll('img').every((image) => image.complete)")
        .await;

    widget
        .type_into("textarea[name=comment]", "Only here.")
        .await;
    widget.type_into("input[name=name]", "Ada").await;
    widget.click("form button[type=submit]").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;

    let origins = page
        .read(
            "[...new Set(performance.getEntriesByType('resource')
                .map(({ name }) => new URL(name).origin))]",
        )
        .await;
    for origin in origins.as_array().expect("a list") {
        let origin = origin.as_str().expect("an origin");
        assert!(
            [demo.site.origin(), &endpoint, "null"].contains(&origin),
            "{origin} was asked"
        );
    }
    let requests = demo.site.requests();
    for module in ["/article-widget-", "/article-reader-"] {
        let asked = requests
            .iter()
            .filter(|it| it.path.starts_with(module) && it.path.ends_with(".wasm"));
        assert_eq!(asked.count(), 1, "{requests:#?}");
    }
    let failed = requests.iter().find(|request| request.status >= 400);
    assert_eq!(failed, None);
    page.assert_quiet().await;
}
in_every_engine!([E8] only_configured_origins_are_asked_and_the_wasm_once);

/// Another host learns which site its picture, article or comment is on, and not which page of it.
async fn other_hosts_learn_the_page_s_origin_and_not_its_address(engine: Engine) {
    let site = Site::of_widget().await;
    let other = MockBackend::start().await;
    let image = || MockResponse::status(200).body("image/svg+xml", DRAWING);
    for path in ["/lead.svg", "/card.svg"] {
        other.respond_to_get(path, image());
    }
    other.respond_to_get(
        "/story.json",
        MockResponse::json(
            200,
            &json!({
                "version": 1,
                "headline": "A story",
                "image": { "src": other.url("/lead.svg"), "alt": "A lead" },
                "blocks": ["Words."],
            }),
        ),
    );
    other.respond_to_get(
        "/related.json",
        MockResponse::json(
            200,
            &json!([{ "url": "https://news.example/1", "title": "One", "image": other.url("/card.svg") }]),
        ),
    );
    let origin = other.origin();
    site.page(
        "/private/page.html",
        &format!(
            "<!doctype html><html lang=en><head><title>Private</title><meta name=referrer content=unsafe-url></head>
             <body><article-widget src={origin}/story.json related={origin}/related.json endpoint={origin}/comments
             ></article-widget><script type=module src=/article-widget.js></script></body></html>"
        ),
    );
    let page = Visitor::with(engine)
        .open(&site.url("/private/page.html?of=ada"))
        .await;
    let widget = page.widget(0).ready().await;
    widget.eventually("deepAll('.aw-track img').length").await;
    widget.read(EVERYTHING).await;
    widget
        .eventually("deepAll('img').every((image) => image.complete && image.naturalWidth)")
        .await;
    widget.type_into("textarea[name=comment]", "Hello.").await;
    widget.type_into("input[name=name]", "Ada").await;
    widget.click("form button[type=submit]").await;
    other.wait_for_posts(1).await;

    let referrer = format!("{}/", site.origin());
    let requests = other.requests();
    for path in [
        "/lead.svg",
        "/card.svg",
        "/story.json",
        "/related.json",
        "/comments",
    ] {
        let asked: Vec<_> = requests.iter().filter(|it| it.path() == path).collect();
        assert!(!asked.is_empty(), "{path} was asked for");
        for request in asked {
            assert_eq!(request.header("referer"), Some(&*referrer), "{request:#?}");
        }
    }
    page.assert_quiet().await;
}
in_every_engine!([E8, F8] other_hosts_learn_the_page_s_origin_and_not_its_address);

/// What a site was asked for, in the order of the alphabet, but for the icon that browsers want unasked.
/// Files of a release are told without what is in their names of their content.
fn log(site: &Site) -> Vec<String> {
    let requests = site.requests().into_iter();
    let mut log: Vec<String> = requests
        .filter(|request| request.path != "/favicon.ico")
        .map(|request| format!("{} {}", request.method, unhashed(&request.path)))
        .collect();
    log.sort();
    log
}

fn unhashed(path: &str) -> String {
    let parts = path.rsplit_once('-').zip(path.rsplit_once('.'));
    match parts {
        Some(((name, rest), (_, ending)))
            if rest.starts_with(|it: char| it.is_ascii_hexdigit()) =>
        {
            format!("{name}.{ending}")
        }
        _ => path.to_owned(),
    }
}

/// What could ask, or prepare to ask, without leaving a request in a log: hints in the page or in the
/// widget, and beacons.
const HINTS: &str = "(() => {
    const links = [...document.querySelectorAll('link'), ...deepAll('link')];
    return [...links.map(({ outerHTML }) => outerHTML), ...beacons, ...document.scripts]
        .filter((it) => !(it instanceof HTMLScriptElement) || it.type === 'speculationrules').map(String);
})()";

/// E8: each server is asked for what it was named for, once, and a server that is only linked to for
/// nothing.
async fn every_server_is_asked_for_what_was_configured(engine: Engine) {
    let demo = Demo::start().await;
    let (publisher, linked) = (Site::empty().await, Site::empty().await);
    publisher.header("access-control-allow-origin", "*");
    let image = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>";
    for name in ["lead", "inline", "card"] {
        publisher.file(&format!("/{name}.svg"), "image/svg+xml", image);
    }
    let article = json!({
        "headline": "Le port", "lang": "fr", "url": linked.url("/canonical"),
        "authors": [{ "name": "Ada Lovelace", "url": linked.url("/author") }],
        "image": { "src": publisher.url("/lead.svg"), "alt": "Le port", "width": 800, "height": 450 },
        "blocks": [
            { "type": "paragraph", "content": [
                "Une ", { "type": "link", "url": linked.url("/source"), "content": "source" }, ".",
            ] },
            { "type": "image", "src": publisher.url("/inline.svg"), "alt": "Un quai", "width": 800, "height": 450 },
            { "type": "embed", "provider": "youtube", "url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ" },
        ],
    });
    publisher.file("/article.json", "application/json", &article.to_string());
    let related = json!({ "related": [
        { "url": linked.url("/one"), "title": "Une autre", "image": publisher.url("/card.svg") },
        { "url": linked.url("/two"), "title": "Encore une" },
    ] });
    demo.site
        .file("/related.json", "application/json", &related.to_string());
    demo.site.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=fr><head><meta charset=utf-8><title>Host</title><script>
                window.beacons = [];
                navigator.sendBeacon = (url) => beacons.push(String(url));
             </script></head><body><article-widget src={} related=/related.json endpoint={}/comments
                share anchors></article-widget>
             <script type=module src=/article-widget.js></script></body></html>",
            publisher.url("/article.json"),
            demo.comment_server.origin()
        ),
    );
    let page = Visitor::with(engine)
        .open(&demo.site.url("/host.html"))
        .await;
    let widget = page.widget(0).ready().await;
    widget
        .eventually("deepAll('.aw-track a').length === 2")
        .await;
    widget.read(EVERYTHING).await;
    widget
        .eventually(
            "deepAll('img').length === 3 && deepAll('img').every((image) => image.complete)",
        )
        .await;

    // A reader who looks at a link has not followed it.
    let glance = "deepAll('a[href]').forEach((link) => {
        for (const type of ['pointerover', 'pointerenter', 'mouseover', 'pointerdown', 'touchstart'])
            link.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
        link.focus();
    })";
    widget.read(glance).await;
    widget.type_into("textarea[name=comment]", "Ici.").await;
    widget.type_into("input[name=name]", "Ada").await;
    widget.click(".aw-submit").await;
    widget
        .eventually_matches(".aw-comments-status", "commentaire est publié")
        .await;

    assert_eq!(widget.read(HINTS).await, json!([]));
    page.assert_quiet().await;
    assert_eq!(
        log(&demo.site),
        [
            "GET /article-widget.js",
            "GET /article-widget.wasm",
            "GET /catalogues/fr.json",
            "GET /host.html",
            "GET /related.json",
        ]
    );
    assert_eq!(
        log(&publisher),
        [
            "GET /article.json",
            "GET /card.svg",
            "GET /inline.svg",
            "GET /lead.svg"
        ]
    );
    assert_eq!(log(&linked), [""; 0]);
    assert_eq!(demo.comment_server.comments().len(), 1);
}
in_every_engine!([E8] every_server_is_asked_for_what_was_configured);
