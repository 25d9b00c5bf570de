//! What the page around the widget is.

use web_sys::Node;

/// The address that relative addresses on the page are relative to.
pub fn base(node: &Node) -> Option<String> {
    node.base_uri().ok().flatten()
}

/// The page's own address, without its fragment.
pub fn address() -> Option<String> {
    let href = gloo::utils::window().location().href().ok()?;
    let address = href.split('#').next().unwrap_or_default();
    Some(address.to_owned())
}

/// Whether the browser knows that it has no connection.
pub fn is_offline() -> bool {
    !gloo::utils::window().navigator().on_line()
}

/// Whether nobody can see the page, which is in a tab behind others or a window put away.
pub fn is_hidden() -> bool {
    gloo::utils::document().hidden()
}

/// The time, in milliseconds since the Unix epoch.
pub fn now() -> f64 {
    js_sys::Date::now()
}
