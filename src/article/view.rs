//! The article as a reader sees it.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VText;

use super::date::Date;
use super::{Article, Author, Block, BlockKind, Image, Inline, typography};
use crate::i18n::language::direction;
use crate::i18n::{Message, Messages, intl};

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
}

impl PartialEq for Props {
    /// The same article is the same pointer: a long one must not be compared word by word.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.article, &other.article)
            && self.lang == other.lang
            && self.interface == other.interface
            && self.messages == other.messages
            && self.heading_level == other.heading_level
    }
}

/// An article: heading, byline and dates, lead picture, text.
pub struct ArticleView;

impl Component for ArticleView {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props {
            article,
            lang,
            heading_level,
            ..
        } = ctx.props();
        html! {
            <article class="aw-article" part="article" lang={lang} dir={direction(lang).as_str()}>
                <header class="aw-header">
                    { for article.section.iter().map(|section| html! {
                        <p class="aw-section">{ text(section, lang) }</p>
                    }) }
                    { heading(*heading_level, "aw-headline", None, text(&article.headline, lang)) }
                    { for article.standfirst.iter().map(|standfirst| html! {
                        <p class="aw-standfirst">{ text(standfirst, lang) }</p>
                    }) }
                    { byline(ctx.props()) }
                </header>
                { for article.image.iter().map(|image| figure(image, lang, true)) }
                <div class="aw-body" part="body">
                    { blocks(&article.blocks, lang, *heading_level) }
                </div>
            </article>
        }
    }
}

/// A heading of a level that is only known at run time.
pub(crate) fn heading(level: u8, class: &'static str, id: Option<String>, content: Html) -> Html {
    let tag = match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    html! { <@{tag} {class} {id}>{ content }</@> }
}

fn byline(props: &Props) -> Html {
    let Props {
        article,
        lang,
        interface,
        messages,
        ..
    } = props;
    if article.authors.is_empty() && article.published.is_none() && article.publisher.is_none() {
        return Html::default();
    }
    // A change on the day of publication is no news.
    let modified = article.modified.as_ref().filter(|modified| {
        let day = |date: &Date| (date.year, date.month, date.day);
        article.published.as_ref().map(day) != Some(day(modified))
    });
    html! {
        <div class="aw-byline">
            if !article.authors.is_empty() {
                <p class="aw-authors">{ authors(&article.authors, lang) }</p>
            } else if let Some(publisher) = &article.publisher {
                <p class="aw-authors">{ publisher }</p>
            }
            <p class="aw-dates">
                { for article.published.iter().map(|date| time(date, lang)) }
                { for modified.map(|date| html! {
                    <span class="aw-updated" lang={interface} dir={direction(interface).as_str()}>
                        { updated(date, interface, messages) }
                    </span>
                }) }
            </p>
        </div>
    }
}

/// The names, joined as the language joins them, each linked where it has a page.
fn authors(authors: &[Author], lang: &str) -> Html {
    let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
    let joined = intl::list(lang, &names);
    let mut rest = joined.as_str();
    let mut parts = Vec::new();
    for author in authors {
        let Some((between, after)) = rest.split_once(author.name.as_str()) else {
            continue;
        };
        parts.push(html! { { between } });
        parts.push(match &author.url {
            Some(url) => {
                html! { <a rel="author" href={url.clone()}><bdi>{ &author.name }</bdi></a> }
            }
            None => html! { <bdi>{ &author.name }</bdi> },
        });
        rest = after;
    }
    parts.push(html! { { rest } });
    parts.into_iter().collect()
}

fn time(date: &Date, lang: &str) -> Html {
    html! { <time datetime={date.datetime.clone()}>{ intl::date(lang, date) }</time> }
}

/// "Updated 2 March 2026", with the date as a `time` inside the sentence.
fn updated(date: &Date, lang: &str, messages: &Messages) -> Html {
    let sentence = messages.fill(Message::Updated, &[("date", "\u{0}")]);
    let (before, after) = sentence.split_once('\u{0}').unwrap_or((&sentence, ""));
    html! { <>{ before }{ time(date, lang) }{ after }</> }
}

fn blocks(blocks: &[Block], lang: &str, heading_level: u8) -> Html {
    blocks
        .iter()
        .map(|item| block(item, lang, heading_level))
        .collect()
}

fn block(block: &Block, lang: &str, heading_level: u8) -> Html {
    match &block.kind {
        BlockKind::Heading { level, content } => heading(
            heading_level.saturating_add(level.saturating_sub(1)),
            "aw-subheading",
            None,
            inlines(content, lang),
        ),
        BlockKind::Quote {
            blocks: words,
            cite,
        } => html! {
            <figure class="aw-quote">
                <blockquote>{ blocks(words, lang, heading_level) }</blockquote>
                if !cite.is_empty() {
                    <figcaption>{ inlines(cite, lang) }</figcaption>
                }
            </figure>
        },
        BlockKind::List { start, items } => {
            let tag = if start.is_some() { "ol" } else { "ul" };
            html! {
                <@{tag} class="aw-list">
                    { for items.iter().map(|item| html! { <li>{ flow(item, lang, heading_level) }</li> }) }
                </@>
            }
        }
        BlockKind::Image(image) => figure(image, lang, false),
        BlockKind::Paragraph(content) => html! { <p>{ inlines(content, lang) }</p> },
        _ => Html::default(),
    }
}

/// Blocks inside an item or a cell: a single paragraph goes without its own spacing.
fn flow(content: &[Block], lang: &str, heading_level: u8) -> Html {
    match content {
        [
            Block {
                kind: BlockKind::Paragraph(content),
                attributes: None,
            },
        ] => inlines(content, lang),
        content => blocks(content, lang, heading_level),
    }
}

fn figure(image: &Image, lang: &str, lead: bool) -> Html {
    let (width, height) = match image.size {
        Some((width, height)) => (Some(width.to_string()), Some(height.to_string())),
        None => (None, None),
    };
    let loading = if lead { "eager" } else { "lazy" };
    let priority = lead.then_some("high");
    html! {
        <figure class="aw-figure">
            <img src={image.src.clone()} alt={image.alt.clone()} {width} {height} {loading}
                fetchpriority={priority} decoding="async" />
            if !image.caption.is_empty() || image.credit.is_some() {
                <figcaption>
                    { inlines(&image.caption, lang) }
                    { for image.credit.iter().map(|credit| html! {
                        <>{ " " }<small class="aw-credit">{ credit }</small></>
                    }) }
                </figcaption>
            }
        </figure>
    }
}

/// A text, spaced as its language spaces it.
pub(crate) fn text(text: &str, lang: &str) -> Html {
    VText::new(typography::spaced(text, lang).into_owned()).into()
}

fn inlines(content: &[Inline], lang: &str) -> Html {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(words) => text(words, lang),
            Inline::Phrase(phrase, content) => {
                html! { <@{phrase.tag()}>{ inlines(content, lang) }</@> }
            }
            Inline::Link { url, content } => {
                html! { <a href={url.clone()}>{ inlines(content, lang) }</a> }
            }
            other => inlines(other.content(), lang),
        })
        .collect()
}
