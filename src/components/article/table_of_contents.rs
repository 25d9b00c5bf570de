//! The table of contents, and the links that stand beside headings.

use yew::prelude::*;

use crate::components::article::context::Setting;
use crate::components::article::text;
use crate::vdom::element::Tag;
use article_widget_core::article::table_of_contents::{Entry, contents};
use article_widget_core::article::{Article, GlobalAttributes};
use article_widget_core::messages::Message;

/// The table of contents of a story that has at least two headings.
pub(super) fn table_of_contents(article: &Article, setting: &Setting) -> Html {
    let entries = contents(article);
    if entries.len() + entries.first().map_or(0, |first| first.entries.len()) < 2 {
        return Html::default();
    }
    let id = setting.new_id();
    let (lang, dir) = setting.interface();
    let heading = Tag::of("p", "aw-contents-heading")
        .set("id", id.clone())
        .set("lang", lang)
        .set("dir", dir)
        .text(setting.messages.get(Message::Contents));
    Tag::of("nav", "aw-contents")
        .set("aria-labelledby", id)
        .add(heading)
        .add(list(&entries, setting))
        .into()
}

fn list(entries: &[Entry], setting: &Setting) -> Tag {
    // A list without numbers is no list to Safari, unless it says so.
    let list = Tag::new("ol").set("role", "list");
    list.add_all(entries.iter().map(|entry| line(entry, setting)))
}

fn line(entry: &Entry, setting: &Setting) -> Html {
    let GlobalAttributes { id, lang, dir } = entry.attributes;
    let inside = setting.within(lang.as_deref(), *dir);
    let dir = (inside.dir != setting.dir).then(|| inside.dir.as_str());
    let link = Tag::new("a")
        .set_some("href", id.as_deref().map(href))
        .set_some("lang", lang.clone())
        .set_some("dir", dir)
        .add(text(&entry.words, inside.lang));
    let below = (!entry.entries.is_empty()).then(|| list(&entry.entries, setting).into());
    Tag::new("li").add(link).add_some(below).into()
}

/// A heading with a link to itself, for readers who want to pass it on. It stands beside the
/// heading so as not to become a part of its words.
pub(super) fn anchored(heading: Html, id: &str, words: &str, setting: &Setting) -> Html {
    let label = setting
        .messages
        .fill(Message::AnchorLink, &[("heading", words)]);
    let link = Tag::of("a", "aw-anchor")
        .set("href", href(id))
        .set("lang", setting.interface.to_owned())
        .set("aria-label", label)
        .text("#");
    Tag::of("div", "aw-anchored")
        .add(heading)
        .text(" ")
        .add(link)
        .into()
}

/// A link to a place that the publisher has named: the same wherever the widget stands.
fn href(name: &str) -> String {
    ["#", name].concat()
}
