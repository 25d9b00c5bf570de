//! The common interface of form controls.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The members that `<input>`, `<textarea>` and `<select>` share (HTML Standard, form controls).
    #[wasm_bindgen(extends = web_sys::HtmlElement)]
    #[derive(Clone)]
    pub type FormControl;

    /// Returns the value.
    #[wasm_bindgen(method, getter)]
    pub fn value(this: &FormControl) -> String;
    /// Sets the value.
    #[wasm_bindgen(method, setter)]
    pub fn set_value(this: &FormControl, value: &str);
    /// Returns the length of a `<textarea>`'s value, in UTF-16 code units; `None` for other controls.
    #[wasm_bindgen(method, getter, js_name = textLength)]
    pub fn text_length(this: &FormControl) -> Option<u32>;
    /// Returns whether a checkbox is checked; `None` for controls without that state.
    #[wasm_bindgen(method, getter)]
    pub fn checked(this: &FormControl) -> Option<bool>;
    /// Checks or unchecks a checkbox.
    #[wasm_bindgen(method, setter)]
    pub fn set_checked(this: &FormControl, checked: bool);
    /// Selects the text of the value.
    #[wasm_bindgen(method)]
    pub fn select(this: &FormControl);
    /// Returns the constraint validation state: which constraints the value violates.
    #[wasm_bindgen(method, getter)]
    pub fn validity(this: &FormControl) -> web_sys::ValidityState;
}
