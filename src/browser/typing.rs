//! What a reader types into a form.
//!
//! Heard at the form itself: Yew's own listeners look at every element between a control and the root,
//! which costs more than all the rest of a keystroke.

use wasm_bindgen::prelude::*;
use web_sys::{Element, KeyboardEvent, Node};

/// What a reader did.
pub enum Typed {
    /// Changed what is in this control.
    Into(Node),
    /// Pressed a key.
    Key(KeyboardEvent),
}

const EVENTS: [&str; 2] = ["input", "keydown"];

/// Listens for as long as it lives.
#[must_use = "dropping it stops the listening"]
pub struct Typing {
    form: Element,
    // The most of any event that is read; none is asked for what it has not got.
    listener: Closure<dyn FnMut(KeyboardEvent)>,
}

impl Typing {
    /// Calls `tell` of each key and each change in a form.
    pub fn listen(form: Element, mut tell: impl FnMut(Typed) + 'static) -> Self {
        let listener = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            // Browsers that fill in a form send `keydown` without a key.
            if event.is_instance_of::<KeyboardEvent>() {
                tell(Typed::Key(event));
            } else if event.type_() == "input"
                && let Some(target) = event.target()
            {
                tell(Typed::Into(target.unchecked_into()));
            }
        });
        for event in EVENTS {
            let listener = listener.as_ref().unchecked_ref();
            let _ = form.add_event_listener_with_callback(event, listener);
        }
        Self { form, listener }
    }

    /// Whether it is this form that it listens to.
    pub fn is_of(&self, form: &Element) -> bool {
        self.form == *form
    }
}

impl Drop for Typing {
    fn drop(&mut self) {
        for event in EVENTS {
            let listener = self.listener.as_ref().unchecked_ref();
            let _ = self
                .form
                .remove_event_listener_with_callback(event, listener);
        }
    }
}
