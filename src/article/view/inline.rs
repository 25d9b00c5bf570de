//! Running text as HTML's phrasing content.

use yew::prelude::*;

use super::setting::Setting;
use super::{notes, text};
use crate::article::{Inline, Phrase};

/// A run of text.
pub(super) fn inlines(content: &[Inline], setting: &Setting) -> Html {
    content.iter().map(|part| inline(part, setting)).collect()
}

fn inline(inline: &Inline, setting: &Setting) -> Html {
    let inside = || inlines(inline.content(), setting);
    match inline {
        Inline::Text(words) => text(words, setting.lang),
        Inline::Break => html! { <br /> },
        // Not to be put into another language.
        Inline::Phrase(Phrase::Code, _) => html! { <code translate="no">{ inside() }</code> },
        Inline::Phrase(phrase, _) => html! { <@{phrase.tag()}>{ inside() }</@> },
        Inline::Link { url, .. } => {
            html! { <a href={anchor_href(url, setting)}>{ inside() }</a> }
        }
        Inline::Abbr { title, .. } => html! { <abbr title={title.clone()}>{ inside() }</abbr> },
        Inline::Time { datetime, .. } => {
            html! { <time datetime={datetime.clone()}>{ inside() }</time> }
        }
        Inline::Span { lang, dir, content } => {
            let within = setting.within(lang.as_deref(), *dir);
            let dir = (dir.is_some() || within.dir != setting.dir).then(|| within.dir.as_str());
            html! { <span lang={lang.clone()} {dir}>{ inlines(content, &within) }</span> }
        }
        Inline::FootnoteReference(id) => notes::reference(id, setting),
    }
}

/// Where a link leads: a place in this article by the `id` it has here.
fn anchor_href(url: &str, setting: &Setting) -> AttrValue {
    match url.strip_prefix('#') {
        Some(name) if !name.is_empty() => ["#", &setting.id(name)].concat().into(),
        _ => url.to_owned().into(),
    }
}
