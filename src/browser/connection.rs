//! Word of a connection that has come back.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Listens for as long as it lives.
#[must_use]
pub struct Connected(Closure<dyn FnMut()>);

impl Connected {
    /// Calls `tell` each time the browser finds a connection after it had none.
    pub fn listen(tell: impl FnMut() + 'static) -> Self {
        let closure = Closure::new(tell);
        let listener = closure.as_ref().unchecked_ref();
        let _ = gloo::utils::window().add_event_listener_with_callback("online", listener);
        Self(closure)
    }
}

impl Drop for Connected {
    fn drop(&mut self) {
        let listener = self.0.as_ref().unchecked_ref();
        let _ = gloo::utils::window().remove_event_listener_with_callback("online", listener);
    }
}
