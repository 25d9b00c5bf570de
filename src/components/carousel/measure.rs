//! Measures the scroll container and finds its cards.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use article_widget_core::related::geometry::TrackGeometry;

/// Padding for the focus ring on either side, in CSS pixels, as in `related.css`.
const FOCUS_RING_PX: f64 = 6.0;

/// Attribute that the style sheet matches during a drag.
const DRAG_ATTRIBUTE: &str = "data-drag";

/// Measures the track (`count` cards in total) and its scroll offset. `None` without cards.
pub(super) fn measure(scroller: &Element, count: usize) -> Option<(TrackGeometry, f64)> {
    let children = scroller.children();
    let first = children.item(0)?.get_bounding_client_rect();
    // Measured over all cards: the rounding errors of single cards add up.
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

/// Returns the index of the card that contains an element, from 0, as its `aria-posinset` says.
pub(super) fn position(inside: &Element) -> Option<usize> {
    let card = inside.closest("[aria-posinset]").ok().flatten()?;
    let position: u32 = card.get_attribute("aria-posinset")?.parse().ok()?;
    (position as usize).checked_sub(1)
}

/// Returns the index of the card that has the focus.
pub(super) fn focused(scroller: &Element) -> Option<usize> {
    let focused = scroller.query_selector(":focus").ok().flatten()?;
    position(&focused)
}

/// Focuses the link of a card.
pub(super) fn focus(scroller: &Element, card: usize) {
    let card = scroller.children().item(card as u32);
    let link = card.and_then(|it| it.query_selector("a").ok().flatten());
    if let Some(link) = link {
        let _ = link.unchecked_ref::<HtmlElement>().focus();
    }
}
