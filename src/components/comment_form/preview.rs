//! Shows a comment.

use yew::prelude::*;

use crate::vdom::element::ElementBuilder;

/// Renders a comment under a label. The name is isolated (`<bdi>`) and the text has its own direction
/// (`dir="auto"`).
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
