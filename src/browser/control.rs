//! A form control, whichever element it is.

use wasm_bindgen::prelude::*;
use yew::NodeRef;

#[wasm_bindgen]
extern "C" {
    /// What `<input>` and `<textarea>` have in common (HTML, form controls).
    #[wasm_bindgen(extends = web_sys::HtmlElement)]
    #[derive(Clone)]
    pub type Control;

    /// What was typed.
    #[wasm_bindgen(method, getter)]
    pub fn value(this: &Control) -> String;
    /// Sets what was typed.
    #[wasm_bindgen(method, setter)]
    pub fn set_value(this: &Control, value: &str);
    /// How long that is, in UTF-16 code units, of a `<textarea>`; else nothing.
    #[wasm_bindgen(method, getter, js_name = textLength)]
    pub fn text_length(this: &Control) -> Option<u32>;
    /// Whether a checkbox is ticked.
    #[wasm_bindgen(method, getter)]
    pub fn checked(this: &Control) -> Option<bool>;
    /// Ticks a checkbox.
    #[wasm_bindgen(method, setter)]
    pub fn set_checked(this: &Control, checked: bool);
    /// Selects what was typed.
    #[wasm_bindgen(method)]
    pub fn select(this: &Control);
    /// Which constraint of the markup is broken.
    #[wasm_bindgen(method, getter)]
    pub fn validity(this: &Control) -> web_sys::ValidityState;

    /// A form.
    pub type Form;

    /// Submits it as its button does.
    #[wasm_bindgen(method, js_name = requestSubmit)]
    pub fn request_submit(this: &Form);
}

/// Whether the focus is in an element or anything inside it.
pub fn has_focus_within(node: &NodeRef) -> bool {
    node.cast::<web_sys::Element>()
        .is_some_and(|element| element.matches(":focus-within").unwrap_or(false))
}

/// The control behind a reference, while it is rendered.
pub fn control(node: &NodeRef) -> Option<Control> {
    node.get().map(JsCast::unchecked_into)
}
