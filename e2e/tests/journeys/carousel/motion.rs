//! How the carousel scrolls, and that it announces its position when it stops.

use e2e::{Demo, Engine, Visitor, in_every_engine};

/// Notes every place the carousel is shown at, frame by frame.
const RECORD: &str = "(() => {
    const places = window.places = new Set();
    const look = () => {
        places.add(deep('.aw-track').scrollLeft);
        requestAnimationFrame(look);
    };
    look();
    return true;
})()";

async fn with_less_motion_next_jumps_without_a_stop_on_the_way(engine: Engine) {
    let demo = Demo::start().await;
    let reader = Visitor::with(engine).preferring_reduced_motion();
    let page = reader.open(&demo.url()).await;
    let widget = page.widget(0).ready().await;
    widget
        .eventually("deep('.aw-next')?.getAttribute('aria-disabled') === 'false'")
        .await;
    widget.read(RECORD).await;

    widget.click("button.aw-next").await;

    widget
        .eventually_matches(".aw-related-status", "^Articles [2-8] to ")
        .await;
    // A busy machine may draw no frame for a while.
    widget
        .eventually("places.has(deep('.aw-track').scrollLeft)")
        .await;
    let places = page.read("[...places]").await;
    let count = places.as_array().map(Vec::len);
    assert_eq!(
        count,
        Some(2),
        "where it started and where it went: {places}"
    );
    page.assert_quiet().await;
}
in_every_engine!([C4] with_less_motion_next_jumps_without_a_stop_on_the_way);

/// Keeps the page busy, again and again, on the carousel's way: its scroll events come in fits.
const HOLD_UP: &str = "(() => {
    deep('.aw-track').addEventListener('scroll', () => {
        const end = performance.now() + 170;
        while (performance.now() < end);
    });
    return true;
})()";

async fn after_next_a_busy_page_still_says_where_the_carousel_stopped(engine: Engine) {
    let demo = Demo::start().await;
    let page = Visitor::with(engine).open(&demo.url()).await;
    let widget = page.widget(0).ready().await;
    widget
        .eventually("deep('.aw-next')?.getAttribute('aria-disabled') === 'false'")
        .await;
    widget.read(HOLD_UP).await;

    widget.click("button.aw-next").await;

    widget
        .eventually_has_text(".aw-related-status", "Articles 4 to 6 of 8")
        .await;
    page.assert_quiet().await;
}
in_every_engine!([C2] after_next_a_busy_page_still_says_where_the_carousel_stopped);
