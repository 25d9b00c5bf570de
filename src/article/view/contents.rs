//! The table of contents, and the links that stand beside headings.

use yew::prelude::*;

use super::setting::Setting;
use super::text;
use crate::article::contents::{Entry, contents};
use crate::article::{Article, GlobalAttributes};
use crate::i18n::Message;

/// The table of contents of a story that has at least two headings.
pub(super) fn table_of_contents(article: &Article, setting: &Setting) -> Html {
    let entries = contents(article);
    if entries.len() + entries.first().map_or(0, |first| first.entries.len()) < 2 {
        return Html::default();
    }
    let id = setting.new_id();
    let (lang, dir) = setting.interface();
    html! {
        <nav class="aw-contents" aria-labelledby={&id}>
            <p class="aw-contents-heading" {id} {lang} {dir}>{ setting.say(Message::Contents) }</p>
            { list(&entries, setting) }
        </nav>
    }
}

fn list(entries: &[Entry], setting: &Setting) -> Html {
    html! {
        // A list without numbers is no list to Safari, unless it says so.
        <ol role="list">{ for entries.iter().map(|entry| line(entry, setting)) }</ol>
    }
}

fn line(entry: &Entry, setting: &Setting) -> Html {
    let GlobalAttributes { id, lang, dir } = entry.attributes;
    let inside = setting.within(lang.as_deref(), *dir);
    let dir = (inside.dir != setting.dir).then(|| inside.dir.as_str());
    html! {
        <li>
            <a href={id.as_deref().map(href)} lang={lang.clone()} {dir}>
                { text(&entry.words, inside.lang) }
            </a>
            if !entry.entries.is_empty() {
                { list(&entry.entries, setting) }
            }
        </li>
    }
}

/// A heading with a link to itself, for readers who want to pass it on. It stands beside the
/// heading so as not to become a part of its words.
pub(super) fn anchored(heading: Html, id: &str, words: &str, setting: &Setting) -> Html {
    let label = setting
        .messages
        .fill(Message::AnchorLink, &[("heading", words)]);
    html! {
        <div class="aw-anchored">
            { heading }{ " " }
            <a class="aw-anchor" href={href(id)} lang={setting.interface.to_owned()}
                aria-label={label}>{ "#" }</a>
        </div>
    }
}

/// A link to a place that the publisher has named: the same wherever the widget stands.
fn href(name: &str) -> String {
    ["#", name].concat()
}
