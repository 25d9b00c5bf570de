//! What a reader does with a carousel: its buttons, its links, keys, and a mouse that drags. Fingers, pens,
//! wheels and trackpads scroll without a script.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use crate::components::carousel::drag::Drag;
use crate::components::carousel::measure::position;
use article_widget_dom::link_click;
use article_widget_dom::listener::{EventListener, listen_capturing};

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
    /// Let it go again; it goes on to a place, as a `scrollLeft`.
    Thrown(f64),
    /// Followed the link in the card of that position.
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

/// Listens to a carousel until it is dropped.
#[must_use = "dropping it ends the listening"]
pub struct GestureListener {
    _listeners: [EventListener; EVENTS.len()],
}

impl GestureListener {
    /// Starts to listen. `scroller` is the part of `carousel` that scrolls. `callback` says whether it has handled
    /// a gesture, so that the browser need not.
    pub fn new(
        carousel: &Element,
        scroller: &Element,
        callback: impl Fn(Gesture) -> bool + 'static,
    ) -> Self {
        let drag = Rc::new(RefCell::new(Drag::new(scroller.clone())));
        let callback = Rc::new(callback);
        // In the capturing phase, since `scroll` does not bubble.
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
        // The carousel stops snapping before the scroller moves.
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

/// What an event means.
fn read(drag: &mut Drag, event: &Event) -> Option<Gesture> {
    // The largest of the interfaces; no event is asked for what it does not have.
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
            // The browser's own drag would take a link or a picture away.
            if drag.is_active() {
                event.prevent_default();
            }
            None
        }
        "pointerup" | "pointercancel" => drag.release(pointer),
        _ => None,
    }
}

fn key(event: &Event) -> Option<Gesture> {
    // Scripts, and browsers that fill in forms, send events of that name without a key.
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
