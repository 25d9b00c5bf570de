//! While the widget loads the page is not blank and does not shift.

use e2e::Engine::Chromium;
use e2e::{Demo, Engine, Page, ResponseOverride, Visitor, in_chromium, in_every_engine};
use std::time::Duration;

/// How late the WebAssembly is.
const LATE: Duration = Duration::from_millis(400);
const LONG: Duration = Duration::from_secs(3);

/// A page of the host's own, with content inside the widget and below it. It keeps room until the
/// element is defined, as the README asks for. It notes, frame by frame until the widget is ready,
/// whether the content or the article can be seen.
const HOST: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title>
    <style>article-widget:not(:defined) { display: block; min-height: 100vh }</style></head>
    <body><p>Above</p>
    <article-widget src=/demo/article.txt><p id=own>The story, in short.</p></article-widget>
    <p>Below</p>
    <script>
        window.shown = { something: 0, nothing: 0 };
        const widget = document.querySelector('article-widget');
        const seen = (element) => element?.checkVisibility() && element.getBoundingClientRect().height > 0;
        let ready = false;
        widget.addEventListener('article-widget-ready', () => ready = true);
        const look = () => {
            if (ready) return;
            const article = widget.shadowRoot?.querySelector('.aw-body > p');
            shown[seen(own) || seen(article) ? 'something' : 'nothing']++;
            requestAnimationFrame(look);
        };
        look();
    </script>
    <script type=module src=/article-widget.js></script></body></html>";

async fn what_is_inside_the_element_is_seen_until_the_article_is(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.page("/host.html", HOST);
    demo.site
        .override_response(".wasm", ResponseOverride::delayed(LATE));

    let page = Visitor::with(engine)
        .open(&demo.site.url("/host.html"))
        .await;
    let widget = page.widget(0).ready().await;

    assert_eq!(widget.count(".aw-body > p").await, 15);
    let shown = page.read("shown").await;
    assert_eq!(shown["nothing"], 0, "in how many frames: {shown}");
    assert!(shown["something"].as_u64() > Some(1), "{shown}");
    page.assert_quiet().await;
}
in_every_engine!([R1] what_is_inside_the_element_is_seen_until_the_article_is);

/// Articles whose headings say where they could differ: signs of French that no line begins with, the
/// other direction, and nothing but a headline, in data of the page's own.
const HEADINGS: &str = r#"<!doctype html><html lang=en><head><meta charset=utf-8><title>Headings</title>
    <style>body { display: grid; grid-template-columns: repeat(3, 300px); align-items: start } article-widget:not(:defined) { display: block; min-height: 100vh }</style>
    <script type=module src=/article-widget.js></script></head><body>
    <article-widget src=/fr.json></article-widget>
    <article-widget src=/ar.json heading-level=1></article-widget>
    <article-widget><script type=application/json>{"headline":"The river, in short","blocks":["It is long."]}</script></article-widget>
    </body></html>"#;

const FRENCH: &str = r#"{"lang":"fr","section":"Culture","headline":"Qui lira donc tous ces livres sur le fleuve ?",
    "standfirst":"« Personne ! » répond le piroguier ; puis il rit.","blocks":["Un paragraphe."]}"#;
const ARABIC: &str = r#"{"lang":"ar","headline":"المكتبة تركب النهر","standfirst":"قارب محمّل بالكتب.","blocks":["فقرة."]}"#;

/// R1, R6: what stands above the text is there before the WebAssembly, where and as it stays.
async fn a_heading_is_read_before_the_webassembly_has_come(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.page("/headings.html", HEADINGS);
    demo.site.file("/fr.json", "application/json", FRENCH);
    demo.site.file("/ar.json", "application/json", ARABIC);
    demo.site
        .override_response(".wasm", ResponseOverride::delayed(LONG));
    let lines = "[...document.querySelectorAll('article-widget')].map(({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll('.aw-section, .aw-headline, .aw-standfirst')].map((it) => {
            const { x, y, width, height } = it.getBoundingClientRect();
            const { color, fontSize, direction } = getComputedStyle(it);
            return [it.localName, it.getAttribute('part'), it.textContent, x, y, width, height, color, fontSize, direction];
        }))";

    let page = Visitor::with(engine)
        .open(&demo.site.url("/headings.html"))
        .await;
    page.eventually(&format!("{lines}.every((it) => it.length)"))
        .await;
    let before = page.read(lines).await;
    let has_body = page
        .read("document.querySelector('article-widget').shadowRoot.querySelector('.aw-body') !== null")
        .await;
    for nth in 0..3 {
        page.widget(nth).ready().await;
    }

    assert_eq!(has_body, false, "the WebAssembly was late");
    assert_eq!(before, page.read(lines).await);
    assert_eq!(before[0].as_array().map(Vec::len), Some(3));
    assert_eq!(before[1][0][0], "h1");
    if engine == Chromium {
        assert_still(&page).await;
    }
    page.assert_quiet().await;
}
in_every_engine!([R1] a_heading_is_read_before_the_webassembly_has_come);

