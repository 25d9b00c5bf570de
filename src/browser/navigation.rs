//! Leaving the page with a form, for a back end that answers with a page of its own.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;
use yew::NodeRef;

use super::control::Form;

/// Posts the entries to `url` as a form, from a form beside the one at `place`. Comes back only where
/// the page is not left within `timeout` milliseconds: a policy forbids it, or there is no answer; and
/// where the reader comes back to the page as it was left.
pub async fn leave(place: &NodeRef, url: &str, entries: &[(String, String)], timeout: u32) {
    if let Some(place) = place.cast::<Element>()
        && let Some(form) = form(&place, url, entries)
    {
        form.unchecked_ref::<Form>().request_submit();
        stay(timeout).await;
        form.remove();
    }
}

/// Waits until the page is shown again (HTML, `pageshow`), but no longer than `timeout` milliseconds.
async fn stay(timeout: u32) {
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

/// A form of hidden controls; a control of its own name cannot stand for a method of the form, since
/// none is called `requestSubmit`.
fn form(place: &Element, url: &str, entries: &[(String, String)]) -> Option<Element> {
    let document = place.owner_document()?;
    let form = document.create_element("form").ok()?;
    for (name, value) in [("method", "post"), ("action", url), ("hidden", "")] {
        form.set_attribute(name, value).ok()?;
    }
    for (name, value) in entries {
        // Not an input: that would lose the line breaks.
        let control = document.create_element("textarea").ok()?;
        control.set_attribute("name", name).ok()?;
        control.set_text_content(Some(value));
        form.append_child(&control).ok()?;
    }
    place.parent_element()?.append_child(&form).ok()?;
    Some(form)
}
