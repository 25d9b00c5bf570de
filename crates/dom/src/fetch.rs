//! Sends HTTP requests (Fetch Standard).

use gloo::timers::callback::Timeout;
use js_sys::Object;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReferrerPolicy, RequestCredentials, RequestInit, RequestRedirect,
    Response,
};

/// There is no complete response: the browser is offline, the page's policy forbids the request, or it timed out.
#[derive(Debug)]
pub struct NetworkError;

impl From<JsValue> for NetworkError {
    fn from(_: JsValue) -> Self {
        NetworkError
    }
}

/// A timeout that aborts a request (DOM Standard, `AbortSignal`).
///
/// Keep it until the body is read. Dropping it clears the timer, which `AbortSignal.timeout` would leave running.
pub struct RequestTimeout {
    signal: Option<AbortSignal>,
    _timer: Option<Timeout>,
}

impl RequestTimeout {
    /// Creates a timeout that aborts the request after this many milliseconds.
    pub fn new(milliseconds: u32) -> Self {
        let controller = AbortController::new().ok();
        Self {
            signal: controller.as_ref().map(AbortController::signal),
            _timer: controller.map(|it| Timeout::new(milliseconds, move || it.abort())),
        }
    }
}

/// Returns request options without a prototype, so that a polluted `Object.prototype` adds nothing to a request.
pub fn request_init(timeout: &RequestTimeout) -> RequestInit {
    let bare: Object = Object::create(JsValue::NULL.unchecked_ref());
    let init: RequestInit = bare.unchecked_into();
    init.set_signal(timeout.signal.as_ref());
    init.set_referrer_policy(ReferrerPolicy::StrictOriginWhenCrossOrigin);
    init
}

/// Returns request options that do not follow redirects.
pub fn no_redirect_init(timeout: &RequestTimeout, credentials: RequestCredentials) -> RequestInit {
    let init = request_init(timeout);
    init.set_redirect(RequestRedirect::Manual);
    init.set_credentials(credentials);
    init
}

/// Sends a request and returns its response.
///
/// # Errors
///
/// [`NetworkError`]
pub async fn fetch(url: &str, init: &RequestInit) -> Result<Response, NetworkError> {
    let response = gloo::utils::window().fetch_with_str_and_init(url, init);
    Ok(JsFuture::from(response).await?.dyn_into()?)
}

/// Returns a response header; `None` if it is missing or not exposed to scripts (CORS).
pub fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).ok().flatten()
}
