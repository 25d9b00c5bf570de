//! Input events of the carousel: buttons, links, keys and mouse dragging. The browser handles touch, pen,
//! wheel and trackpad scrolling.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use crate::components::carousel::drag::Drag;
use crate::components::carousel::measure::position;
use article_widget_dom::link_click;
use article_widget_dom::listener::{EventListener, listen_capturing};

/// A reader's input.
pub enum Gesture {
    /// Activated a button with this `value`.
    Pressed(String),
    /// Pressed a key (UI Events, `KeyboardEvent.key`) with the focus in the carousel.
    Key(String),
    /// Scrolled.
    Scrolled,
    /// Started to drag.
    Held,
    /// Released a drag. Scrolling continues to this `scrollLeft`.
    Thrown(f64),
    /// Followed the link, with this URL, of the card at this index.
    Followed(usize, String),
}

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

/// Listens to a carousel. Dropping it removes the listeners.
#[must_use = "dropping it ends the listening"]
pub struct GestureListener {
    _listeners: [EventListener; EVENTS.len()],
}

impl GestureListener {
    /// Adds the listeners. `scroller` is the scroll container in `carousel`. `callback` returns whether
    /// it handled the gesture, which prevents the default action.
    pub fn new(
        carousel: &Element,
        scroller: &Element,
        callback: impl Fn(Gesture) -> bool + 'static,
    ) -> Self {
        let drag = Rc::new(RefCell::new(Drag::new(scroller.clone())));
        let callback = Rc::new(callback);
        // The capturing phase, because `scroll` does not bubble.
        let listeners = EVENTS.map(|event| {
            let (drag, callback) = (drag.clone(), callback.clone());
            listen_capturing(carousel, event, move |event| {
                handle(&drag, event, &*callback);
            })
        });
        Self {
            _listeners: listeners,
        }
    }
}

fn handle(drag: &RefCell<Drag>, event: &Event, callback: &dyn Fn(Gesture) -> bool) {
    if event.type_() == "pointermove" {
        let event = event.unchecked_ref();
        let begins = drag.try_borrow_mut().is_ok_and(|mut it| it.begin(event));
        // Disable scroll snapping before the first change of the scroll position.
        if begins {
            callback(Gesture::Held);
        }
        if let Ok(mut drag) = drag.try_borrow_mut() {
            drag.follow(event);
        }
        return;
    }
    let gesture = match drag.try_borrow_mut() {
        Ok(mut drag) => read(&mut drag, event),
        Err(_) => None,
    };
    if gesture.is_some_and(callback) {
        event.prevent_default();
    }
}

/// Converts an event to a gesture.
fn read(drag: &mut Drag, event: &Event) -> Option<Gesture> {
    // Unchecked for all event types: each branch reads only properties that its type has.
    let pointer: &PointerEvent = event.unchecked_ref();
    match event.type_().as_str() {
        "scroll" => Some(Gesture::Scrolled),
        "keydown" => key(event),
        "click" if drag.ends_with_click(pointer) => {
            event.prevent_default();
            None
        }
        "click" => click(pointer),
        "pointerdown" => {
            drag.press(pointer);
            None
        }
        "dragstart" => {
            // Prevents native drag and drop of links and images.
            if drag.is_active() {
                event.prevent_default();
            }
            None
        }
        "pointerup" | "pointercancel" => drag.release(pointer).map(Gesture::Thrown),
        _ => None,
    }
}

fn key(event: &Event) -> Option<Gesture> {
    // Autofill and scripts dispatch `keydown` events that are not a `KeyboardEvent`.
    let event: &KeyboardEvent = event.dyn_ref()?;
    link_click::is_unmodified_click(event.unchecked_ref()).then(|| Gesture::Key(event.key()))
}

fn click(event: &PointerEvent) -> Option<Gesture> {
    let target = event.target()?.unchecked_into::<Element>();
    if let Some(button) = target.closest("button").ok().flatten() {
        return Some(Gesture::Pressed(
            button.get_attribute("value").unwrap_or_default(),
        ));
    }
    let link = link_click::followed_link(event)?;
    let url = link.get_attribute("href").unwrap_or_default();
    Some(Gesture::Followed(position(&link)?, url))
}
