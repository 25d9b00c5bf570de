//! Related articles as a carousel, a grid or a list, of any length.

use e2e::{Demo, Engine, Key, Page, Visitor, Widget, in_chromium, in_every_engine};
use serde_json::json;

/// How many cards are as high up as the first one, and wholly in the view of the track.
const SIDE_BY_SIDE: &str = "(() => {
    const track = deep('.aw-track').getBoundingClientRect();
    const cards = deepAll('.aw-slide').map((card) => card.getBoundingClientRect());
    return cards.filter(({ left, right, top }) => Math.abs(top - cards[0].top) < 1
        && left > track.left - 1 && right < track.right + 1).length;
})()";

const NOTHING_SIDEWAYS: &str = "document.scrollingElement.scrollWidth <= innerWidth
    && deep('.aw-track').scrollWidth <= deep('.aw-track').clientWidth";

async fn open<'page>(page: &'page Page, url: &str, cards: usize) -> Widget<'page> {
    page.open(url).await;
    let widget = page.widget(0).ready().await;
    widget
        .eventually(&format!("deepAll('.aw-slide').length === {cards}"))
        .await;
    widget
}

async fn a_grid_and_a_list_have_no_controls_and_nothing_to_scroll_sideways(engine: Engine) {
    let demo = Demo::start().await;
    let url = |lang, layout| demo.carousel_page(lang, 8, &format!("related-layout={layout}"));
    let page = Visitor::with(engine).open(&url("en", "grid")).await;

    for lang in ["en", "ar"] {
        for (layout, in_a_row) in [("grid", 3), ("list", 1)] {
            let widget = open(&page, &url(lang, layout), 8).await;
            assert_eq!(widget.read(SIDE_BY_SIDE).await, json!(in_a_row), "{layout}");
            assert_eq!(widget.read(NOTHING_SIDEWAYS).await, json!(true), "{layout}");
            assert_eq!(
                widget
                    .count(".aw-related button, [aria-roledescription], .aw-related [role=group]")
                    .await,
                0,
                "{layout}"
            );
            let violations = widget.axe_violations(&page).await;
            assert!(violations.is_empty(), "{layout}: {}", violations.join("\n"));
        }
    }
    page.resize(320, 640).await;
    for layout in ["grid", "list"] {
        let widget = open(&page, &url("en", layout), 8).await;
        assert_eq!(widget.read(SIDE_BY_SIDE).await, json!(1), "{layout}");
        assert_eq!(widget.read(NOTHING_SIDEWAYS).await, json!(true), "{layout}");
    }
    page.assert_quiet().await;
}
in_every_engine!([C1] a_grid_and_a_list_have_no_controls_and_nothing_to_scroll_sideways);

async fn a_host_chooses_how_many_cards_fit_and_a_long_grid_shows_more_when_asked(engine: Engine) {
    let demo = Demo::start().await;
    let wide = "--article-widget-measure: 60em";
    let styled = |layout: &str, style: &str| {
        let attributes = format!("related-layout={layout} style='{wide}; {style}'");
        demo.carousel_page("en", 8, &attributes)
    };
    let page = Visitor::with(engine).open(&styled("carousel", "")).await;
    for (style, in_a_row) in [
        ("", 4),
        ("--article-widget-card: 10em", 5),
        ("--article-widget-card: 16em", 3),
        ("--article-widget-cards: 4", 4),
        ("--article-widget-cards: 2", 2),
    ] {
        for layout in ["carousel", "grid"] {
            let widget = open(&page, &styled(layout, style), 8).await;
            assert_eq!(
                widget.read(SIDE_BY_SIDE).await,
                json!(in_a_row),
                "{layout} {style}"
            );
        }
    }

    let url = demo.carousel_page("en", 60, "related-layout=grid");
    let widget = open(&page, &url, 24).await;
    for (first_new, all) in [(25, 48), (49, 60)] {
        widget.click(".aw-more").await;
        widget
            .eventually_holds_focus(&format!(".aw-slide:nth-child({first_new}) a"))
            .await;
        assert_eq!(widget.count(".aw-slide").await, all);
    }
    assert_eq!(widget.count(".aw-more").await, 0);
    page.assert_quiet().await;
}
in_every_engine!([C1] a_host_chooses_how_many_cards_fit_and_a_long_grid_shows_more_when_asked);

async fn five_thousand_articles_come_as_they_are_wanted(engine: Engine) {
    let demo = Demo::start().await;
    let endpoint = demo.comment_server.origin();
    let url = demo.carousel_page("en", 5000, &format!("endpoint={endpoint}/comments"));
    let reader = Visitor::with(engine).preferring_reduced_motion();
    let page = reader.open(&url).await;
    let widget = page.wait_for_carousel().await;
    let at_first = widget.count(".aw-slide").await;
    assert!(at_first < 100, "{at_first}");

    // Page by page, past those that were there at first.
    for first in (4..=28).step_by(3) {
        widget.click(".aw-next").await;
        let said = format!("Articles {first} to {} of 5,000", first + 2);
        widget
            .eventually_has_text(".aw-related-status", &said)
            .await;
    }
    // By hand, as far as it goes, again and again.
    for _ in 0..3 {
        let before = widget.count(".aw-slide").await;
        widget
            .read("deep('.aw-track').scrollLeft = deep('.aw-track').scrollWidth")
            .await;
        widget
            .eventually(&format!("deepAll('.aw-slide').length > {before}"))
            .await;
    }
    let so_far = widget.count(".aw-slide").await;
    assert!(so_far < 300, "{so_far}");

    // To the end.
    widget
        .read("deep('.aw-slide:nth-child(30) a').focus()")
        .await;
    page.press(&[Key::End]).await;
    widget
        .eventually_holds_focus(".aw-slide:nth-child(5000) a")
        .await;
    assert_eq!(
        widget
            .read("[root.activeElement.textContent, deep('.aw-slide:nth-child(5000)').ariaSetSize]")
            .await,
        json!(["Story 5000", "5000"])
    );
    widget
        .eventually("deep('.aw-next').getAttribute('aria-disabled') === 'true'")
        .await;
    widget.click(".aw-previous").await;
    widget
        .eventually_has_text(".aw-related-status", "Articles 4,995 to 4,997 of 5,000")
        .await;

    widget
        .type_into("textarea[name=comment]", "So much to read.")
        .await;
    widget.type_into("input[name=name]", "Ada").await;
    widget.click("form button[type=submit]").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    assert_eq!(demo.comment_server.comments().len(), 1);
    page.assert_quiet().await;
}
// Rust decides how many cards are rendered, not the engine.
in_chromium!([R9] five_thousand_articles_come_as_they_are_wanted);
