//! Running text as HTML's phrasing content.

use std::borrow::Cow;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VText;

use crate::components::article::context::Setting;
use crate::components::article::element::element;
use crate::components::article::footnotes;
use crate::vdom::element;
use article_widget_core::article::french_spacing::spaced_run;
use article_widget_core::article::{Inline, Phrase};

/// A run of text, whose signs see across its elements.
pub(super) fn inlines(content: &[Inline], setting: &Setting) -> Html {
    phrasing(
        content,
        &mut spaced_run(content, setting.lang).into_iter(),
        setting,
    )
}

type Texts<'a> = std::vec::IntoIter<Cow<'a, str>>;

fn phrasing<'a>(content: &'a [Inline], texts: &mut Texts<'a>, setting: &Setting<'a>) -> Html {
    element::run(content.iter().map(|part| inline(part, texts, setting)))
}

fn inline<'a>(inline: &'a Inline, texts: &mut Texts<'a>, setting: &Setting<'a>) -> Html {
    let mut inside = || phrasing(inline.content(), texts, setting);
    match inline {
        Inline::Text(text) => {
            let text = texts.next().unwrap_or(Cow::Borrowed(text));
            // Copied once: a `String` would be copied again.
            VText::new(Rc::<str>::from(&*text)).into()
        }
        Inline::Break => html! { <br /> },
        // Not to be put into another language.
        Inline::Phrase(Phrase::Code, _) => html! { <code translate="no">{ inside() }</code> },
        Inline::Phrase(phrase, _) => element(phrase.tag(), "", inside()),
        Inline::Link { .. } if setting.is_in_link => inside(),
        Inline::Link { url, content } => {
            let within = Setting {
                is_in_link: true,
                ..*setting
            };
            html! { <a href={url.clone()}>{ phrasing(content, texts, &within) }</a> }
        }
        Inline::Abbr { title, .. } => html! { <abbr title={title.clone()}>{ inside() }</abbr> },
        Inline::Time { datetime, .. } => {
            html! { <time datetime={datetime.clone()}>{ inside() }</time> }
        }
        Inline::Span { lang, dir, content } => {
            let within = setting.within(lang.as_deref(), *dir);
            let dir = (dir.is_some() || within.dir != setting.dir).then(|| within.dir.as_str());
            html! { <span lang={lang.clone()} {dir}>{ phrasing(content, texts, &within) }</span> }
        }
        Inline::FootnoteReference(id) => footnotes::reference(id, setting),
    }
}
