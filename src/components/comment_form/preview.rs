//! A comment as it is shown.

use yew::prelude::*;

use crate::vdom::element::ElementBuilder;

/// What somebody wrote, under a label that says what it is doing here. The name keeps its direction
/// to itself, the text has its own.
pub fn comment_preview(label: &str, name: &str, text: &str) -> Html {
    let mut entry = ElementBuilder::with_class("figure", "aw-entry")
        .child(ElementBuilder::with_class("figcaption", "aw-entry-label").text(label));
    if !name.is_empty() {
        entry = entry.child(
            ElementBuilder::with_class("p", "aw-entry-name")
                .child(ElementBuilder::new("bdi").text(name)),
        );
    }
    let text = ElementBuilder::with_class("p", "aw-entry-text")
        .attr("dir", "auto")
        .text(text);
    entry.child(text).into()
}
