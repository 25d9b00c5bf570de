//! The element behind a [`NodeRef`].

use wasm_bindgen::JsCast;
use yew::NodeRef;

use article_widget_dom::form_control::FormControl;

/// The form control behind a reference, while it is rendered.
pub(crate) fn form_control(node: &NodeRef) -> Option<FormControl> {
    node.get().map(JsCast::unchecked_into)
}

/// Whether the focus is in an element or anything inside it.
pub(crate) fn has_focus_within(node: &NodeRef) -> bool {
    node.cast::<web_sys::Element>()
        .is_some_and(|element| element.matches(":focus-within").unwrap_or(false))
}
