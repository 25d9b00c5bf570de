//! Listens to a form's input and keyboard events.
//!
//! The listeners are on the form itself. Yew's event delegation visits every element between a control and the root,
//! which takes longer than all other work for a keystroke.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node};

use crate::listener::{EventListener, listen};

/// An input or keyboard event in a form.
pub enum InputEvent {
    /// The value of this control changed (`input`).
    Changed(Node),
    /// A key was pressed (`keydown`).
    Key(KeyboardEvent),
}

/// Listens to a form until it is dropped.
#[must_use = "dropping it ends the listening"]
pub struct InputListener {
    form: Element,
    _listeners: [EventListener; 2],
}

impl InputListener {
    /// Calls `notify` for each `input` and `keydown` event in the form.
    pub fn new(form: Element, notify: impl Fn(InputEvent) + Clone + 'static) -> Self {
        let notify_of_key = notify.clone();
        let on_input = listen(&form, "input", move |event: &Event| {
            if let Some(target) = event.target() {
                notify(InputEvent::Changed(target.unchecked_into()));
            }
        });
        let on_key = listen(&form, "keydown", move |event: &Event| {
            // Browsers that autofill a form send a `keydown` that is not a `KeyboardEvent`.
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                notify_of_key(InputEvent::Key(event.clone()));
            }
        });
        Self {
            form,
            _listeners: [on_input, on_key],
        }
    }

    /// Returns whether the listener is attached to this form.
    pub fn is_attached_to(&self, form: &Element) -> bool {
        self.form == *form
    }
}
