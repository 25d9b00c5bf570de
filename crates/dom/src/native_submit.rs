//! Submits a form as a navigation, for back ends that respond with a page.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    type Form;
    /// Submits a form like its submit button (HTML Standard, `requestSubmit`).
    #[wasm_bindgen(method, js_name = requestSubmit)]
    fn request_submit(this: &Form);
}

/// Posts the entries to `url` as a navigation, with a hidden form appended to the parent of `element`.
///
/// Returns only if the page is still there: the navigation did not start within `timeout` milliseconds, because a
/// policy forbids it or the server does not respond, or the reader came back to the page (`pageshow`).
pub async fn submit_as_navigation(
    element: &Element,
    url: &str,
    entries: &[(String, String)],
    timeout: u32,
) {
    if let Some(form) = form(element, url, entries) {
        form.unchecked_ref::<Form>().request_submit();
        wait_for_return(timeout).await;
        form.remove();
    }
}

/// Waits until the page is shown again (HTML Standard, `pageshow`), at most `timeout` milliseconds.
async fn wait_for_return(timeout: u32) {
    let window = gloo::utils::window();
    let milliseconds = i32::try_from(timeout).unwrap_or(i32::MAX);
    let mut listener = None;
    let shown = Promise::new(&mut |resolve, _| {
        let _ = window.add_event_listener_with_callback("pageshow", &resolve);
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        listener = Some(resolve);
    });
    let _ = JsFuture::from(shown).await;
    if let Some(listener) = listener {
        let _ = window.remove_event_listener_with_callback("pageshow", &listener);
    }
}

/// Builds a form of hidden controls. A control's name can shadow a form method (DOM clobbering), but none is
/// named `requestSubmit`.
fn form(element: &Element, url: &str, entries: &[(String, String)]) -> Option<Element> {
    let document = element.owner_document()?;
    let form = document.create_element("form").ok()?;
    for (name, value) in [("method", "post"), ("action", url), ("hidden", "")] {
        form.set_attribute(name, value).ok()?;
    }
    for (name, value) in entries {
        // An `<input>` would remove line breaks from the value.
        let control = document.create_element("textarea").ok()?;
        control.set_attribute("name", name).ok()?;
        control.set_text_content(Some(value));
        form.append_child(&control).ok()?;
    }
    element.parent_element()?.append_child(&form).ok()?;
    Some(form)
}
