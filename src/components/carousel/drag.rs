//! Dragging a scroller with a mouse, which browsers leave to the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use crate::components::carousel::gestures::Gesture;

/// How far a mouse moves before it drags, in CSS pixels: a click is rarely steadier.
const THRESHOLD_PX: i32 = 5;

/// How long a throw goes on at the speed it had on release, in milliseconds.
const FLING_MS: f64 = 160.0;

/// How far a drag has come.
#[derive(PartialEq)]
enum Phase {
    None,
    /// The button is down.
    Pressed,
    /// The scroller follows the mouse.
    Held,
    /// The button is up, and the click that ends the drag may still come.
    Released,
}

/// A scroller and the mouse that may drag it.
pub(super) struct Drag {
    scroller: Element,
    phase: Phase,
    /// Where the mouse was pressed, as `clientX`.
    press_x: i32,
    /// Where the scroller was then, as `scrollLeft`.
    start: i32,
    /// The last two places of the mouse, as `clientX` and `timeStamp`, the later one first.
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

    /// Whether a click is the end of a drag, and not meant.
    pub(super) fn ends_with_click(&mut self, event: &PointerEvent) -> bool {
        // A key's click has no count.
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
            // Not on the scrollbar, which is the scroller's own.
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

    /// Whether the mouse has moved far enough for a drag to begin.
    pub(super) fn begin(&mut self, event: &PointerEvent) -> bool {
        // The button was released outside the window.
        if self.phase == Phase::Pressed && event.buttons() == 0 {
            self.phase = Phase::None;
        }
        let distance = event.client_x() - self.press_x;
        let begins = self.phase == Phase::Pressed && distance.abs() > THRESHOLD_PX;
        if begins {
            self.phase = Phase::Held;
            // It may have been scrolling: it goes on from where it is now.
            if self.scroller.scroll_left() != self.start {
                self.start = self.scroller.scroll_left() + distance;
            }
            let _ = self.scroller.set_pointer_capture(event.pointer_id());
        }
        begins
    }

    /// Moves the scroller with the mouse.
    pub(super) fn follow(&mut self, event: &PointerEvent) {
        if self.phase == Phase::Held {
            let distance = event.client_x() - self.press_x;
            self.scroller.set_scroll_left(self.start - distance);
            self.trail = [(event.client_x(), event.time_stamp()), self.trail[0]];
        }
    }

    /// Ends a drag; a gesture where there was one.
    pub(super) fn release(&mut self, event: &PointerEvent) -> Option<Gesture> {
        if self.phase != Phase::Held {
            self.phase = Phase::None;
            return None;
        }
        self.phase = Phase::Released;
        let (x, time) = self.trail[1];
        // Nothing, where the mouse stood still before the release.
        let duration = (event.time_stamp() - time).max(1.0);
        let speed = f64::from(event.client_x() - x) / duration;
        Some(Gesture::Thrown(
            f64::from(self.scroller.scroll_left()) - speed * FLING_MS,
        ))
    }
}

fn is_on_a_card(event: &PointerEvent) -> bool {
    let target = event.target().map(JsCast::unchecked_into::<Element>);
    target.is_some_and(|it| matches!(it.closest("li"), Ok(Some(_))))
}
