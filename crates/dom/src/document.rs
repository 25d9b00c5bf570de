//! Reads the page's document: URL, title, visibility, cookies, time.

use wasm_bindgen::JsCast;
use web_sys::{Node, ShadowRoot};

/// Returns the base URL of a node (DOM Standard, `Node.baseURI`).
pub fn base_url(node: &Node) -> Option<String> {
    node.base_uri().ok().flatten()
}

/// Returns whether the shadow host of a node has an `<article>` child in its light DOM.
pub fn host_has_light_dom_article(node: &Node) -> bool {
    let root: Result<ShadowRoot, _> = node.get_root_node().dyn_into();
    root.is_ok_and(|root| matches!(root.host().query_selector(":scope > article"), Ok(Some(_))))
}

/// Returns the page's URL without its fragment.
pub fn url_without_fragment() -> Option<String> {
    let href = url()?;
    href.split('#').next().map(str::to_owned)
}

/// Returns the page's URL.
pub fn url() -> Option<String> {
    gloo::utils::window().location().href().ok()
}

/// Returns the page's title.
pub fn title() -> String {
    gloo::utils::document().title()
}

/// Returns `navigator.userAgent`.
pub fn user_agent() -> String {
    let navigator = gloo::utils::window().navigator();
    navigator.user_agent().unwrap_or_default()
}

/// Returns whether the browser is offline (HTML Standard, `navigator.onLine`).
pub fn is_offline() -> bool {
    !gloo::utils::window().navigator().on_line()
}

/// Returns whether the page is hidden (`document.hidden`): a background tab or minimized window.
pub fn is_hidden() -> bool {
    gloo::utils::document().hidden()
}

/// Returns the current time, in milliseconds since the Unix epoch.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Returns the value of a cookie that is not `HttpOnly`.
pub fn cookie(name: &str) -> Option<String> {
    let document: web_sys::HtmlDocument = gloo::utils::document().dyn_into().ok()?;
    let cookies = document.cookie().ok()?;
    let mut pairs = cookies
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='));
    pairs.find_map(|(other, value)| (other == name).then(|| value.to_owned()))
}

/// Returns the current time in UTC as ISO 8601.
pub fn current_time_iso() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}
