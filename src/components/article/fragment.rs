//! Navigates to fragments in the article: browsers find no element in a shadow tree.
//!
//! An element that the publisher named `x` has the `id` `{prefix}--x`. Elements of the widget, such as
//! footnotes, have `{prefix}-x`. The fragment is `#x` for both, so links do not depend on the widget's
//! prefix. The publisher's own name of a footnote leads to it too.

use wasm_bindgen::prelude::*;
use web_sys::{
    Element, FocusOptions, HtmlElement, MouseEvent, Node, ScrollBehavior, ScrollIntoViewOptions,
};

use article_widget_dom::listener::{EventListener, listen};
use article_widget_dom::{link_click, reduced_motion};

#[wasm_bindgen]
extern "C" {
    /// The root of a node's tree: a document, a shadow root or a detached node (DOM, `getRootNode()`).
    type Root;
    #[wasm_bindgen(method, catch, js_name = getElementById)]
    fn element_by_id(this: &Root, id: &str) -> Result<Option<Element>, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn host(this: &Root) -> Option<Element>;
}

/// Follows a click on a fragment link in the article. The browser handles links to other URLs, and clicks
/// that open a tab or window.
pub fn follow_fragment_link(event: &MouseEvent, ids: &str) {
    let Some(link) = link_click::followed_link(event) else {
        return;
    };
    let href = link.get_attribute("href").unwrap_or_default();
    if let Some(name) = href.strip_prefix('#')
        && let Some(place) = find_target(&link, ids, name)
    {
        // The host page owns the location and the session history.
        event.prevent_default();
        scroll_and_focus(&place);
    }
}

/// Scrolls to the element that the location's fragment names. An element of the page with that `id` takes
/// precedence. With `is_first`, the article has just loaded: the function does nothing if the reader has
/// scrolled or focused something meanwhile.
pub fn scroll_to_location_hash(article: &Element, ids: &str, is_first: bool) {
    let window = gloo::utils::window();
    let hash = window.location().hash().unwrap_or_default();
    let Some(name) = hash.strip_prefix('#').filter(|name| !name.is_empty()) else {
        return;
    };
    let Some(place) = find_target(article, ids, name) else {
        return;
    };
    let document = gloo::utils::document();
    // The host's light DOM may contain the source of this article; its elements do not take precedence.
    let root: Root = article.get_root_node().unchecked_into();
    let is_own = |other: &Element| {
        root.host()
            .is_some_and(|host| host.contains(Some(other.unchecked_ref::<Node>())))
    };
    let other = document
        .get_element_by_id(name)
        .or_else(|| document.get_element_by_id(&percent_decode(name)));
    if other
        .as_ref()
        .is_some_and(|it| !it.is_same_node(Some(&place)) && !is_own(it))
    {
        return;
    }
    let is_busy = || {
        let has_scrolled = other.is_none() && window.scroll_y().is_ok_and(|y| y != 0.0);
        let has_focus = document
            .active_element()
            .is_some_and(|active| !active.matches("html, body").unwrap_or(false));
        has_scrolled || has_focus
    };
    if !(is_first && is_busy()) {
        scroll_and_focus(&place);
    }
}

/// Finds the element for a fragment, as written or percent-decoded.
fn find_target(node: &Node, ids: &str, name: &str) -> Option<HtmlElement> {
    let root: Root = node.get_root_node().unchecked_into();
    let find = |parts: &[&str]| root.element_by_id(&parts.concat()).ok().flatten();
    let place = [name, &percent_decode(name)].into_iter().find_map(|name| {
        let own = |name: &&str| name.starts_with("fn");
        find(&[ids, "--", name])
            .or_else(|| Some(name).filter(own).and_then(|it| find(&[ids, "-", it])))
            .or_else(|| find(&[ids, "-fn-", name]))
            .or_else(|| find(&[name]).filter(|_| name.starts_with(&[ids, "-"].concat())))
    });
    place?.dyn_into().ok()
}

fn percent_decode(name: &str) -> String {
    js_sys::decode_uri_component(name).map_or_else(|_| name.to_owned(), String::from)
}

/// Scrolls to an element and focuses it, as fragment navigation does (HTML, scrolling to a fragment).
fn scroll_and_focus(place: &HtmlElement) {
    open_details_ancestors(place);
    if place.tab_index() < 0 && !place.has_attribute("tabindex") {
        let _ = place.set_attribute("tabindex", "-1");
    }
    let focus = FocusOptions::new();
    focus.set_prevent_scroll(true);
    let _ = place.focus_with_options(&focus);
    let scroll = ScrollIntoViewOptions::new();
    // The page's CSS decides (`scroll-behavior`), unless the reader prefers reduced motion.
    scroll.set_behavior(if reduced_motion::is_preferred() {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Auto
    });
    place.scroll_into_view_with_scroll_into_view_options(&scroll);
}

/// Opens all `<details>` ancestors: closed content cannot be scrolled to.
fn open_details_ancestors(place: &Element) {
    let mut inner = Some(place.clone());
    while let Some(details) = inner.and_then(|it| it.closest("details").ok().flatten()) {
        let _ = details.set_attribute("open", "");
        inner = details.parent_element();
    }
}

/// Calls back when the page's fragment changes (`hashchange`). Dropping it removes the listener.
#[must_use = "dropping it ends the listening"]
pub struct FragmentListener(
    #[expect(dead_code, reason = "it listens while it lives")] EventListener,
);

impl FragmentListener {
    /// Adds the listener.
    pub fn listen(callback: impl Fn() + 'static) -> Self {
        let window = gloo::utils::window();
        Self(listen(&window, "hashchange", move |_| callback()))
    }
}
