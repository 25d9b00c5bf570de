//! The carousel's keys, mouse drags, buttons and dots, and the announcement of its position.

use e2e::{Demo, Engine, Key, Page, Visitor, Widget, in_every_engine};
use serde_json::json;

/// The number of the card whose beginning is where the view begins, or 0: none. At the end, where
/// WebKit leaves out the room for a focus ring from right to left, it is the first one in view.
const ALIGNED: &str = "(() => {
    const track = deep('.aw-track');
    const side = getComputedStyle(track).direction === 'rtl' ? 'right' : 'left';
    const start = track.getBoundingClientRect()[side] + (side === 'right' ? -6 : 6);
    const is_end = Math.abs(track.scrollLeft) + track.clientWidth >= track.scrollWidth - 1;
    const is_there = (slide) => Math.abs(slide.getBoundingClientRect()[side] - start) < (is_end ? 7 : 1.5);
    return 1 + deepAll('.aw-slide').findIndex(is_there);
})()";

/// Where the middle of a card is in the view.
fn middle(card: usize) -> String {
    format!(
        "(() => {{
            const card = deep('.aw-slide:nth-child({card})');
            card.scrollIntoView({{ block: 'nearest', inline: 'nearest' }});
            const {{ left, top, width, height }} = card.getBoundingClientRect();
            return [Math.round(left + width / 2), Math.round(top + height / 2)];
        }})()"
    )
}

/// Waits until the carousel rests where a card begins.
async fn eventually_rests_at(widget: Widget<'_>, card: usize) {
    let rests = format!(
        "(() => {{
            const track = deep('.aw-track');
            const aligned = {ALIGNED};
            const is_first = deep('.aw-previous').getAttribute('aria-disabled') === 'true';
            if (aligned === {card} && is_first === ({card} === 1) && !track.dataset.drag) return true;
            throw JSON.stringify([aligned, is_first, track.scrollLeft, track.dataset.drag]);
        }})()"
    );
    widget.eventually(&rests).await;
}

fn link(card: usize) -> String {
    format!(".aw-slide:nth-child({card}) a")
}

/// Waits for the focus on a card's link, with the whole card in view.
async fn eventually_at(widget: Widget<'_>, card: usize) {
    widget.eventually_holds_focus(&link(card)).await;
    let is_in_view = format!(
        "(() => {{
            const inner = deep('{}').closest('.aw-card').getBoundingClientRect();
            const outer = deep('.aw-track').getBoundingClientRect();
            if (inner.left >= outer.left && inner.right <= outer.right) return true;
            throw JSON.stringify([inner, outer]);
        }})()",
        link(card)
    );
    widget.eventually(&is_in_view).await;
}

/// Drags a card sideways, to these distances one after the other; the mouse's button stays down.
async fn drag(page: &Page, widget: Widget<'_>, card: usize, by: impl IntoIterator<Item = i64>) {
    let place = widget.read(&middle(card)).await;
    let place = |side: usize| place[side].as_i64().expect("a place in the view");
    let (x, y) = (place(0), place(1));
    page.drag((x, y), by.into_iter().map(|by| (x + by, y)))
        .await;
}

/// The distances of a drag as far as the last one, where the mouse rests: it is not thrown.
fn steady(by: i64) -> impl Iterator<Item = i64> {
    (1..=6).map(move |step| by * step / 6).chain([by; 6])
}

