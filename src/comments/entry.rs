//! A comment as it is shown.

use yew::prelude::*;

/// What somebody wrote, under a label that says what it is doing here. The name keeps its direction
/// to itself, the text has its own.
pub fn entry(label: Html, name: &str, text: &str) -> Html {
    html! {
        <figure class="aw-entry">
            <figcaption class="aw-entry-label">{ label }</figcaption>
            if !name.is_empty() {
                <p class="aw-entry-name"><bdi>{ name }</bdi></p>
            }
            <p class="aw-entry-text" dir="auto">{ text }</p>
        </figure>
    }
}
