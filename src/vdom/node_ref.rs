//! Access to the element of a [`NodeRef`].

use wasm_bindgen::JsCast;
use yew::NodeRef;

use article_widget_dom::form_control::FormControl;

/// Returns the form control of a reference. `None` while it is not rendered.
pub(crate) fn form_control(node: &NodeRef) -> Option<FormControl> {
    node.get().map(JsCast::unchecked_into)
}

/// Whether an element contains the focus (CSS `:focus-within`).
pub(crate) fn has_focus_within(node: &NodeRef) -> bool {
    node.cast::<web_sys::Element>()
        .is_some_and(|element| element.matches(":focus-within").unwrap_or(false))
}
