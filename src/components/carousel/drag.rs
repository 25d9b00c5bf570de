//! Scrolls the carousel by dragging with a mouse, which browsers do not support natively.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// Distance in CSS pixels at which a press becomes a drag. A click may move the mouse a little.
const THRESHOLD_PX: i32 = 5;

/// Duration in milliseconds for which scrolling continues at the speed of the release.
const FLING_MS: f64 = 160.0;

/// Phase of a drag.
#[derive(PartialEq)]
enum Phase {
    None,
    /// The button is down, and the mouse has not left the threshold.
    Pressed,
    /// The scroll position follows the mouse.
    Held,
    /// The button is up. The `click` event of the release may follow.
    Released,
}

/// Tracks a mouse drag on a scroll container.
pub(super) struct Drag {
    scroller: Element,
    phase: Phase,
    /// `clientX` of the press.
    press_x: i32,
    /// `scrollLeft` at the press.
    start: i32,
    /// `clientX` and `timeStamp` of the last two moves, latest first.
    trail: [(i32, f64); 2],
}

impl Drag {
    pub(super) fn new(scroller: Element) -> Self {
        Self {
            scroller,
            phase: Phase::None,
            press_x: 0,
            start: 0,
            trail: Default::default(),
        }
    }

    pub(super) fn is_active(&self) -> bool {
        matches!(self.phase, Phase::Pressed | Phase::Held)
    }

    /// Whether a click ends a drag, and must not follow a link.
    pub(super) fn ends_with_click(&mut self, event: &PointerEvent) -> bool {
        // `detail` is 0 for clicks by keyboard.
        let is_end = self.phase == Phase::Released && event.detail() > 0;
        if is_end {
            self.phase = Phase::None;
        }
        is_end
    }

    pub(super) fn press(&mut self, event: &PointerEvent) {
        let can_drag = event.is_instance_of::<PointerEvent>()
            && event.pointer_type() == "mouse"
            && event.button() == 0
            // Excludes the scrollbar, which the browser drags.
            && is_on_a_card(event)
            && self.scroller.scroll_width() > self.scroller.client_width();
        self.phase = if can_drag {
            Phase::Pressed
        } else {
            Phase::None
        };
        self.press_x = event.client_x();
        self.start = self.scroller.scroll_left();
        self.trail[0] = (self.press_x, event.time_stamp());
    }

    /// Whether this move starts a drag.
    pub(super) fn begin(&mut self, event: &PointerEvent) -> bool {
        // The button was released outside the window.
        if self.phase == Phase::Pressed && event.buttons() == 0 {
            self.phase = Phase::None;
        }
        let distance = event.client_x() - self.press_x;
        let begins = self.phase == Phase::Pressed && distance.abs() > THRESHOLD_PX;
        if begins {
            self.phase = Phase::Held;
            // The container may have scrolled since the press: continue from its current position.
            if self.scroller.scroll_left() != self.start {
                self.start = self.scroller.scroll_left() + distance;
            }
            let _ = self.scroller.set_pointer_capture(event.pointer_id());
        }
        begins
    }

    /// Scrolls with the mouse.
    pub(super) fn follow(&mut self, event: &PointerEvent) {
        if self.phase == Phase::Held {
            let distance = event.client_x() - self.press_x;
            self.scroller.set_scroll_left(self.start - distance);
            self.trail = [(event.client_x(), event.time_stamp()), self.trail[0]];
        }
    }

    /// Ends a drag. Returns the `scrollLeft` to which scrolling continues; `None` if there was no drag.
    pub(super) fn release(&mut self, event: &PointerEvent) -> Option<f64> {
        if self.phase != Phase::Held {
            self.phase = Phase::None;
            return None;
        }
        self.phase = Phase::Released;
        let (x, time) = self.trail[1];
        // The speed is 0 if the mouse rested before the release.
        let duration = (event.time_stamp() - time).max(1.0);
        let speed = f64::from(event.client_x() - x) / duration;
        Some(f64::from(self.scroller.scroll_left()) - speed * FLING_MS)
    }
}

fn is_on_a_card(event: &PointerEvent) -> bool {
    let target = event.target().map(JsCast::unchecked_into::<Element>);
    target.is_some_and(|it| matches!(it.closest("li"), Ok(Some(_))))
}
