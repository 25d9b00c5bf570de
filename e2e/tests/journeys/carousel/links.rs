//! Events about seen and followed related articles, and the release of resources.

use e2e::{Demo, Engine, Key, Visitor, in_chromium, in_every_engine};
use serde_json::{Value, json};

/// Notes what a page can know of the event, and keeps it to itself while `mine` is set. Clicks that
/// open something elsewhere go nowhere.
const LISTEN: &str = "(() => {
    window.mine = true;
    window.told = [];
    document.addEventListener('article-widget-navigate', (event) => {
        const { bubbles, composed, cancelable, detail } = event;
        told.push({ bubbles, composed, cancelable, detail });
        if (mine) event.preventDefault();
    });
    addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) event.preventDefault();
    });
    return true;
})()";

const CLICKS_FOR_ANOTHER_TAB: &str = "(() => {
    for (const key of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey']) {
        const init = { bubbles: true, cancelable: true, composed: true, detail: 1, [key]: true };
        deep('.aw-slide a').dispatchEvent(new MouseEvent('click', init));
    }
    return true;
})()";

async fn a_page_receives_an_event_for_a_followed_link_and_may_handle_it(engine: Engine) {
    let demo = Demo::start().await;
    let url = demo.carousel_page(
        "en",
        8,
        "related-target=_top related-rel='nofollow noopener'",
    );
    let page = Visitor::with(engine).open(&url).await;
    let widget = page.wait_for_carousel().await;
    page.read(LISTEN).await;
    assert_eq!(
        widget
            .read("deepAll('.aw-track a').filter((link) => link.target === '_top' && link.rel === 'nofollow noopener').length")
            .await,
        json!(8)
    );

    widget.click(".aw-slide:nth-child(2) a").await;
    page.press(&[Key::Enter]).await;
    page.eventually("told.length === 2").await;
    widget.read(CLICKS_FOR_ANOTHER_TAB).await;
    let told = json!({
        "bubbles": true, "composed": true, "cancelable": true,
        "detail": { "url": demo.site.url("/story/2"), "index": 1 },
    });
    assert_eq!(page.read("told").await, json!([told, told]));
    page.assert_quiet().await;
    assert_eq!(page.client().current_url().await.unwrap().as_str(), url);

    page.run("window.mine = false", vec![]).await;
    widget.click(".aw-slide:nth-child(3) a").await;
    page.wait_for_url(&demo.site.url("/story/3")).await;
    let asked: Vec<String> = demo.site.requests().into_iter().map(|it| it.path).collect();
    assert!(!asked.contains(&"/story/2".to_owned()), "{asked:?}");
    page.assert_quiet().await;
}
in_every_engine!([C1] a_page_receives_an_event_for_a_followed_link_and_may_handle_it);

async fn a_card_that_was_in_view_for_a_second_is_reported_once(engine: Engine) {
    let demo = Demo::start().await;
    let url = demo.carousel_page("en", 8, "");
    let reader = Visitor::with(engine).preferring_reduced_motion();
    let page = reader.open(&url).await;
    let widget = page.wait_for_carousel().await;
    let seen = "seen.map(({ index }) => index).sort().join()";
    let asked = demo.site.requests();

    page.eventually(&format!("{seen} === '0,1,2'")).await;
    assert_eq!(
        page.read("seen.find(({ index }) => index === 1).url").await,
        json!(demo.site.url("/story/2"))
    );
    // To the end and back, and then one further: the new one is seen, and those beside it are seen
    // again for as long.
    widget.read("deep('.aw-slide:last-child a').focus()").await;
    page.eventually(&format!("{seen} === '0,1,2,5,6,7'")).await;
    page.press(&[Key::Home]).await;
    widget
        .eventually("deep('.aw-track').scrollLeft === 0")
        .await;
    widget
        .read("deep('.aw-track').scrollLeft = deepAll('.aw-slide')[1].offsetLeft")
        .await;
    page.eventually(&format!("{seen}.includes('3')")).await;

    assert_eq!(page.read(seen).await, json!("0,1,2,3,5,6,7"));
    let icon = |it: &e2e::Request| it.path == "/favicon.ico";
    let since: Vec<_> = demo.site.requests().split_off(asked.len());
    assert!(since.iter().all(icon), "{since:?}");
    page.assert_quiet().await;
}
in_every_engine!([C1] a_card_that_was_in_view_for_a_second_is_reported_once);

