//! Telling which children of an element come into view and leave it.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::scroller::position;

/// How much of a child must be seen: half (MRC, viewable impressions).
const SHARE: f64 = 0.5;

/// Watches the children of an element until it is dropped.
#[must_use = "dropping it stops the observation"]
pub struct Sights {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl Sights {
    /// Starts to watch; `None` where the browser cannot. `callback` is told a child's position, and
    /// whether at least half of it is in view now.
    pub fn watch(callback: impl Fn(usize, bool) + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            for entry in entries {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                if let Some(index) = position(&entry.target()) {
                    callback(index, entry.intersection_ratio() >= SHARE);
                }
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_threshold(&SHARE.into());
        let function = closure.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(function, &options).ok()?;
        Some(Self {
            observer,
            _callback: closure,
        })
    }

    /// Watches a child too.
    pub fn include(&self, child: &Element) {
        self.observer.observe(child);
    }

    /// Watches a child no longer.
    pub fn exclude(&self, child: &Element) {
        self.observer.unobserve(child);
    }
}

impl Drop for Sights {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
