//! Event listeners that end when they are dropped.
//!
//! Not gloo's, which throw where a page has clobbered `addEventListener`: an element that is called so hides the
//! document's. A listener that cannot be added is never called, and nothing else fails.

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
        // A flag and not an object of options, to which a page's `Object.prototype` could add.
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

/// Listens to an event in the bubbling phase. The listener may prevent the event's default action.
pub fn listen(
    target: &EventTarget,
    event: &'static str,
    callback: impl FnMut(&Event) + 'static,
) -> EventListener {
    EventListener::new(target, event, false, callback)
}

/// Listens to an event in the capturing phase, in which a parent hears of events that do not bubble. The
/// listener may prevent the event's default action.
pub fn listen_capturing(
    target: &EventTarget,
    event: &'static str,
    callback: impl FnMut(&Event) + 'static,
) -> EventListener {
    EventListener::new(target, event, true, callback)
}