/// Keeps account of what the widget's own code has asked the browser for and not given back.
const LEAK_TRACKER: &str = r#"
    const isOurs = () => /article-widget/.test(new Error().stack);
    window.leakTracker = { listeners: [], timers: new Set(), watched: new Map() };
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const entry = (target, type, callback, options) =>
        ({ target, type, callback, capture: Boolean(options?.capture ?? options) });
    const same = (one) => (other) => Object.keys(one).every((key) => one[key] === other[key]);
    EventTarget.prototype.addEventListener = function (...given) {
        const target = this ?? window;
        const mine = entry(target, ...given);
        if (isOurs() && !leakTracker.listeners.some(same(mine))) leakTracker.listeners.push(mine);
        return addEventListener.apply(target, given);
    };
    EventTarget.prototype.removeEventListener = function (...given) {
        const target = this ?? window;
        const at = leakTracker.listeners.findIndex(same(entry(target, ...given)));
        if (at >= 0) leakTracker.listeners.splice(at, 1);
        return removeEventListener.apply(target, given);
    };
    for (const { prototype } of [IntersectionObserver, ResizeObserver]) {
        const { observe, unobserve, disconnect } = prototype;
        const of = (observer) => leakTracker.watched.get(observer) ?? new Set();
        prototype.observe = function (target, ...rest) {
            if (isOurs()) leakTracker.watched.set(this, of(this).add(target));
            return observe.call(this, target, ...rest);
        };
        prototype.unobserve = function (target) {
            of(this).delete(target);
            return unobserve.call(this, target);
        };
        prototype.disconnect = function () {
            leakTracker.watched.delete(this);
            return disconnect.call(this);
        };
    }
    const { setTimeout, clearTimeout } = window;
    window.setTimeout = (callback, ...rest) => {
        const timer = setTimeout((...values) => {
            leakTracker.timers.delete(timer);
            callback(...values);
        }, ...rest);
        if (isOurs()) leakTracker.timers.add(timer);
        return timer;
    };
    window.clearTimeout = (timer) => {
        leakTracker.timers.delete(timer);
        clearTimeout(timer);
    };
    // What is left of each: `[listeners in the widget, listeners of the page, targets, timers]`.
    window.left = () => {
        const isPage = ({ target }) => target === window || target === document;
        const { listeners, watched, timers } = leakTracker;
        return [
            listeners.filter((entry) => !isPage(entry) && entry.target.matches?.(".aw-related, .aw-related *")).length,
            listeners.filter(isPage).map(({ type }) => type),
            [...watched.values()].reduce((sum, targets) => sum + targets.size, 0),
            timers.size,
        ];
    };
"#;

async fn a_removed_carousel_leaves_no_listener_observer_or_timer(engine: Engine) {
    let demo = Demo::start().await;
    demo.carousel_page("en", 8, "");
    let url = demo.host_page(
        "/host.html",
        "en",
        &format!(
            "<script>{{{LEAK_TRACKER}}}</script>
             <article-widget related=/stories/8.json related-dots></article-widget>"
        ),
    );
    let page = Visitor::with(engine).open(&url).await;
    let widget = page.wait_for_carousel().await;

    // Cards wait to be seen, and the carousel is on its way.
    widget.eventually("left()[3] >= 3").await;
    widget.click(".aw-next").await;
    let before: Value = page.read("left()").await;
    assert!(before[0].as_u64() >= Some(8), "{before}");
    assert_eq!(
        before[1],
        json!(["hashchange"]),
        "the article's, for links to its parts"
    );
    assert!(before[2].as_u64() >= Some(5), "{before}");

    page.run("document.querySelector('article-widget').remove()", vec![])
        .await;
    // Yew has a timer of its own where it gives way to the browser.
    page.eventually("JSON.stringify(left()) === '[0,[],0,0]'")
        .await;
    page.assert_quiet().await;
}
// Rust releases resources, not the engine.
in_chromium!([E5] a_removed_carousel_leaves_no_listener_observer_or_timer);
