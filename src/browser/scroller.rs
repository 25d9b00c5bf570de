//! Measuring and moving an element that scrolls along the inline axis.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver, ScrollToOptions};

use crate::related::geometry::Span;

/// What lies where in a scroller: its children's spans and its own width, in CSS pixels.
pub struct Layout {
    /// One for each child, in order.
    pub spans: Vec<Span>,
    /// The visible width.
    pub width: f64,
}

impl Layout {
    /// Where the first child begins: how far the scroller has gone, as its children tell.
    pub fn first_start(&self) -> f64 {
        self.spans.first().map_or(0.0, |span| span.start)
    }
}

/// Measures a scroller. `rtl` says that its inline axis runs from right to left.
pub fn measure(scroller: &Element, rtl: bool) -> Layout {
    let frame = scroller.get_bounding_client_rect();
    let children = scroller.children();
    let spans = (0..children.length()).filter_map(|index| {
        let rect = children.item(index)?.get_bounding_client_rect();
        Some(if rtl {
            Span {
                start: frame.right() - rect.right(),
                end: frame.right() - rect.left(),
            }
        } else {
            Span {
                start: rect.left() - frame.left(),
                end: rect.right() - frame.left(),
            }
        })
    });
    Layout {
        spans: spans.collect(),
        width: frame.width(),
    }
}

/// Scrolls on by a distance along the inline axis; how smoothly is the style sheet's decision.
pub fn scroll_by(scroller: &Element, distance: f64, rtl: bool) {
    let options = ScrollToOptions::new();
    options.set_left(if rtl { -distance } else { distance });
    scroller.scroll_by_with_scroll_to_options(&options);
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
