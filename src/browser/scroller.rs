//! Measuring and moving an element that scrolls along the inline axis.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver, ScrollBehavior, ScrollToOptions};

use super::motion;
use article_widget_core::related::geometry::Row;

/// The room on either side that keeps a focus ring from being cut, in CSS pixels: the scroller's
/// padding in `related.css`.
const RING: f64 = 6.0;

/// The row of a scroller's children, `count` of them in the end, and how far it has been scrolled.
/// `None` while there are no children.
pub fn measure(scroller: &Element, count: usize) -> Option<(Row, f64)> {
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
    let row = Row {
        count,
        stride,
        gap: stride - first.width(),
        width: f64::from(scroller.client_width()) - 2.0 * RING,
    };
    Some((row, f64::from(scroller.scroll_left().abs())))
}

/// What the style sheet knows a dragged scroller by.
const DRAG: &str = "data-drag";

/// Lets a scroller follow a hand, or go on from there, without snapping; or snap again.
pub fn set_drag(scroller: &Element, drag: Option<&str>) {
    let _ = match drag {
        Some(drag) => scroller.set_attribute(DRAG, drag),
        None => scroller.remove_attribute(DRAG),
    };
}

/// Whether more than two views are left before the end of what is rendered.
pub fn has_more(scroller: &Element) -> bool {
    scroller.scroll_left().abs() + 3 * scroller.client_width() < scroller.scroll_width()
}

/// Scrolls to a place, smoothly unless the reader has asked for less movement. `rtl` says that the
/// inline axis runs from right to left.
pub fn scroll_to(scroller: &Element, place: f64, rtl: bool) {
    let options = ScrollToOptions::new();
    options.set_left(if rtl { -place } else { place });
    options.set_behavior(if motion::is_reduced() {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    scroller.scroll_to_with_scroll_to_options(&options);
}

/// The position of the child that holds an element, from 0, as its `aria-posinset` tells.
pub fn position(inside: &Element) -> Option<usize> {
    let child = inside.closest("[aria-posinset]").ok().flatten()?;
    let position: u32 = child.get_attribute("aria-posinset")?.parse().ok()?;
    (position as usize).checked_sub(1)
}

/// The position of the child that has the focus in it.
pub fn focused(scroller: &Element) -> Option<usize> {
    let focused = scroller.query_selector(":focus").ok().flatten()?;
    position(&focused)
}

/// Gives the focus to the link in a child.
pub fn focus(scroller: &Element, child: usize) {
    let child = scroller.children().item(child as u32);
    let link = child.and_then(|it| it.query_selector("a").ok().flatten());
    if let Some(link) = link {
        let _ = link.unchecked_ref::<HtmlElement>().focus();
    }
}

/// Calls back when an element's size changes, until it is dropped.
#[must_use = "dropping it stops the observation"]
pub struct Resizes {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl Resizes {
    /// Starts to observe; `None` where the browser cannot.
    pub fn observe(element: &Element, callback: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut(Array)>::new(move |_| callback());
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _callback: callback,
        })
    }
}

impl Drop for Resizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
