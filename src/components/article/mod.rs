//! The article component.
//!
//! Each part of the model has a function that renders it in a [`RenderContext`].

mod block;
mod caption;
mod context;
mod element;
mod embed;
mod embed_request;
mod footnote_index;
mod footnote_reference;
mod footnotes;
pub mod fragment;
mod header;
mod inline;
mod list;
mod media;
mod picture;
pub mod share_button;
mod table;
mod table_of_contents;

use std::cell::Cell;
use std::rc::Rc;

use context::RenderContext;
use wasm_bindgen::JsCast;
use yew::prelude::*;
use yew::virtual_dom::{ListenerKind, VText};

use crate::components::article::share_button::ShareButton;
use crate::vdom::element::ElementBuilder;
use crate::vdom::html_writer;
use crate::vdom::node_cache::NodeCache;
use article_widget_core::article::chunks::split_into_chunks;
use article_widget_core::article::consent::Consent;
use article_widget_core::article::options::ArticleOptions;
use article_widget_core::article::{Article, Block, drop_cap, french_spacing};
use article_widget_core::messages::{Message, Messages};
use article_widget_platform::language::{Direction, direction};
pub use embed_request::EmbedRequest;
use footnote_index::FootnoteIndex;

/// Props of [`ArticleView`].
#[derive(Clone, Properties)]
pub struct Props {
    /// The article.
    pub article: Rc<Article>,
    /// BCP 47 tag of the article's language.
    pub lang: AttrValue,
    /// BCP 47 tag of the user interface's language.
    pub ui_lang: AttrValue,
    /// User interface messages.
    pub messages: Messages,
    /// Heading level of the headline, 1 to 6.
    pub heading_level: u8,
    /// Prefix of every `id`. Unique for each widget in a tree.
    pub id_prefix: AttrValue,
    /// Display options.
    #[prop_or_default]
    pub options: ArticleOptions,
    /// URL of the article, for articles that do not state their own.
    #[prop_or_default]
    pub url: Option<AttrValue>,
    /// Providers whose embeds load without asking the reader.
    #[prop_or_default]
    pub consent: Consent,
    /// Called when a reader requests an embed.
    #[prop_or_default]
    pub on_embed_request: Callback<EmbedRequest>,
}

impl PartialEq for Props {
    /// Compares articles by pointer: comparing the content of a long article is slow.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.article, &other.article)
            && self.lang == other.lang
            && self.ui_lang == other.ui_lang
            && self.messages == other.messages
            && self.heading_level == other.heading_level
            && self.id_prefix == other.id_prefix
            && self.options == other.options
            && self.url == other.url
            && self.consent == other.consent
            && self.on_embed_request == other.on_embed_request
    }
}

/// Renders an article: headline, byline, dates, lead image, text and tags.
pub struct ArticleView {
    /// DOM nodes of the chunks of a long text.
    chunks: NodeCache,
}

impl Component for ArticleView {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self {
            chunks: NodeCache::default(),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let article = &*props.article;
        let notes = FootnoteIndex::new(article);
        let context = RenderContext {
            article,
            lang: &props.lang,
            dir: article.dir.unwrap_or_else(|| direction(&props.lang)),
            ui_lang: &props.ui_lang,
            messages: &props.messages,
            heading_level: props.heading_level,
            id_prefix: &props.id_prefix,
            options: props.options,
            consent: props.consent,
            on_embed_request: &props.on_embed_request,
            footnotes: &notes,
            numbers: &Cell::new(0),
            pull_quotes_left: &Cell::new(MAX_PULL_QUOTES_CHECKED),
            is_in_chunk: false,
            is_in_link: false,
        };
        let ids = props.id_prefix.clone();
        let onclick =
            move |event: Event| fragment::follow_fragment_link(event.unchecked_ref(), &ids);
        let share = || {
            html! {
                <ShareButton title={article.headline.clone()} lang={&props.ui_lang}
                    url={article.url.clone().map(AttrValue::from).or(props.url.clone())}
                    messages={props.messages.clone()} />
            }
        };
        let image = article.image.as_ref();
        let body = ElementBuilder::with_class("div", "aw-body")
            .attr("part", "body")
            .child(self.body(&article.blocks, &context))
            .optional_child(article.protected.then(|| paywall(article, &context)));
        let contents = || table_of_contents::table_of_contents(article, &context);
        // An absent optional child is rendered as an empty node, so that Yew matches the others by position.
        html_writer::finish(
            ElementBuilder::new("article")
                .attr("class", class(article, &context))
                .attr("part", "article")
                .attr("lang", props.lang.clone())
                .attr("dir", context.dir.as_str())
                .on(|| ListenerKind::onclick, Callback::from(onclick))
                .child(header::header(article, &context))
                .child(props.options.share.then(share).unwrap_or_default())
                .child(
                    image
                        .map(|image| media::figure(image, true, &context))
                        .unwrap_or_default(),
                )
                .child(props.options.contents.then(contents).unwrap_or_default())
                .child(body)
                .optional_child(tags(article, &context)),
        )
    }
}

