//! Event listeners that end when they are dropped.

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::{Event, EventTarget};

/// Listens to an event in the bubbling phase. The listener may prevent the event's default action.
///
/// `capture`, `once` and `passive` are given: what a page adds to `Object.prototype` must not become one of them.
pub fn listen(
    target: &EventTarget,
    event: &'static str,
    callback: impl FnMut(&Event) + 'static,
) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, event, options, callback)
}

/// Listens to an event in the capturing phase, in which a parent hears of events that do not bubble. The
/// listener may prevent the event's default action.
pub fn listen_capturing(
    target: &EventTarget,
    event: &'static str,
    callback: impl FnMut(&Event) + 'static,
) -> EventListener {
    let options = EventListenerOptions {
        passive: false,
        ..EventListenerOptions::run_in_capture_phase()
    };
    EventListener::new_with_options(target, event, options, callback)
}
