//! Clicks on links.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

/// Returns whether no modifier key is pressed and the default action is not prevented.
pub fn is_unmodified_click(event: &MouseEvent) -> bool {
    !(event.ctrl_key()
        || event.meta_key()
        || event.shift_key()
        || event.alt_key()
        || event.default_prevented())
}

/// Returns the link that a click follows in this tab. `None` for clicks that open a new tab or window and for
/// prevented clicks.
pub fn followed_link(event: &MouseEvent) -> Option<Element> {
    if event.button() != 0 || !is_unmodified_click(event) {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href]").ok().flatten()
}
