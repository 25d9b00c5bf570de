//! Requests over the network (Fetch Standard).

use gloo::timers::callback::Timeout;
use js_sys::Object;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReferrerPolicy, RequestCredentials, RequestInit, RequestRedirect,
    Response,
};

/// No response, or none that could be read to its end: no connection, a policy of the page, a timeout.
#[derive(Debug)]
pub struct NetworkError;

impl From<JsValue> for NetworkError {
    fn from(_: JsValue) -> Self {
        NetworkError
    }
}

/// How long a request may take. The body is to be read before this is dropped, which leaves no timer behind, as
/// `AbortSignal.timeout` would.
pub struct RequestTimeout {
    signal: Option<AbortSignal>,
    _timer: Option<Timeout>,
}

impl RequestTimeout {
    /// Aborts the request after so many milliseconds.
    pub fn new(milliseconds: u32) -> Self {
        let controller = AbortController::new().ok();
        Self {
            signal: controller.as_ref().map(AbortController::signal),
            _timer: controller.map(|it| Timeout::new(milliseconds, move || it.abort())),
        }
    }
}

/// Options without a prototype, so that what a page adds to `Object.prototype` adds nothing to a request.
pub fn request_init(timeout: &RequestTimeout) -> RequestInit {
    let bare: Object = Object::create(JsValue::NULL.unchecked_ref());
    let init: RequestInit = bare.unchecked_into();
    init.set_signal(timeout.signal.as_ref());
    init.set_referrer_policy(ReferrerPolicy::StrictOriginWhenCrossOrigin);
    init
}

/// Options for a request that follows no redirect.
pub fn no_redirect_init(timeout: &RequestTimeout, credentials: RequestCredentials) -> RequestInit {
    let init = request_init(timeout);
    init.set_redirect(RequestRedirect::Manual);
    init.set_credentials(credentials);
    init
}

/// Sends a request.
///
/// # Errors
///
/// [`NetworkError`]
pub async fn fetch(url: &str, init: &RequestInit) -> Result<Response, NetworkError> {
    let response = gloo::utils::window().fetch_with_str_and_init(url, init);
    Ok(JsFuture::from(response).await?.dyn_into()?)
}

/// A header of a response that scripts may read.
pub fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).ok().flatten()
}
