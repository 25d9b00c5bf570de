//! Renders inline content as phrasing content (HTML, content models).

use std::borrow::Cow;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VText;

use crate::components::article::context::RenderContext;
use crate::components::article::element::element;
use crate::components::article::footnote_reference::footnote_reference;
use crate::components::article::picture::width_and_height;
use crate::vdom::element::{self, ElementBuilder, REFERRER_POLICY};
use article_widget_core::article::french_spacing::apply_to_run;
use article_widget_core::article::{Inline, InlineImage, Phrase};

/// Renders inline content. French spacing applies across element boundaries.
pub(super) fn inlines(content: &[Inline], context: &RenderContext) -> Html {
    phrasing(
        content,
        &mut apply_to_run(content, context.lang).into_iter(),
        context,
    )
}

/// Renders preformatted text, whose spaces stay as they are.
pub(super) fn preformatted(content: &[Inline], context: &RenderContext) -> Html {
    phrasing(content, &mut Vec::new().into_iter(), context)
}

fn inline_image(image: &InlineImage) -> Html {
    let (width, height) = width_and_height(image.size);
    ElementBuilder::with_class("img", "aw-inline-image")
        .attr("loading", "lazy")
        .attr("decoding", "async")
        .attr("referrerpolicy", REFERRER_POLICY)
        .optional_attr("width", width)
        .optional_attr("height", height)
        .attr("src", image.src.clone())
        .attr("alt", image.alt.clone())
        .into()
}

type Texts<'a> = std::vec::IntoIter<Cow<'a, str>>;

fn phrasing<'a>(content: &'a [Inline], texts: &mut Texts<'a>, context: &RenderContext<'a>) -> Html {
    element::inline_run(content.iter().map(|part| inline(part, texts, context)))
}

fn inline<'a>(inline: &'a Inline, texts: &mut Texts<'a>, context: &RenderContext<'a>) -> Html {
    let mut inside = || phrasing(inline.content(), texts, context);
    match inline {
        Inline::Text(text) => {
            let text = texts.next().unwrap_or(Cow::Borrowed(text));
            // `VText` holds an `Rc<str>`: converting from a `String` would copy the text twice.
            VText::new(Rc::<str>::from(&*text)).into()
        }
        Inline::Break => html! { <br /> },
        // Code is not translated.
        Inline::Phrase(Phrase::Code, _) => html! { <code translate="no">{ inside() }</code> },
        // The parentheses are for browsers without ruby, and for copied text.
        Inline::Phrase(Phrase::Rt, _) => {
            html! { <><rp>{ "(" }</rp><rt>{ inside() }</rt><rp>{ ")" }</rp></> }
        }
        Inline::Phrase(phrase, _) => element(phrase.tag(), "", inside()),
        Inline::Link { .. } if context.is_in_link => inside(),
        Inline::Link { url, content } => {
            let within = RenderContext {
                is_in_link: true,
                ..*context
            };
            html! { <a href={url.clone()}>{ phrasing(content, texts, &within) }</a> }
        }
        Inline::Abbr { title, .. } => html! { <abbr title={title.clone()}>{ inside() }</abbr> },
        Inline::Time { datetime, .. } => {
            html! { <time datetime={datetime.clone()}>{ inside() }</time> }
        }
        Inline::Span { lang, dir, content } => {
            let within = context.with_language(lang.as_deref(), *dir);
            let dir = (dir.is_some() || within.dir != context.dir).then(|| within.dir.as_str());
            html! { <span lang={lang.clone()} {dir}>{ phrasing(content, texts, &within) }</span> }
        }
        Inline::FootnoteReference(id) => footnote_reference(id, context),
        Inline::Image(image) => inline_image(image),
        Inline::Anchor(id) => html! { <span id={context.id(id)}></span> },
    }
}