/// The sum of all layout shifts so far, which only Chromium measures, and what moved.
async fn assert_still(page: &Page) {
    let shifts = page
        .run_async(
            "const done = arguments[0];
             const shifts = [];
             new PerformanceObserver((list) => shifts.push(...list.getEntries()))
                .observe({ type: 'layout-shift', buffered: true });
             requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done({
                total: shifts.reduce((sum, { value }) => sum + value, 0),
                // Inside the widget a node is not told.
                moved: shifts.flatMap(({ sources }) => sources.map(({ node, previousRect, currentRect }) =>
                    [node?.textContent, JSON.stringify(previousRect), JSON.stringify(currentRect)])),
             }))));",
            vec![],
        )
        .await;
    let total = shifts["total"].as_f64();
    assert!(total.is_some_and(|total| total <= 0.001), "{shifts:#}");
}

async fn nothing_jumps_on_the_demo_page_while_the_widget_is_late(engine: Engine) {
    let demo = Demo::start().await;
    demo.site
        .override_response(".wasm", ResponseOverride::delayed(LATE));

    let page = Visitor::with(engine).open(&demo.url()).await;
    page.widget(0).ready().await;
    page.widget(1).ready().await;
    page.widget(0)
        .eventually("deep('.aw-next')?.getAttribute('aria-disabled') === 'false'")
        .await;

    assert_still(&page).await;
    page.assert_quiet().await;
}

async fn nothing_jumps_around_a_widget_with_content_of_its_own(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.page("/host.html", HOST);
    demo.site
        .override_response(".wasm", ResponseOverride::delayed(LATE));

    let page = Visitor::with(engine)
        .open(&demo.site.url("/host.html"))
        .await;
    page.widget(0).ready().await;

    assert_still(&page).await;
    page.assert_quiet().await;
}

/// A page whose element holds nothing but a list of related articles.
fn page_with_a_list() -> String {
    let items: String = (1..=8)
        .map(|number| {
            format!(
                "<li><img src=/demo/pictures/kora.svg alt=''>
                 <a href=/story/{number}>Story {number}: the upper harbour is emptied before dawn</a>
                 <time datetime=2026-03-0{number}>March {number}, 2026</time></li>"
            )
        })
        .collect();
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>A list</title>
         <link rel=stylesheet href=/article-widget.css></head><body><main><h1>A list</h1>
         <article-widget><section slot=related><h2>Related articles</h2><ul>{items}</ul></section></article-widget>
         <p id=after>After it.</p></main>
         <script type=module src=/article-widget.js></script></body></html>"
    )
}

/// How high the element is, and whether what scrolls in it has something to scroll.
const ROOM: &str = "(() => {
    const list = deep('.aw-track') ?? host.querySelector('ul');
    return [Math.round(host.offsetHeight), list.scrollWidth > list.clientWidth];
})()";

async fn a_list_in_the_page_scrolls_without_the_widget_and_takes_the_same_room_with_it(
    engine: Engine,
) {
    let demo = Demo::start().await;
    demo.site.page("/list.html", &page_with_a_list());
    demo.site
        .override_response(".wasm", ResponseOverride::delayed(LATE));
    let page = Visitor::with(engine)
        .open(&demo.site.url("/list.html"))
        .await;
    let widget = page.widget(0);
    widget
        .eventually("host.querySelector('img').complete && !deep('.aw-track')")
        .await;

    let before = widget.read(ROOM).await;
    widget
        .eventually("deep('.aw-next')?.getAttribute('aria-disabled') === 'false'")
        .await;
    let after = widget.read(ROOM).await;

    assert_eq!(before, after);
    assert_eq!(before[1], true);
    if let Chromium = engine {
        assert_still(&page).await;
    }
    page.assert_quiet().await;
}
in_every_engine!([R6, C4] a_list_in_the_page_scrolls_without_the_widget_and_takes_the_same_room_with_it);

// Only Chromium measures layout shifts.
in_chromium!([R6] nothing_jumps_on_the_demo_page_while_the_widget_is_late);
in_chromium!([R6] nothing_jumps_around_a_widget_with_content_of_its_own);
