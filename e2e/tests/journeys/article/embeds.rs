//! Embeds of other sites: no request to them before the visitor, or the host page, agrees.

use e2e::{Demo, Engine, MessageKind, Page, Visitor, in_chromium, in_every_engine};
use serde_json::{Value, json};

/// Nothing but this site may be asked for anything: the engine itself refuses and reports it.
const POLICY: &str = "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; \
                      frame-src 'none'";

const FILM: &str = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";

fn story() -> Value {
    json!({
        "headline": "The river",
        "lang": "en",
        "blocks": [
            "One paragraph.",
            { "type": "embed", "url": FILM, "title": "The flood", "caption": "In March." },
            { "type": "embed", "url": "https://vimeo.com/76979871" },
            { "type": "embed", "url": "https://x.com/awa/status/1460323737035677698",
              "fallback": "The water is rising." },
            { "type": "embed", "url": "https://www.instagram.com/p/CUbHfhpswxt/" },
            { "type": "embed", "url": "https://www.tiktok.com/@awa/video/6718335390845095173" },
            { "type": "embed", "url": "https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT" },
            { "type": "embed", "url": "https://www.facebook.com/awa/posts/123" },
            { "type": "embed", "url": "https://charts.example/1" },
            "Another paragraph.",
        ],
    })
}

async fn open(engine: Engine, demo: &Demo) -> Page {
    demo.site.header("content-security-policy", POLICY);
    demo.site.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head><body>
             <script>
                window.asked = [];
                document.addEventListener('article-widget-consent', (event) => {{
                    asked.push(event.detail);
                    if (window.sees) event.preventDefault();
                }});
             </script>
             <article-widget><script type=application/json>{}</script></article-widget>
             <script type=module src=/article-widget.js></script></body></html>",
            story()
        ),
    );
    let page = Visitor::with(engine)
        .open(&demo.site.url("/host.html"))
        .await;
    page.widget(0).ready().await;
    page
}

async fn no_other_site_is_asked_for_anything_before_the_reader_agrees(engine: Engine) {
    let demo = Demo::start().await;
    let page = open(engine, &demo).await;
    let widget = page.widget(0);

    assert_eq!(widget.count(".aw-embed").await, 8);
    assert_eq!(widget.count(".aw-frame button").await, 14);
    let ways = widget
        .read("deepAll('.aw-embed').every((embed) => embed.querySelector('a[href^=\"https://\"]'))")
        .await;
    assert_eq!(ways, json!(true), "each has a plain link");
    widget
        .read("(deepAll('.aw-embed').forEach((embed) => embed.scrollIntoView()), true)")
        .await;
    let elsewhere = page
        .read(
            "performance.getEntriesByType('resource').map(({ name }) => name)
                .filter((name) => new URL(name).origin !== location.origin)",
        )
        .await;
    assert_eq!(elsewhere, json!([]));
    assert_eq!(widget.count("iframe").await, 0);
    assert_eq!(page.read("asked").await, json!([]));
    page.assert_quiet().await;
}
in_every_engine!([R7] no_other_site_is_asked_for_anything_before_the_reader_agrees);

async fn a_click_shows_that_frame_alone_in_the_room_that_was_kept(engine: Engine) {
    let demo = Demo::start().await;
    let page = open(engine, &demo).await;
    let widget = page.widget(0);
    let places = "deepAll('.aw-embed, .aw-body > p').map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return [width, height, element.offsetTop].map(Math.round);
    })";
    let before = widget.read(places).await;

    widget.click(".aw-offer button").await;

    widget.eventually_holds_focus("iframe").await;
    assert_eq!(
        widget
            .read(
                "deepAll('iframe').map((frame) => [frame.src, frame.title, frame.allowFullscreen,
                    ...['sandbox', 'allow', 'referrerpolicy', 'loading'].map((it) => frame.getAttribute(it))])"
            )
            .await,
        json!([[
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
            "The flood",
            true,
            "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation",
            "encrypted-media; picture-in-picture",
            "strict-origin-when-cross-origin",
            "lazy",
        ]])
    );
    assert_eq!(widget.read(places).await, before, "nothing has moved");
    assert_eq!(page.read("asked").await, json!(["youtube"]));
    // The page's policy forbids the frame: the plain link is still there.
    page.expect_messages(MessageKind::Policy, "frame-src").await;
    assert_eq!(
        widget.read("deep('.aw-embed figcaption a').href").await,
        json!(FILM)
    );
    if engine == Engine::Firefox {
        // It has no such feature to allow, and says so.
        page.expect_messages(MessageKind::Other, "encrypted-media")
            .await;
    }
    page.assert_quiet().await;
}
in_every_engine!([R7] a_click_shows_that_frame_alone_in_the_room_that_was_kept);

async fn a_host_may_ask_its_readers_in_its_own_way(engine: Engine) {
    let demo = Demo::start().await;
    let page = open(engine, &demo).await;
    let widget = page.widget(0);
    page.run("window.sees = true", vec![]).await;

    widget.click(".aw-offer button").await;
    page.eventually("asked.length === 1").await;
    assert_eq!(widget.count("iframe").await, 0);

    page.run(
        "document.querySelector('article-widget').consent = ['youtube', 'vimeo']",
        vec![],
    )
    .await;
    widget.eventually("deepAll('iframe').length === 2").await;
    widget.eventually_holds_focus("iframe").await;
    assert_eq!(
        widget.read("deepAll('iframe')[1].src").await,
        json!("https://player.vimeo.com/video/76979871?dnt=1")
    );
    page.expect_messages(MessageKind::Policy, "frame-src").await;
}
// Rust decides this, not the engine.
in_chromium!([R7] a_host_may_ask_its_readers_in_its_own_way);

async fn axe_finds_nothing_before_and_after(engine: Engine) {
    let demo = Demo::start().await;
    let page = open(engine, &demo).await;
    let widget = page.widget(0);
    let none: [String; 0] = [];
    assert_eq!(widget.axe_violations(&page).await, none);

    widget.click(".aw-offer button").await;
    widget.eventually_holds_focus("iframe").await;

    assert_eq!(widget.axe_violations(&page).await, none);
    page.expect_messages(MessageKind::Policy, "frame-src").await;
}
in_every_engine!([A1] axe_finds_nothing_before_and_after);
