//! What a reader types into a form.
//!
//! Heard at the form itself: Yew's own listeners look at every element between a control and the root,
//! which costs more than all the rest of a keystroke.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, KeyboardEvent, Node};

/// What a reader did.
pub enum Typed {
    /// Changed what is in this control.
    Into(Node),
    /// Pressed a key.
    Key(KeyboardEvent),
}

type Listener = Closure<dyn FnMut(Event)>;

/// Listens for as long as it lives.
#[must_use = "dropping it stops the listening"]
pub struct Typing {
    form: Element,
    on_input: Listener,
    on_key: Listener,
}

impl Typing {
    /// Calls `tell` of each key and each change in a form.
    pub fn listen(form: Element, tell: impl Fn(Typed) + Clone + 'static) -> Self {
        let tell_key = tell.clone();
        let typing = Self {
            form,
            on_input: Closure::new(move |event: Event| {
                if let Some(target) = event.target() {
                    tell(Typed::Into(target.unchecked_into()));
                }
            }),
            on_key: Closure::new(move |event: Event| {
                // Browsers that fill in a form send `keydown` without a key.
                if let Ok(event) = event.dyn_into() {
                    tell_key(Typed::Key(event));
                }
            }),
        };
        for (event, listener) in typing.listeners() {
            let listener = listener.as_ref().unchecked_ref();
            let _ = typing
                .form
                .add_event_listener_with_callback(event, listener);
        }
        typing
    }

    fn listeners(&self) -> [(&'static str, &Listener); 2] {
        [("input", &self.on_input), ("keydown", &self.on_key)]
    }

    /// Whether it is this form that it listens to.
    pub fn is_of(&self, form: &Element) -> bool {
        self.form == *form
    }
}

impl Drop for Typing {
    fn drop(&mut self) {
        for (event, listener) in self.listeners() {
            let listener = listener.as_ref().unchecked_ref();
            let _ = self
                .form
                .remove_event_listener_with_callback(event, listener);
        }
    }
}
