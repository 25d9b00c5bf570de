//! Scrolling along the inline axis (CSSOM View).

use web_sys::{Element, ScrollBehavior, ScrollToOptions};

use crate::reduced_motion;

/// Whether at most three client widths are left before the end of what is rendered, the one in view included.
pub fn is_near_end(scroller: &Element) -> bool {
    scroller.scroll_left().abs() + 3 * scroller.client_width() >= scroller.scroll_width()
}

/// Scrolls to a distance from the start, in CSS pixels, smoothly unless the reader prefers reduced motion. `rtl`
/// says that the inline axis runs from right to left.
pub fn scroll_to(scroller: &Element, offset: f64, rtl: bool) {
    let options = ScrollToOptions::new();
    options.set_left(if rtl { -offset } else { offset });
    options.set_behavior(if reduced_motion::is_preferred() {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    scroller.scroll_to_with_scroll_to_options(&options);
}
