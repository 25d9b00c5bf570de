//! Removing a widget releases everything that it used.

use e2e::Engine::Chromium;
use e2e::{Demo, Engine, LEAK_TRACKER, Page, Visitor, in_chromium};
use serde_json::{Value, json};

/// How many times a widget comes and goes before anything is measured: engines compile what runs
/// often, and keep what they compiled.
const WARM_UP: u32 = 50;

/// How often is measured, and after how many widgets.
const BATCHES: u32 = 5;
const BATCH: u32 = 30;

/// How much may be left of a widget that has come and gone, in bytes.
const LITTLE: f64 = 2_048.0;

/// A picture that nobody has to be asked for.
const PICTURE: &str = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

/// A page that can show a whole widget and take it away again, `cycles` times, in two ways by turns.
/// Every third reader goes before the article has come; the others write something, turn a page of
/// the carousel and ask for a preview.
const COMING_AND_GOING: &str = r"
    import { mount } from '/article-widget.js';
    const { real } = leakTracker;
    const place = document.querySelector('#place');
    let ready = () => {};
    document.addEventListener('article-widget-ready', () => ready());
    const task = () => new Promise((go) => real.setTimeout(go));
    const frame = () => new Promise((go) => real.requestAnimationFrame(() => real.setTimeout(go)));

    const ways = [
        function element(config) {
            const widget = document.createElement('article-widget');
            widget.config = config;
            place.append(widget);
            return [widget, () => widget.remove()];
        },
        function handle(config) {
            const host = document.createElement('div');
            place.append(host);
            const widget = mount(host, config);
            return [host, () => (widget.unmount(), host.remove())];
        },
    ];

    window.cycle = async (config, cycles) => {
        for (let count = 0; count < cycles; count++) {
            const isReady = new Promise((resolve) => ready = resolve);
            const [host, leave] = ways[count % 2](config);
            if (count % 3 < 2) {
                await isReady;
                const find = (selector) => host.shadowRoot.querySelector(selector);
                // Now and then it is painted, too.
                await (count % 10 ? task() : frame());
                if (!find('.aw-track')) throw new Error('there is no carousel');
                const text = find('textarea');
                text.value = `A thought, the ${count}th.`;
                text.dispatchEvent(new Event('input', { bubbles: true }));
                find('.aw-next').click();
                find('.aw-preview-button').click();
                await task();
                text.value = '';
                text.dispatchEvent(new Event('input', { bubbles: true }));
            }
            leave();
            await task();
        }
        await frame();
    };
";

/// Calls back with what is in use once nothing is waited for, or once it is clear that something will
/// be for ever. Asks by a clock that is not counted.
const SETTLED: &str = "
    const [done] = arguments;
    const end = performance.now() + 15_000;
    const look = () => {
        const now = leakTracker.read();
        const { timers, intervals, frames, signals } = now;
        const waits = frames + [timers, intervals, signals].flatMap(Object.keys).length;
        if (!waits || performance.now() > end) done(now);
        else leakTracker.real.setTimeout(look, 50);
    };
    look();
";

const CYCLE: &str = "
    const [config, cycles, done] = arguments;
    cycle(config, cycles).then(() => done('done'), (error) => done(String(error)));
";

/// A page on which widgets come and go, once the widget's core is loaded.
async fn open(engine: Engine, demo: &Demo) -> Page {
    demo.site.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title>\
             <script>{LEAK_TRACKER}</script></head><body><main id=place></main>\
             <script type=module>{COMING_AND_GOING}</script></body></html>"
        ),
    );
    let page = Visitor::with(engine)
        .open(&demo.site.url("/host.html"))
        .await;
    page.eventually("window.cycle").await;
    if engine == Chromium {
        page.devtools("Performance.enable", json!({})).await;
    }
    page
}

