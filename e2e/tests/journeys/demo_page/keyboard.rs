//! Everything can be reached and used with the keyboard.

use e2e::{Demo, Engine, Key, Page, Visitor, Widget, in_every_engine};

/// Where Tab leads to after the article, in order.
const STOPS: [&str; 16] = [
    "button.aw-previous",
    "button.aw-next",
    ".aw-slide:nth-child(1) a",
    ".aw-slide:nth-child(2) a",
    ".aw-slide:nth-child(3) a",
    ".aw-slide:nth-child(4) a",
    ".aw-slide:nth-child(5) a",
    ".aw-slide:nth-child(6) a",
    ".aw-slide:nth-child(7) a",
    ".aw-slide:nth-child(8) a",
    "textarea[name=comment]",
    "input[name=name]",
    "input[name=email]",
    "input[name=website]",
    "input[name=save]",
    "button[type=submit]",
];

/// The demo page, with the carousel at its start and the article's end clicked.
async fn at_the_end_of_the_article(page: &Page) -> Widget<'_> {
    let widget = page.widget(0).ready().await;
    widget
        .eventually("deep('.aw-next')?.getAttribute('aria-disabled') === 'false'")
        .await;
    widget.click(".aw-body > p:last-child").await;
    widget
}

/// Presses the keys, and once more where they lead to the scroller itself, which some engines let
/// readers scroll by keys. Then waits for the focus, its outline, and a place in full view.
async fn step(page: &Page, widget: Widget<'_>, keys: &[Key], stop: &str) {
    page.press(keys).await;
    if widget
        .read("root.activeElement?.matches('.aw-track')")
        .await
        == true
    {
        page.press(keys).await;
    }
    widget.eventually_holds_focus(stop).await;
    widget
        .eventually(&format!(
            "[deep('{stop}'), deep('{stop}').closest('.aw-card')].some((element) => element
                && getComputedStyle(element).outlineStyle !== 'none'
                && parseFloat(getComputedStyle(element).outlineWidth) > 0)"
        ))
        .await;
    widget
        .eventually(&format!(
            "(() => {{
                const track = deep('{stop}').closest('.aw-track');
                if (!track) return true;
                const inner = deep('{stop}').closest('.aw-card').getBoundingClientRect();
                const outer = track.getBoundingClientRect();
                if (inner.left >= outer.left && inner.right <= outer.right
                    && inner.top >= outer.top && inner.bottom <= outer.bottom) return true;
                throw JSON.stringify([inner, outer]);
            }})()"
        ))
        .await;
}

async fn tab_alone_leads_to_every_control_in_order_and_back_again(engine: Engine) {
    let demo = Demo::start().await;
    let page = Visitor::with(engine).open(&demo.url()).await;
    let widget = at_the_end_of_the_article(&page).await;

    for stop in STOPS {
        step(&page, widget, &[Key::Tab], stop).await;
    }
    for stop in STOPS.into_iter().rev().skip(1) {
        step(&page, widget, &[Key::Shift, Key::Tab], stop).await;
    }

    page.assert_quiet().await;
}
in_every_engine!([A2] tab_alone_leads_to_every_control_in_order_and_back_again);

async fn enter_on_next_moves_the_carousel_to_its_end_and_keeps_the_focus(engine: Engine) {
    let demo = Demo::start().await;
    let page = Visitor::with(engine).open(&demo.url()).await;
    let widget = at_the_end_of_the_article(&page).await;
    step(&page, widget, &[Key::Tab], "button.aw-previous").await;
    step(&page, widget, &[Key::Tab], "button.aw-next").await;

    // Three articles a page: 4 to 6, then 6 to 8.
    for first in [4, 6] {
        page.press(&[Key::Enter]).await;
        widget
            .eventually(&format!(
                "Math.abs(deep('.aw-slide:nth-child({first})').getBoundingClientRect().left
                    - deep('.aw-track').getBoundingClientRect().left) < 8"
            ))
            .await;
        widget.eventually_holds_focus("button.aw-next").await;
    }

    widget
        .eventually("deep('.aw-next').getAttribute('aria-disabled') === 'true'")
        .await;
    widget.eventually_holds_focus("button.aw-next").await;
    page.assert_quiet().await;
}
in_every_engine!([C1, C3] enter_on_next_moves_the_carousel_to_its_end_and_keeps_the_focus);
