//! The article as a reader sees it.
//!
//! A function for each part of the model, which takes the part and the [`Setting`] it stands in.

mod block;
mod context;
mod element;
mod embed;
mod footnotes;
pub mod fragment;
mod header;
mod inline;
mod media;
mod picture;
pub mod share_button;
mod table;
mod table_of_contents;

use std::cell::Cell;
use std::rc::Rc;

use context::Setting;
use wasm_bindgen::JsCast;
use yew::prelude::*;
use yew::virtual_dom::{ListenerKind, VText};

use crate::components::article::share_button::Share;
use crate::vdom::element::Tag;
use crate::vdom::html_writer;
use crate::vdom::node_cache::Bulk;
use article_widget_core::article::chunks::stretches;
use article_widget_core::article::consent::Consent;
use article_widget_core::article::options::Display;
use article_widget_core::article::{Article, Block, drop_cap, french_spacing};
use article_widget_core::messages::{Message, Messages};
use article_widget_platform::language::{Direction, direction};
pub use embed::Wish;
use footnotes::Notes;

/// What [`ArticleView`] shows.
#[derive(Clone, Properties)]
pub struct Props {
    /// The article.
    pub article: Rc<Article>,
    /// BCP 47 tag of the language it is written in.
    pub lang: AttrValue,
    /// BCP 47 tag of the language around it.
    pub interface: AttrValue,
    /// What is said around it.
    pub messages: Messages,
    /// The level of the headline's heading.
    pub heading_level: u8,
    /// The prefix of every `id`; another for each widget of a page.
    pub ids: AttrValue,
    /// How it is set.
    #[prop_or_default]
    pub display: Display,
    /// Its address, where it does not tell its own.
    #[prop_or_default]
    pub url: Option<AttrValue>,
    /// Whose content is shown without asking.
    #[prop_or_default]
    pub consent: Consent,
    /// Called when a reader requests an embed.
    #[prop_or_default]
    pub on_wish: Callback<Wish>,
}

impl PartialEq for Props {
    /// The same article is the same pointer: a long one must not be compared word by word.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.article, &other.article)
            && self.lang == other.lang
            && self.interface == other.interface
            && self.messages == other.messages
            && self.heading_level == other.heading_level
            && self.ids == other.ids
            && self.display == other.display
            && self.url == other.url
            && self.consent == other.consent
            && self.on_wish == other.on_wish
    }
}

/// An article: heading, byline and dates, lead picture, text, tags.
pub struct ArticleView {
    /// The stretches of a long text.
    stretches: Bulk,
}

impl Component for ArticleView {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self {
            stretches: Bulk::default(),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let article = &*props.article;
        let notes = Notes::of(article);
        let setting = Setting {
            article,
            lang: &props.lang,
            dir: article.dir.unwrap_or_else(|| direction(&props.lang)),
            interface: &props.interface,
            messages: &props.messages,
            heading_level: props.heading_level,
            ids: &props.ids,
            display: props.display,
            consent: props.consent,
            on_wish: &props.on_wish,
            notes: &notes,
            numbers: &Cell::new(0),
            echoes: &Cell::new(ECHOES),
            is_in_stretch: false,
            is_in_link: false,
        };
        let ids = props.ids.clone();
        let onclick = move |event: Event| fragment::follow(event.unchecked_ref(), &ids);
        let share = || {
            html! {
                <Share title={article.headline.clone()} lang={&props.interface}
                    url={article.url.clone().map(AttrValue::from).or(props.url.clone())}
                    messages={props.messages.clone()} />
            }
        };
        let image = article.image.as_ref();
        let body = Tag::of("div", "aw-body")
            .set("part", "body")
            .add(self.story(&article.blocks, &setting))
            .add_some(article.protected.then(|| protected(article, &setting)));
        let contents = || table_of_contents::table_of_contents(article, &setting);
        // What may be there or not keeps its place among the others.
        html_writer::rendered(
            Tag::new("article")
                .set("class", class(article, &setting))
                .set("part", "article")
                .set("lang", props.lang.clone())
                .set("dir", setting.dir.as_str())
                .on(|| ListenerKind::onclick, Callback::from(onclick))
                .add(header::header(article, &setting))
                .add(props.display.share.then(share).unwrap_or_default())
                .add(
                    image
                        .map(|image| media::figure(image, true, &setting))
                        .unwrap_or_default(),
                )
                .add(props.display.contents.then(contents).unwrap_or_default())
                .add(body)
                .add_some(tags(article, &setting)),
        )
    }
}

impl ArticleView {
    /// The text itself.
    fn story(&self, blocks: &[Block], setting: &Setting) -> Html {
        let (stretches, rest) = stretches(blocks);
        if stretches.is_empty() {
            return block::blocks(rest, setting);
        }
        let inside = Setting {
            is_in_stretch: true,
            ..*setting
        };
        let stretch =
            |blocks| element::element("div", "aw-stretch", block::blocks(blocks, &inside));
        let stretches = stretches.into_iter().map(stretch).collect();
        html! { <>{ self.stretches.made(stretches) }{ block::blocks(rest, setting) }</> }
    }
}

/// How many pull quotes are looked for in the story: each costs a reading of it.
const ECHOES: u32 = 16;

/// The classes of an article that is set as the host has chosen.
fn class(article: &Article, setting: &Setting) -> String {
    let Display {
        drop_cap, hyphens, ..
    } = setting.display;
    let drop_cap = drop_cap && setting.dir == Direction::Ltr && drop_cap::suits(&article.blocks);
    [
        "aw-article",
        if hyphens { " aw-hyphens" } else { "" },
        if drop_cap { " aw-drop-cap" } else { "" },
    ]
    .concat()
}

/// A heading of a level that is only known at run time. `part` is what the page's styles know it by.
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
    Tag::of(tag, class)
        .set_some("part", part)
        .set_some("id", id)
        .add(content)
        .into()
}

/// A text, spaced as its language spaces it.
pub(crate) fn text(text: &str, lang: &str) -> Html {
    VText::new(french_spacing::spaced(text, lang).into_owned()).into()
}

/// Says that the text is kept back from this reader, and where it may be had.
fn protected(article: &Article, setting: &Setting) -> Html {
    let (lang, dir) = setting.interface();
    let say = |message| setting.messages.get(message);
    let notice = Tag::of("p", "aw-protected")
        .set("lang", lang)
        .set("dir", dir);
    let words = say(Message::ArticleProtected);
    match &article.url {
        None => notice.text(words).into(),
        Some(url) => {
            let link = Tag::new("a").set("href", url.clone());
            let link = link.text(say(Message::ArticleOriginal));
            notice.text(&[words, " "].concat()).add(link).into()
        }
    }
}

/// What the article is about.
fn tags(article: &Article, setting: &Setting) -> Option<Html> {
    let item = |tag: &String| element::element("li", "", text(tag, setting.lang));
    // A list without bullets is no list to Safari, unless it says so.
    let list = Tag::of("ul", "aw-tags")
        .set("role", "list")
        .set("aria-label", setting.say(Message::Tags))
        .add_all(article.tags.iter().map(item));
    (!article.tags.is_empty()).then(|| element::element("footer", "aw-footer", list.into()))
}