async fn arrows_lead_from_card_to_card_the_way_they_point(engine: Engine) {
    let demo = Demo::start().await;
    let reader = Visitor::with(engine).preferring_reduced_motion();
    let page = reader.open(&demo.carousel_page("en", 8, "")).await;
    for (lang, forward, back) in [("en", Key::Right, Key::Left), ("ar", Key::Left, Key::Right)] {
        page.open(&demo.carousel_page(lang, 8, "")).await;
        let widget = page.wait_for_carousel().await;

        widget.read(&format!("deep('{}').focus()", link(1))).await;
        for (key, card) in [
            (forward, 2),
            (forward, 3),
            (forward, 4),
            (back, 3),
            (Key::End, 8),
            (forward, 8),
            (Key::Home, 1),
            (back, 1),
        ] {
            page.press(&[key]).await;
            eventually_at(widget, card).await;
        }

        // On a button they turn pages, and the focus stays.
        widget.read("deep('.aw-next').focus()").await;
        for (key, card) in [(forward, 4), (Key::End, 6), (back, 3), (Key::Home, 1)] {
            page.press(&[key]).await;
            eventually_rests_at(widget, card).await;
            widget.eventually_holds_focus(".aw-next").await;
        }
        assert_eq!(page.read("scrollX").await, json!(0));
    }
    page.assert_quiet().await;
}
in_every_engine!([C3] arrows_lead_from_card_to_card_the_way_they_point);

/// Notes which keys the widget has kept from the browser, and keeps from it those that would leave
/// the page.
const HEAR_KEYS: &str = "(() => {
    window.keys = [];
    document.addEventListener('keydown', (event) => {
        keys.push(event.defaultPrevented);
        if (event.altKey || event.ctrlKey || event.metaKey) event.preventDefault();
    });
    return true;
})()";

async fn keys_that_are_not_the_carousels_do_nothing_to_it(engine: Engine) {
    let demo = Demo::start().await;
    let reader = Visitor::with(engine).preferring_reduced_motion();
    let endpoint = demo.comment_server.origin();
    let url = demo.carousel_page("en", 8, &format!("endpoint={endpoint}/comments"));
    let page = reader.open(&url).await;
    let widget = page.wait_for_carousel().await;
    page.read(HEAR_KEYS).await;

    // Nothing has the focus.
    for key in [Key::Right, Key::End, Key::Left, Key::Home] {
        page.press(&[key]).await;
    }
    // A field has it.
    widget.type_into("textarea[name=comment]", "ab").await;
    for key in [Key::Left, Key::Right, Key::End] {
        page.press(&[key]).await;
    }
    widget.eventually_holds_focus("textarea").await;
    // A card has it, but the key is the browser's.
    widget.type_into(&link(2), "5").await;
    for modifier in [Key::Alt, Key::Control, Key::Meta] {
        for key in [Key::Right, Key::Left] {
            page.press(&[modifier, key]).await;
        }
    }
    eventually_rests_at(widget, 1).await;
    // With Shift the browser itself may scroll: where that ends is not the carousel's.
    for key in [Key::Right, Key::Left] {
        page.press(&[Key::Shift, key]).await;
    }
    page.press(&[Key::Down]).await;
    widget.eventually_holds_focus(&link(2)).await;
    assert_eq!(page.read("keys.includes(true)").await, json!(false));
    assert_eq!(widget.text(".aw-related-status").await, "");

    // The next one is, and leads on from where the focus was.
    page.press(&[Key::Right]).await;
    eventually_at(widget, 3).await;
    assert_eq!(page.read("keys.at(-1)").await, json!(true));
    assert_eq!(widget.value("textarea[name=comment]").await, "ab");
    page.assert_quiet().await;
}
in_every_engine!([C3, E3] keys_that_are_not_the_carousels_do_nothing_to_it);

/// Notes what changes around the track, and whether that was while it moved: sooner after it
/// scrolled than it can be known to rest.
const WITNESS: &str = "(() => {
    window.changes = [];
    window.said = [];
    let scrolled = -Infinity;
    const note = (records) => {
        const outside = records.filter(({ target }) => !deep('.aw-track').contains(target));
        if (outside.length) changes.push(performance.now() - scrolled);
    };
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    deep('.aw-track').addEventListener('scroll', () => scrolled = performance.now());
    new MutationObserver(note).observe(deep('.aw-related'), all);
    const hear = () => said.push(deep('.aw-related-status').textContent);
    new MutationObserver(hear).observe(deep('.aw-related-status'), all);
    return true;
})()";

