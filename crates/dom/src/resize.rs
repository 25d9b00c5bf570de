//! Observes an element's size (Resize Observer).

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Observes an element's size until it is dropped.
#[must_use = "dropping it ends the observation"]
pub struct ResizeWatcher {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl ResizeWatcher {
    /// Calls `callback` after each change of size. Returns `None` if the browser has no `ResizeObserver`.
    pub fn observe(element: &Element, callback: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut(Array)>::new(move |_| callback());
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _callback: callback,
        })
    }
}

impl Drop for ResizeWatcher {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
