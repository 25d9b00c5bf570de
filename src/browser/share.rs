//! Passing a link on (Web Share API, Clipboard API).

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// What of the Web Share and Clipboard APIs a browser has, which on a page without HTTPS is
    /// nothing.
    #[derive(Clone)]
    type Platform;
    #[wasm_bindgen(method, getter)]
    fn share(this: &Platform) -> Option<Function>;
    #[wasm_bindgen(method, getter)]
    fn clipboard(this: &Platform) -> Option<Clipboard>;

    type Clipboard;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<Promise, JsValue>;

    type Failure;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Failure) -> Option<String>;
}

/// What became of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// The platform has it, or the reader has thought better of it: the platform says which.
    On,
    /// It is on the clipboard.
    Copied,
    /// It could not be passed on.
    Nowhere,
}

/// Hands a link to the platform's sharing; where there is none, or none for this page, copies it.
pub async fn pass_on(title: &str, url: &str) -> Passed {
    let platform: Platform = JsValue::from(gloo::utils::window().navigator()).unchecked_into();
    if let Some(share) = platform.share() {
        match done(share.call1(&platform, &data(title, url))).await {
            Ok(()) => return Passed::On,
            Err(failure) if name(&failure).as_deref() == Some("AbortError") => return Passed::On,
            Err(_) => {}
        }
    }
    if copy(url).await {
        Passed::Copied
    } else {
        Passed::Nowhere
    }
}

/// Puts a text on the clipboard; whether that was possible.
pub async fn copy(text: &str) -> bool {
    let platform: Platform = JsValue::from(gloo::utils::window().navigator()).unchecked_into();
    match platform.clipboard() {
        Some(clipboard) => done(clipboard.write_text(text).map(JsValue::from))
            .await
            .is_ok(),
        None => false,
    }
}

async fn done(promise: Result<JsValue, JsValue>) -> Result<(), JsValue> {
    let promise: Promise = promise?.dyn_into()?;
    JsFuture::from(promise).await.map(|_| ())
}

/// Data without a prototype, so that a polluted `Object.prototype` adds nothing to it.
fn data(title: &str, url: &str) -> Object {
    let data: Object = Object::create(JsValue::NULL.unchecked_ref());
    for (key, value) in [("title", title), ("url", url)] {
        // Setting a plain object's member cannot fail.
        let _ = Reflect::set(&data, &key.into(), &value.into());
    }
    data
}

fn name(failure: &JsValue) -> Option<String> {
    failure
        .is_object()
        .then(|| failure.unchecked_ref::<Failure>().name())
        .flatten()
}
