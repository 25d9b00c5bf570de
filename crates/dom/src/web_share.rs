//! Shares links (Web Share API, Clipboard API).

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The parts of the Web Share and Clipboard APIs that a browser has: none outside a secure context.
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

/// Result of sharing a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareOutcome {
    /// The platform's share dialog opened. The reader may have cancelled it, which the platform shows.
    Shared,
    /// The link was copied to the clipboard.
    Copied,
    /// The link was neither shared nor copied.
    Failed,
}

/// Shares a link with the platform's share dialog, or copies it if that is not possible.
pub async fn share(title: &str, url: &str) -> ShareOutcome {
    let platform: Platform = JsValue::from(gloo::utils::window().navigator()).unchecked_into();
    if let Some(share) = platform.share() {
        match done(share.call1(&platform, &data(title, url))).await {
            Ok(()) => return ShareOutcome::Shared,
            Err(failure) if name(&failure).as_deref() == Some("AbortError") => {
                return ShareOutcome::Shared;
            }
            Err(_) => {}
        }
    }
    if copy(url).await {
        ShareOutcome::Copied
    } else {
        ShareOutcome::Failed
    }
}

/// Copies text to the clipboard. Returns whether that succeeded.
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

/// Returns share data without a prototype, so that a polluted `Object.prototype` adds nothing to it.
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
