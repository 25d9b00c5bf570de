//! Scrolls along the inline axis (CSSOM View).

use web_sys::{Element, ScrollBehavior, ScrollToOptions};

use crate::reduced_motion;

/// Returns whether at most three client widths are left before the end of the content, including the visible one.
pub fn is_near_end(scroller: &Element) -> bool {
    scroller.scroll_left().abs() + 3 * scroller.client_width() >= scroller.scroll_width()
}

/// Scrolls to an offset from the inline start, in CSS pixels; smoothly unless the reader prefers reduced motion.
///
/// `rtl` means that the inline axis runs from right to left.
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
