//! Event listeners that are removed when they are dropped.
//!
//! gloo's listeners throw if the page has clobbered `addEventListener`: an element with that name shadows the
//! document's method (DOM clobbering). Here, a listener that cannot be added is never called, and nothing else fails.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// Listens to an event until it is dropped.
#[must_use = "dropping it ends the listening"]
pub struct EventListener {
    target: EventTarget,
    event: &'static str,
    is_capturing: bool,
    callback: Closure<dyn FnMut(Event)>,
}

impl EventListener {
    fn new(
        target: &EventTarget,
        event: &'static str,
        is_capturing: bool,
        mut callback: impl FnMut(&Event) + 'static,
    ) -> Self {
        let callback = Closure::<dyn FnMut(Event)>::new(move |event: Event| callback(&event));
        let function = callback.as_ref().unchecked_ref();
        // A boolean instead of an options object, which would inherit from a polluted `Object.prototype`.
        let _ = target.add_event_listener_with_callback_and_bool(event, function, is_capturing);
        Self {
            target: target.clone(),
            event,
            is_capturing,
            callback,
        }
    }
}

impl Drop for EventListener {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.event,
            function,
            self.is_capturing,
        );
    }
}

/// Listens to an event in the bubbling phase. The callback may prevent the default action.
pub fn listen(
    target: &EventTarget,
    event: &'static str,
    callback: impl FnMut(&Event) + 'static,
) -> EventListener {
    EventListener::new(target, event, false, callback)
}

/// Listens to an event in the capturing phase, which also reaches ancestors of events that do not bubble.
///
/// The callback may prevent the default action.
pub fn listen_capturing(
    target: &EventTarget,
    event: &'static str,
    callback: impl FnMut(&Event) + 'static,
) -> EventListener {
    EventListener::new(target, event, true, callback)
}
