//! Observes which elements are visible (Intersection Observer).

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// The visible fraction from which an element counts as viewed (MRC, viewable impressions).
const VISIBLE_RATIO: f64 = 0.5;

/// Observes elements until it is dropped.
#[must_use = "dropping it ends the observation"]
pub struct IntersectionWatcher {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl IntersectionWatcher {
    /// Creates a watcher that calls `callback` with an element and whether at least half of it is visible.
    ///
    /// Returns `None` if the browser has no `IntersectionObserver`.
    pub fn new(callback: impl Fn(&Element, bool) + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            for entry in entries {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                callback(&entry.target(), entry.intersection_ratio() >= VISIBLE_RATIO);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_threshold(&VISIBLE_RATIO.into());
        let function = closure.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(function, &options).ok()?;
        Some(Self {
            observer,
            _callback: closure,
        })
    }

    /// Starts observing an element.
    pub fn observe(&self, element: &Element) {
        self.observer.observe(element);
    }

    /// Stops observing an element.
    pub fn unobserve(&self, element: &Element) {
        self.observer.unobserve(element);
    }
}

impl Drop for IntersectionWatcher {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