async fn a_mouse_drags_the_carousel_and_never_follows_a_link_by_that(engine: Engine) {
    let demo = Demo::start().await;
    let page = Visitor::with(engine)
        .open(&demo.carousel_page("en", 8, "related-position related-dots"))
        .await;
    for (lang, ahead) in [("en", -1), ("ar", 1)] {
        let url = demo.carousel_page(lang, 8, "related-position related-dots");
        page.open(&url).await;
        let widget = page.wait_for_carousel().await;
        widget.read(WITNESS).await;

        drag(&page, widget, 2, steady(270 * ahead)).await;
        assert_eq!(
            widget.read("[deep('.aw-track').scrollLeft, changes]").await,
            json!([-270 * ahead, []]),
            "it follows, and nothing else changes"
        );
        page.release_mouse().await;
        eventually_rests_at(widget, 2).await;
        // As far as it goes, and further.
        drag(&page, widget, 4, steady(600 * ahead)).await;
        page.release_mouse().await;
        eventually_rests_at(widget, 5).await;
        drag(&page, widget, 7, steady(600 * ahead)).await;
        page.release_mouse().await;
        widget
            .eventually("deep('.aw-next').getAttribute('aria-disabled') === 'true'")
            .await;
        assert_eq!(widget.read(ALIGNED).await, json!(6));
        let heard = page
            .read("[followed, said, changes.filter((since) => since < 100)]")
            .await;
        assert_eq!(heard, json!([[], [], []]));
        assert_eq!(page.client().current_url().await.unwrap().as_str(), url);
    }

    // Enter opens a link after a drag.
    let widget = page.widget(0);
    widget.read(&format!("deep('{}').focus()", link(7))).await;
    page.press(&[Key::Enter]).await;
    page.wait_for_url(&demo.site.url("/story/7")).await;

    // So does a click, after a drag and with a hand that is not steady.
    page.open(&demo.carousel_page("en", 8, "")).await;
    let widget = page.wait_for_carousel().await;
    drag(&page, widget, 2, steady(-250)).await;
    page.release_mouse().await;
    eventually_rests_at(widget, 2).await;
    drag(&page, widget, 3, [2, 4]).await;
    page.release_mouse().await;
    page.wait_for_url(&demo.site.url("/story/3")).await;

    page.open(&demo.carousel_page("en", 8, "")).await;
    page.wait_for_carousel().await.click(&link(1)).await;
    page.wait_for_url(&demo.site.url("/story/1")).await;
    page.assert_quiet().await;
}
in_every_engine!([C4] a_mouse_drags_the_carousel_and_never_follows_a_link_by_that);

/// Begins to drag what is under the mouse's button, as a browser does, and notes whether the page
/// was kept from it. Nothing is opened.
const TRY_TO_DRAG: &str = "(() => {
    window.kept = [];
    addEventListener('pointerdown', (event) => {
        const start = new DragEvent('dragstart', { bubbles: true, cancelable: true, composed: true });
        kept.push(!event.composedPath()[0].dispatchEvent(start));
    });
    addEventListener('click', (event) => event.preventDefault());
    return true;
})()";

async fn what_is_not_in_a_scrolling_carousel_can_be_dragged_and_selected(engine: Engine) {
    let demo = Demo::start().await;
    let story = json!({
        "headline": "A story", "lang": "en",
        "blocks": [{ "type": "paragraph", "content": { "type": "link", "url": "https://example.org/", "content": "A link" } }],
    });
    demo.carousel_page("en", 2, "");
    demo.carousel_page("en", 8, "");
    let url = demo.host_page(
        "/drag.html",
        "en",
        &format!(
            "<p id=words>Some words of the page's own</p><p><a id=own href=/story/1>Own link</a></p>
             <article-widget related=/stories/8.json heading-level=2><script type=application/json>{story}</script></article-widget>
             <article-widget related=/stories/2.json></article-widget>"
        ),
    );
    let page = Visitor::with(engine).sized(1280, 1600).open(&url).await;
    let widget = page.wait_for_carousel().await;
    let short = page.widget(1).ready().await;
    short.eventually("deepAll('.aw-slide').length === 2").await;
    page.read(TRY_TO_DRAG).await;

    page.element("return own;", vec![])
        .await
        .expect("a link")
        .click()
        .await
        .expect("it is clicked");
    widget.click(".aw-article a").await;
    short.click(&link(1)).await;
    widget.click(&link(1)).await;
    assert_eq!(page.read("kept").await, json!([false, false, false, true]));

    let place = page
        .read("(({ left, top, height }) => [Math.ceil(left + 1), Math.ceil(top + height / 2)])(words.getBoundingClientRect())")
        .await;
    let (x, y) = (place[0].as_i64().unwrap(), place[1].as_i64().unwrap());
    page.drag((x, y), [(x + 40, y), (x + 80, y)]).await;
    page.release_mouse().await;
    page.eventually("getSelection().toString().startsWith('Some w')")
        .await;
    assert_eq!(
        short
            .read("deep('.aw-related-controls').checkVisibility()")
            .await,
        json!(false),
        "nothing to turn, no buttons"
    );
    page.assert_quiet().await;
}
in_every_engine!([C4] what_is_not_in_a_scrolling_carousel_can_be_dragged_and_selected);

