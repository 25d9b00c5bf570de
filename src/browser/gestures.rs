//! What a reader does with a carousel: with its buttons, its links, keys and a mouse. Fingers,
//! pens, wheels and trackpads scroll by themselves; dragging with a mouse browsers leave to the
//! page.

use wasm_bindgen::prelude::*;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use super::link;
use super::scroller::position;

/// Something a reader did.
pub enum Gesture {
    /// Pressed a button, which has this `value`.
    Pressed(String),
    /// Pressed a key, by its name (UI Events, `KeyboardEvent.key`), with the focus inside.
    Key(String),
    /// Scrolled a little.
    Scrolled,
    /// Began to drag.
    Held,
    /// Let it go again, on its way to a place, as a `scrollLeft`.
    Thrown(f64),
    /// Followed the link in the child of that position.
    Followed(usize, String),
}

/// How far a mouse moves before it drags, in CSS pixels: a click is rarely steadier.
const THRESHOLD: i32 = 5;

/// How long a throw goes on at the speed it had on release, in milliseconds.
const THROW: f64 = 160.0;

const EVENTS: [&str; 8] = [
    "click",
    "keydown",
    "scroll",
    "dragstart",
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
];

/// Listens to a carousel until it is dropped.
#[must_use = "dropping it stops the listening"]
pub struct Gestures {
    carousel: Element,
    // The most of any event that is read; none is asked for what it has not got.
    listener: Closure<dyn FnMut(PointerEvent)>,
}

/// How far a drag has come.
#[derive(PartialEq)]
enum Drag {
    None,
    /// A button is down.
    Pressed,
    /// The scroller follows the mouse.
    Held,
    /// It has been let go, and the click that ends the drag may still come.
    Released,
}

impl Gestures {
    /// Starts to listen. `scroller` is the part of `carousel` that scrolls. `callback` says whether
    /// it has seen to a gesture, so that the browser need not.
    pub fn listen(
        carousel: &Element,
        scroller: &Element,
        callback: impl Fn(Gesture) -> bool + 'static,
    ) -> Self {
        let scroller = scroller.clone();
        let mut drag = Drag::None;
        // Where the mouse and the scroller were at first; the last two places and times.
        let (mut origin, mut start) = (0, 0);
        let (mut last, mut before) = ((0, 0.0), (0, 0.0));
        let listener = Closure::<dyn FnMut(PointerEvent)>::new(move |event: PointerEvent| {
            let target = event.target().map(JsCast::unchecked_into::<Element>);
            let closest = |selector| target.as_ref()?.closest(selector).ok().flatten();
            let gesture = match event.type_().as_str() {
                "scroll" => Gesture::Scrolled,
                // Scripts, and browsers that fill in forms, send events of that name without a key.
                "keydown" if event.is_instance_of::<KeyboardEvent>() && link::is_plain(&event) => {
                    Gesture::Key(event.unchecked_ref::<KeyboardEvent>().key())
                }
                "click" => {
                    // A key's click has no count.
                    if drag == Drag::Released && event.detail() > 0 {
                        drag = Drag::None;
                        return event.prevent_default();
                    }
                    if let Some(button) = closest("button") {
                        Gesture::Pressed(button.get_attribute("value").unwrap_or_default())
                    } else if let Some(link) = link::followed(&event)
                        && let Some(index) = position(&link)
                    {
                        Gesture::Followed(index, link.get_attribute("href").unwrap_or_default())
                    } else {
                        return;
                    }
                }
                "pointerdown" => {
                    drag = if event.is_instance_of::<PointerEvent>()
                        && event.pointer_type() == "mouse"
                        && event.button() == 0
                        // Not on the scrollbar, which is the scroller's own.
                        && closest("li").is_some()
                        && scroller.scroll_width() > scroller.client_width()
                    {
                        Drag::Pressed
                    } else {
                        Drag::None
                    };
                    (origin, start) = (event.client_x(), scroller.scroll_left());
                    last = (origin, event.time_stamp());
                    return;
                }
                "dragstart" => {
                    // The browser's own drag would take a link or a picture away.
                    if drag == Drag::Pressed || drag == Drag::Held {
                        event.prevent_default();
                    }
                    return;
                }
                // Let go where nobody could see it.
                "pointermove" if drag == Drag::Pressed && event.buttons() == 0 => {
                    drag = Drag::None;
                    return;
                }
                "pointermove" => {
                    let by = event.client_x() - origin;
                    let begins = drag == Drag::Pressed && by.abs() > THRESHOLD;
                    if begins {
                        drag = Drag::Held;
                        // It may have been on its way somewhere: it goes on from where it is now.
                        if scroller.scroll_left() != start {
                            start = scroller.scroll_left() + by;
                        }
                        let _ = scroller.set_pointer_capture(event.pointer_id());
                        callback(Gesture::Held);
                    }
                    if drag == Drag::Held {
                        scroller.set_scroll_left(start - by);
                        (before, last) = (last, (event.client_x(), event.time_stamp()));
                    }
                    return;
                }
                "pointerup" | "pointercancel" if drag == Drag::Held => {
                    drag = Drag::Released;
                    // Nothing, where the mouse stood still before it let go.
                    let time = event.time_stamp() - before.1;
                    let speed = f64::from(event.client_x() - before.0) / time.max(1.0);
                    Gesture::Thrown(f64::from(scroller.scroll_left()) - speed * THROW)
                }
                "pointerup" | "pointercancel" => {
                    drag = Drag::None;
                    return;
                }
                _ => return,
            };
            if callback(gesture) {
                event.prevent_default();
            }
        });
        let function = listener.as_ref().unchecked_ref();
        for event in EVENTS {
            // In the capture phase, since scrolling is not told to what is around.
            let _ = carousel.add_event_listener_with_callback_and_bool(event, function, true);
        }
        Self {
            carousel: carousel.clone(),
            listener,
        }
    }
}

impl Drop for Gestures {
    fn drop(&mut self) {
        let function = self.listener.as_ref().unchecked_ref();
        for event in EVENTS {
            let _ = self
                .carousel
                .remove_event_listener_with_callback_and_bool(event, function, true);
        }
    }
}