impl ArticleView {
    /// Renders the article's blocks, in chunks if there are many.
    fn body(&self, blocks: &[Block], context: &RenderContext) -> Html {
        let (chunks, rest) = split_into_chunks(blocks);
        if chunks.is_empty() {
            return block::blocks(rest, context);
        }
        let inside = RenderContext {
            is_in_chunk: true,
            ..*context
        };
        let chunk_view =
            |blocks| element::element("div", "aw-chunk", block::blocks(blocks, &inside));
        let chunks = chunks.into_iter().map(chunk_view).collect();
        html! { <>{ self.chunks.render(chunks) }{ block::blocks(rest, context) }</> }
    }
}

/// Maximum number of pull quotes to search for in the article; each search reads all of it.
const MAX_PULL_QUOTES_CHECKED: u32 = 16;

/// Returns the `class` attribute of the article.
fn class(article: &Article, context: &RenderContext) -> String {
    let ArticleOptions {
        drop_cap, hyphens, ..
    } = context.options;
    let drop_cap =
        drop_cap && context.dir == Direction::Ltr && drop_cap::is_suitable(&article.blocks);
    [
        "aw-article",
        if hyphens { " aw-hyphens" } else { "" },
        if drop_cap { " aw-drop-cap" } else { "" },
    ]
    .concat()
}

/// Renders a heading. `part` is the name for the host's `::part()` selectors.
pub(crate) fn heading(
    level: u8,
    class: &'static str,
    part: Option<&'static str>,
    id: Option<String>,
    content: Html,
) -> Html {
    let tag = match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    ElementBuilder::with_class(tag, class)
        .optional_attr("part", part)
        .optional_attr("id", id)
        .child(content)
        .into()
}

/// Renders a string with the spacing rules of its language.
pub(crate) fn text(text: &str, lang: &str) -> Html {
    VText::new(french_spacing::apply(text, lang).into_owned()).into()
}

/// Renders the notice of a paywalled article, with a link to the original if its URL is known.
fn paywall(article: &Article, context: &RenderContext) -> Html {
    let (lang, dir) = context.ui_language();
    let say = |message| context.messages.get(message);
    let notice = ElementBuilder::with_class("p", "aw-protected")
        .attr("lang", lang)
        .attr("dir", dir);
    let words = say(Message::ArticleProtected);
    match &article.url {
        None => notice.text(words).into(),
        Some(url) => {
            let link = ElementBuilder::new("a").attr("href", url.clone());
            let link = link.text(say(Message::ArticleOriginal));
            notice.text(&[words, " "].concat()).child(link).into()
        }
    }
}

/// Renders the article's tags. `None` without tags.
fn tags(article: &Article, context: &RenderContext) -> Option<Html> {
    let item = |tag: &String| element::element("li", "", text(tag, context.lang));
    // Safari omits list semantics without list markers, unless the role is explicit.
    let list = ElementBuilder::with_class("ul", "aw-tags")
        .attr("role", "list")
        .attr("aria-label", context.message(Message::Tags))
        .children(article.tags.iter().map(item));
    (!article.tags.is_empty()).then(|| element::element("footer", "aw-footer", list.into()))
}
