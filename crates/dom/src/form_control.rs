//! A form control, whichever element it is.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What `<input>`, `<textarea>` and `<select>` have in common (HTML Standard, form controls).
    #[wasm_bindgen(extends = web_sys::HtmlElement)]
    #[derive(Clone)]
    pub type FormControl;

    /// The value.
    #[wasm_bindgen(method, getter)]
    pub fn value(this: &FormControl) -> String;
    /// Sets the value.
    #[wasm_bindgen(method, setter)]
    pub fn set_value(this: &FormControl, value: &str);
    /// The length of the value of a `<textarea>`, in UTF-16 code units; `None` for another control.
    #[wasm_bindgen(method, getter, js_name = textLength)]
    pub fn text_length(this: &FormControl) -> Option<u32>;
    /// Whether a checkbox is checked.
    #[wasm_bindgen(method, getter)]
    pub fn checked(this: &FormControl) -> Option<bool>;
    /// Checks a checkbox, or unchecks it.
    #[wasm_bindgen(method, setter)]
    pub fn set_checked(this: &FormControl, checked: bool);
    /// Selects the value.
    #[wasm_bindgen(method)]
    pub fn select(this: &FormControl);
    /// Which constraints the value breaks.
    #[wasm_bindgen(method, getter)]
    pub fn validity(this: &FormControl) -> web_sys::ValidityState;
}
