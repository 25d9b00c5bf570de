//! The table of contents, and the anchor links of headings.

use yew::prelude::*;

use crate::components::article::context::RenderContext;
use crate::components::article::text;
use crate::vdom::element::ElementBuilder;
use article_widget_core::article::table_of_contents::{Entry, contents};
use article_widget_core::article::{Article, GlobalAttributes};
use article_widget_core::messages::Message;

/// Renders the table of contents. Empty for an article with fewer than two headings.
pub(super) fn table_of_contents(article: &Article, context: &RenderContext) -> Html {
    let entries = contents(article);
    if entries.len() + entries.first().map_or(0, |first| first.entries.len()) < 2 {
        return Html::default();
    }
    let id = context.new_id();
    let (lang, dir) = context.ui_language();
    let heading = ElementBuilder::with_class("p", "aw-contents-heading")
        .attr("id", id.clone())
        .attr("lang", lang)
        .attr("dir", dir)
        .text(context.messages.get(Message::Contents));
    ElementBuilder::with_class("nav", "aw-contents")
        .attr("aria-labelledby", id)
        .child(heading)
        .child(list(&entries, context))
        .into()
}

fn list(entries: &[Entry], context: &RenderContext) -> ElementBuilder {
    // Safari omits list semantics without list markers, unless the role is explicit.
    let list = ElementBuilder::new("ol").attr("role", "list");
    list.children(entries.iter().map(|entry| line(entry, context)))
}

fn line(entry: &Entry, context: &RenderContext) -> Html {
    let GlobalAttributes { id, lang, dir, .. } = entry.attributes;
    let inside = context.with_language(lang.as_deref(), *dir);
    let dir = (inside.dir != context.dir).then(|| inside.dir.as_str());
    let link = ElementBuilder::new("a")
        .optional_attr("href", id.as_deref().map(href))
        .optional_attr("lang", lang.clone())
        .optional_attr("dir", dir)
        .child(text(&entry.words, inside.lang));
    let below = (!entry.entries.is_empty()).then(|| list(&entry.entries, context).into());
    ElementBuilder::new("li")
        .child(link)
        .optional_child(below)
        .into()
}

/// Renders a heading with a link to itself. The link is a sibling, so that it is not part of the
/// heading's accessible name.
pub(super) fn anchored(heading: Html, id: &str, words: &str, context: &RenderContext) -> Html {
    let label = context
        .messages
        .fill(Message::AnchorLink, &[("heading", words)]);
    let link = ElementBuilder::with_class("a", "aw-anchor")
        .attr("href", href(id))
        .attr("lang", context.ui_lang.to_owned())
        .attr("aria-label", label)
        .text("#");
    ElementBuilder::with_class("div", "aw-anchored")
        .child(heading)
        .text(" ")
        .child(link)
        .into()
}

/// Returns the fragment for an `id`. It does not contain the widget's prefix.
fn href(name: &str) -> String {
    ["#", name].concat()
}