/// Scrolls by script, a little a frame, as a finger does.
const SCROLL: &str = "(() => {
    let frames = 60;
    const step = () => {
        deep('.aw-track').scrollLeft += 10;
        if (frames-- > 0) requestAnimationFrame(step);
        else window.scrolled = true;
    };
    deep('.aw-track').style.scrollSnapType = 'none';
    step();
    return true;
})()";

async fn the_status_is_for_those_who_press_a_button_and_says_it_once(engine: Engine) {
    let demo = Demo::start().await;
    let page = Visitor::with(engine)
        .open(&demo.carousel_page("en", 8, "related-position related-dots"))
        .await;
    let widget = page.wait_for_carousel().await;
    assert_eq!(widget.text(".aw-related-status").await, "");
    widget.read(WITNESS).await;

    widget.click(".aw-next").await;
    widget
        .eventually_has_text(".aw-related-status", "Articles 4 to 6 of 8")
        .await;
    widget.eventually_has_text(".aw-position", "4–6 / 8").await;
    assert_eq!(page.read("said").await, json!(["Articles 4 to 6 of 8"]));

    // By hand.
    page.run("said.length = 0", vec![]).await;
    widget.read(SCROLL).await;
    widget.eventually("window.scrolled").await;
    widget.eventually_has_text(".aw-position", "6–8 / 8").await;
    assert_eq!(
        page.read("[said, changes.filter((since) => since < 100)]")
            .await,
        json!([[], []])
    );
    page.assert_quiet().await;
}
in_every_engine!([C2] the_status_is_for_those_who_press_a_button_and_says_it_once);

/// Notes every place the carousel is shown at from now on, frame by frame.
const RECORD: &str = "(() => {
    const places = window.places = new Set();
    const look = () => {
        if (window.places !== places) return;
        places.add(deep('.aw-track').scrollLeft);
        requestAnimationFrame(look);
    };
    look();
    return true;
})()";

async fn with_less_motion_every_way_to_move_it_is_a_jump(engine: Engine) {
    let demo = Demo::start().await;
    let reader = Visitor::with(engine).preferring_reduced_motion();
    let page = reader
        .open(&demo.carousel_page("en", 8, "related-dots"))
        .await;
    let widget = page.wait_for_carousel().await;
    let assert_jumped = async |to: usize, how: &str| {
        eventually_rests_at(widget, to).await;
        widget
            .eventually("places.has(deep('.aw-track').scrollLeft)")
            .await;
        let places = page.read("[...places]").await;
        assert_eq!(places.as_array().map(Vec::len), Some(2), "{how}: {places}");
    };

    widget.read(RECORD).await;
    widget.click(".aw-next").await;
    assert_jumped(4, "Next").await;

    widget.read(RECORD).await;
    widget.click(".aw-page:first-child").await;
    assert_jumped(1, "a dot").await;

    widget.read(RECORD).await;
    page.press(&[Key::End]).await;
    assert_jumped(6, "End").await;

    widget.read(RECORD).await;
    page.press(&[Key::Home]).await;
    assert_jumped(1, "Home").await;

    drag(&page, widget, 2, steady(-250)).await;
    widget.read(RECORD).await;
    page.release_mouse().await;
    assert_jumped(2, "a mouse that lets go").await;
    page.assert_quiet().await;
}
in_every_engine!([C4] with_less_motion_every_way_to_move_it_is_a_jump);

