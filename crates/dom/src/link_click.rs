//! Links that are clicked.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

/// Whether an event is held by no modifier key, and nobody has seen to it yet.
pub fn is_plain(event: &MouseEvent) -> bool {
    !(event.ctrl_key()
        || event.meta_key()
        || event.shift_key()
        || event.alt_key()
        || event.default_prevented())
}

/// The link that a click follows here. Clicks that ask for a tab or a window of their own, and
/// those that somebody has seen to, are left to the browser.
pub fn followed(event: &MouseEvent) -> Option<Element> {
    if event.button() != 0 || !is_plain(event) {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href]").ok().flatten()
}
