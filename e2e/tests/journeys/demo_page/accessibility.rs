//! Axe finds no violation in any state.

use e2e::{Demo, Engine, Page, Visitor, Widget, in_every_engine};

async fn assert_clean(page: &Page, widget: Widget<'_>, state: &str) {
    let violations = widget.axe_violations(page).await;
    assert!(
        violations.is_empty(),
        "{state} in {}:\n{}",
        page.engine(),
        violations.join("\n")
    );
}

async fn every_state_is_clean(reader: Visitor) {
    let demo = Demo::start().await;
    let page = reader.open(&demo.url()).await;
    let widget = page.widget(0).ready().await;
    let french = page.widget(1).ready().await;
    widget
        .eventually("deep('.aw-next')?.getAttribute('aria-disabled') === 'false'")
        .await;

    assert_clean(&page, widget, "the first widget as it comes").await;
    assert_clean(&page, french, "the second widget as it comes").await;

    widget.click("form button[type=submit]").await;
    widget.eventually("deep('[aria-invalid=\"true\"]')").await;
    assert_clean(&page, widget, "with errors").await;

    widget
        .type_into("textarea[name=comment]", "Well put.")
        .await;
    widget.type_into("input[name=name]", "Ada").await;
    widget.click("form button[type=submit]").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    assert_clean(&page, widget, "after sending").await;
    page.assert_quiet().await;
}

async fn axe_finds_nothing_in_the_light(engine: Engine) {
    every_state_is_clean(Visitor::with(engine)).await;
}
in_every_engine!([A1] axe_finds_nothing_in_the_light);

async fn axe_finds_nothing_in_the_dark(engine: Engine) {
    every_state_is_clean(Visitor::with(engine).preferring_dark()).await;
}
in_every_engine!([A1] axe_finds_nothing_in_the_dark);

async fn axe_finds_nothing_on_a_narrow_screen(engine: Engine) {
    every_state_is_clean(Visitor::with(engine).sized(390, 844)).await;
}
in_every_engine!([A1, R10] axe_finds_nothing_on_a_narrow_screen);