async fn assert_clean(page: &Page, widget: Widget<'_>) {
    let violations = widget.axe_violations(page).await;
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

async fn dots_and_position_name_the_pages_and_keep_the_focus(engine: Engine) {
    let demo = Demo::start().await;
    let reader = Visitor::with(engine).preferring_reduced_motion();
    let page = reader
        .open(&demo.carousel_page("en", 8, "related-dots related-position"))
        .await;
    let widget = page.wait_for_carousel().await;
    widget.read(WITNESS).await;
    let controls = "[
        deepAll('.aw-page').map((dot) => dot.getAttribute('aria-current')),
        deep('.aw-previous').getAttribute('aria-disabled'),
        deep('.aw-next').getAttribute('aria-disabled'),
        deep('.aw-position').textContent,
    ]";

    assert_eq!(
        widget
            .read(
                "[deep('.aw-pages').role ?? deep('.aw-pages').getAttribute('role'),
                  deep('.aw-pages').getAttribute('aria-label'),
                  deepAll('.aw-page').map((dot) => dot.getAttribute('aria-label'))]"
            )
            .await,
        json!([
            "group",
            "Pages of related articles",
            [
                "Articles 1 to 3 of 8",
                "Articles 4 to 6 of 8",
                "Articles 6 to 8 of 8"
            ]
        ])
    );
    assert_eq!(
        widget.read(controls).await,
        json!([["true", null, null], "true", "false", "1–3 / 8"])
    );
    let smallest = widget
        .read("Math.min(...deepAll('.aw-related button').flatMap((button) => [button.offsetWidth, button.offsetHeight]))")
        .await;
    assert!(smallest.as_f64() >= Some(24.0), "{smallest} px");
    assert_clean(&page, widget).await;

    widget.click(".aw-page:nth-child(3)").await;
    widget
        .eventually_has_text(".aw-related-status", "Articles 6 to 8 of 8")
        .await;
    widget.eventually_holds_focus(".aw-page:nth-child(3)").await;
    assert_eq!(
        widget.read(controls).await,
        json!([[null, null, "true"], "false", "true", "6–8 / 8"])
    );
    // A button that leads no further keeps the focus, and is not news.
    widget.click(".aw-next").await;
    widget.eventually_holds_focus(".aw-next").await;
    widget.click(".aw-previous").await;
    widget
        .eventually_has_text(".aw-related-status", "Articles 3 to 5 of 8")
        .await;
    widget.eventually_holds_focus(".aw-previous").await;
    assert_eq!(widget.read(ALIGNED).await, json!(3));
    assert_eq!(
        page.read("said").await,
        json!(["Articles 6 to 8 of 8", "", "Articles 3 to 5 of 8"])
    );

    page.open(&demo.carousel_page("ar", 8, "related-dots related-position"))
        .await;
    let widget = page.wait_for_carousel().await;
    assert_clean(&page, widget).await;
    widget.click(".aw-page:nth-child(2)").await;
    // In the figures that the engine writes Arabic with.
    let figures = page
        .read("[4, 6, 8].map((it) => new Intl.NumberFormat('ar').format(it))")
        .await;
    let figure = |nth: usize| figures[nth].as_str().expect("a figure");
    let (first, last, all) = (figure(0), figure(1), figure(2));
    widget
        .eventually_has_text(
            ".aw-related-status",
            &format!("المقالات {first} إلى {last} من {all}"),
        )
        .await;
    assert_eq!(widget.read(ALIGNED).await, json!(4));
    assert_eq!(
        widget.read(controls).await,
        json!([
            [null, "true", null],
            "false",
            "false",
            format!("{first}–{last} / {all}")
        ])
    );
    page.assert_quiet().await;
}
in_every_engine!([C1, C2] dots_and_position_name_the_pages_and_keep_the_focus);