/// Everything a widget can be, with nothing to wait for.
fn everything(demo: &Demo) -> Value {
    let paragraph = "The upper harbour was emptied before dawn, and nobody had been told why.";
    let related: Vec<_> = (1..=8)
        .map(|number| {
            json!({ "url": format!("/story/{number}"), "title": format!("Story {number}"),
                "image": PICTURE })
        })
        .collect();
    json!({
        "article": {
            "headline": "The harbour", "lang": "en", "authors": ["Ada Lovelace"],
            "image": { "src": PICTURE, "alt": "A kora" },
            "blocks": [
                paragraph, { "type": "heading", "level": 2, "content": "Before" }, paragraph,
                { "type": "heading", "level": 2, "content": "After" }, paragraph,
                { "type": "embed", "provider": "youtube", "url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ" },
                paragraph, paragraph, paragraph, paragraph,
            ],
        },
        "related": related, "relatedDots": true, "relatedPosition": true,
        "endpoint": format!("{}/comments", demo.comment_server.origin()), "preview": true,
        "contents": true, "anchors": true, "share": true, "readingTime": true, "dropCap": true,
    })
}

async fn come_and_go(page: &Page, config: &Value, cycles: u32) {
    let done = page
        .run_async(CYCLE, vec![config.clone(), json!(cycles)])
        .await;
    assert_eq!(done, json!("done"), "in {}", page.engine());
}

/// What Chromium counts after it has thrown away whatever nobody can reach any more: bytes of the
/// script's heap, bytes of WebAssembly, nodes and listeners.
async fn weigh(page: &Page) -> [f64; 4] {
    for _ in 0..3 {
        page.devtools("HeapProfiler.collectGarbage", json!({}))
            .await;
        page.settle().await;
    }
    let metrics = page.devtools("Performance.getMetrics", json!({})).await;
    let metric = |name: &str| {
        let metrics = metrics["metrics"].as_array().expect("a list of metrics");
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        metric.and_then(|it| it["value"].as_f64()).expect(name)
    };
    // Reading the leak tracker removes what is no longer there.
    let memory = page
        .read("(leakTracker.read(), leakTracker.memory())")
        .await;
    [
        metric("JSHeapUsedSize"),
        memory.as_f64().expect("a number of bytes"),
        metric("Nodes"),
        metric("JSEventListeners"),
    ]
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// E5: what a page has in use is the same after 200 widgets have come and gone, in either way; and in
/// Chromium, which can be told to throw rubbish away and to weigh the rest, a widget that has come
/// and gone leaves at most 2 KB of memory, and no node or listener.
async fn two_hundred_widgets_leave_nothing_behind(engine: Engine) {
    let demo = Demo::start().await;
    let page = open(engine, &demo).await;
    let config = everything(&demo);
    // The core stays, once it is loaded.
    come_and_go(&page, &config, 2).await;
    let start = page.run_async(SETTLED, vec![]).await;

    come_and_go(&page, &config, WARM_UP).await;
    if engine == Chromium {
        let mut weights = vec![weigh(&page).await];
        for _ in 0..BATCHES {
            come_and_go(&page, &config, BATCH).await;
            weights.push(weigh(&page).await);
        }
        assert_light(&weights);
    } else {
        come_and_go(&page, &config, BATCHES * BATCH).await;
    }

    let end = page.run_async(SETTLED, vec![]).await;
    assert_eq!(end, start, "in {engine}");
    page.assert_quiet().await;
}
// Rust and the element's script release resources, not the engine.
in_chromium!([E5] two_hundred_widgets_leave_nothing_behind);

fn assert_light(weights: &[[f64; 4]]) {
    let growth = |of: usize| {
        let grown = weights.windows(2).map(|pair| pair[1][of] - pair[0][of]);
        median(grown.map(|it| it / f64::from(BATCH)).collect())
    };
    let [heap, nodes, listeners] = [growth(0), growth(2), growth(3)];
    // It grows by whole pages: a median would not see them.
    let wasm = weights[weights.len() - 1][1] - weights[0][1];
    let wasm = wasm / f64::from(BATCHES * BATCH);
    println!(
        "left of a widget: {heap:.0} B of heap, {wasm:.0} B of WebAssembly, {nodes} nodes, \
         {listeners} listeners"
    );
    assert!(heap <= LITTLE && wasm <= LITTLE, "{weights:#?}");
    assert_eq!((nodes, listeners), (0.0, 0.0), "{weights:#?}");
}
