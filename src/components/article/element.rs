//! Elements with at most a `class` attribute.

use yew::prelude::*;

/// Creates an element. An empty `class` sets no attribute.
pub(super) fn element(tag: &'static str, class: &'static str, content: Html) -> Html {
    let class = Some(class).filter(|class| !class.is_empty());
    html! { <@{tag} {class}>{ content }</@> }
}
