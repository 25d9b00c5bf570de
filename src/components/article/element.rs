//! Elements that need no more than a class.

use yew::prelude::*;

/// An element of that name and class; an empty class is none.
pub(super) fn element(tag: &'static str, class: &'static str, content: Html) -> Html {
    let class = Some(class).filter(|class| !class.is_empty());
    html! { <@{tag} {class}>{ content }</@> }
}
