//! Submits the form by button and by keyboard.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use crate::components::comment_form::events::Msg;

pub(super) fn on_submit(event: web_sys::Event) -> Vec<Msg> {
    event.prevent_default();
    vec![Msg::Submitted]
}

/// Handles a key: Ctrl+Enter and ⌘+Enter submit from any control. Key repeat does not submit again after
/// the response, but still inserts line breaks.
pub(super) fn on_key(event: &KeyboardEvent) -> Option<Msg> {
    if event.key() != "Enter" || event.is_composing() {
        return None;
    }
    let sends = event.ctrl_key() || event.meta_key();
    let target = event.target_dyn_into::<Element>();
    let breaks_lines = target.is_some_and(|target| target.local_name() == "textarea");
    if sends || (event.repeat() && !breaks_lines) {
        event.prevent_default();
    }
    let is_intent = sends && !event.repeat();
    is_intent.then_some(Msg::Submitted)
}

/// Handles a click. The submit button does not rely on the `submit` event, which a sandboxed frame
/// without `allow-forms` never dispatches. The second click of a double click is ignored.
pub(super) fn on_click(event: web_sys::Event) -> Vec<Msg> {
    let mut events = vec![Msg::Clicked];
    let target = event.target_dyn_into::<Element>();
    if target.is_some_and(|it| it.matches(".aw-submit").unwrap_or(false)) {
        event.prevent_default();
        if event.unchecked_into::<MouseEvent>().detail() <= 1 {
            events.push(Msg::Submitted);
        }
    }
    events
}
