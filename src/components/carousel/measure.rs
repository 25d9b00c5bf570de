//! Measures the scroller of a carousel, and finds its cards.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use article_widget_core::related::geometry::TrackGeometry;

/// The room on either side for a focus ring, in CSS pixels: the scroller's padding in `related.css`.
const FOCUS_RING_PX: f64 = 6.0;

/// What the style sheet knows a dragged scroller by.
const DRAG_ATTRIBUTE: &str = "data-drag";

/// Measures the track (`count` cards in total) and its scroll offset. `None` without cards.
pub(super) fn measure(scroller: &Element, count: usize) -> Option<(TrackGeometry, f64)> {
    let children = scroller.children();
    let first = children.item(0)?.get_bounding_client_rect();
    // From end to end: the roundings of thousands of cards add up to a good part of one.
    let strides = children.length() - 1;
    let stride = match children.item(strides) {
        Some(last) if strides > 0 => {
            (last.get_bounding_client_rect().left() - first.left()).abs() / f64::from(strides)
        }
        _ => first.width(),
    };
    let row = TrackGeometry {
        count,
        stride,
        gap: stride - first.width(),
        width: f64::from(scroller.client_width()) - 2.0 * FOCUS_RING_PX,
    };
    Some((row, f64::from(scroller.scroll_left().abs())))
}

/// Disables scroll snapping during a drag (`held`) and its momentum (`thrown`); `None` restores it.
pub(super) fn set_drag(scroller: &Element, drag: Option<&str>) {
    let _ = match drag {
        Some(drag) => scroller.set_attribute(DRAG_ATTRIBUTE, drag),
        None => scroller.remove_attribute(DRAG_ATTRIBUTE),
    };
}

/// The position of the card that holds an element, from 0, as its `aria-posinset` says.
pub(super) fn position(inside: &Element) -> Option<usize> {
    let card = inside.closest("[aria-posinset]").ok().flatten()?;
    let position: u32 = card.get_attribute("aria-posinset")?.parse().ok()?;
    (position as usize).checked_sub(1)
}

/// The position of the card with the focus in it.
pub(super) fn focused(scroller: &Element) -> Option<usize> {
    let focused = scroller.query_selector(":focus").ok().flatten()?;
    position(&focused)
}

/// Gives the focus to the link in a card.
pub(super) fn focus(scroller: &Element, card: usize) {
    let card = scroller.children().item(card as u32);
    let link = card.and_then(|it| it.query_selector("a").ok().flatten());
    if let Some(link) = link {
        let _ = link.unchecked_ref::<HtmlElement>().focus();
    }
}
