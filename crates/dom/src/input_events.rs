//! What a reader types into a form.
//!
//! The form itself listens: Yew's listeners look at every element between a control and the root, which takes
//! longer than everything else at a keystroke.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node};

use crate::listener::{EventListener, listen};

/// What a reader did.
pub enum InputEvent {
    /// Changed the value of this control (`input`).
    Changed(Node),
    /// Pressed a key (`keydown`).
    Key(KeyboardEvent),
}

/// Listens to a form until it is dropped.
#[must_use = "dropping it ends the listening"]
pub struct InputListener {
    form: Element,
    _listeners: [EventListener; 2],
}

impl InputListener {
    /// Calls `notify` for each change of a control and each key in the form.
    pub fn new(form: Element, notify: impl Fn(InputEvent) + Clone + 'static) -> Self {
        let notify_of_key = notify.clone();
        let on_input = listen(&form, "input", move |event: &Event| {
            if let Some(target) = event.target() {
                notify(InputEvent::Changed(target.unchecked_into()));
            }
        });
        let on_key = listen(&form, "keydown", move |event: &Event| {
            // Browsers that fill in a form send `keydown` without a key.
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                notify_of_key(InputEvent::Key(event.clone()));
            }
        });
        Self {
            form,
            _listeners: [on_input, on_key],
        }
    }

    /// Whether it listens to this form.
    pub fn is_attached_to(&self, form: &Element) -> bool {
        self.form == *form
    }
}
