//! A comment as it is shown.

use yew::prelude::*;

use crate::vdom::element::Tag;

/// What somebody wrote, under a label that says what it is doing here. The name keeps its direction
/// to itself, the text has its own.
pub fn comment_preview(label: &str, name: &str, text: &str) -> Html {
    let mut entry =
        Tag::of("figure", "aw-entry").add(Tag::of("figcaption", "aw-entry-label").text(label));
    if !name.is_empty() {
        entry = entry.add(Tag::of("p", "aw-entry-name").add(Tag::new("bdi").text(name)));
    }
    let text = Tag::of("p", "aw-entry-text").set("dir", "auto").text(text);
    entry.add(text).into()
}
