//! Blocks as HTML's flow content.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::article::context::Setting;
use crate::components::article::element::element;
use crate::components::article::inline::inlines;
use crate::components::article::table_of_contents::anchored;
use crate::components::article::{embed, footnotes, heading, media, table};
use crate::vdom::element::Tag;
use article_widget_core::article::block_text::text;
use article_widget_core::article::{Block, BlockKind, GlobalAttributes, Inline, plain_text};
use article_widget_core::messages::Message;

/// Blocks, one after the other.
pub(super) fn blocks(blocks: &[Block], setting: &Setting) -> Html {
    blocks.iter().map(|item| block(item, setting)).collect()
}

/// Blocks inside an item or a cell: a single paragraph goes without its own spacing.
pub(super) fn flow(content: &[Block], setting: &Setting) -> Html {
    match content {
        [
            Block {
                kind: BlockKind::Paragraph(content),
                attributes: None,
            },
        ] => inlines(content, setting),
        content => blocks(content, setting),
    }
}

fn block(block: &Block, setting: &Setting) -> Html {
    match &block.attributes {
        None => kind(&block.kind, setting),
        Some(attributes) => {
            let inside = setting.within(attributes.lang.as_deref(), attributes.dir);
            let html = with_attributes(kind(&block.kind, &inside), attributes, setting, &inside);
            match (&block.kind, &attributes.id) {
                (BlockKind::Heading { content, .. }, Some(id)) if setting.display.anchors => {
                    anchored(html, id, &plain_text(content), setting)
                }
                _ => html,
            }
        }
    }
}

/// Gives an element what sets its block apart.
fn with_attributes(
    html: Html,
    attributes: &GlobalAttributes,
    around: &Setting,
    inside: &Setting,
) -> Html {
    let mut tag = match html {
        Html::VTag(tag) => tag,
        other => {
            let html = element("div", "", other);
            return with_attributes(html, attributes, around, inside);
        }
    };
    let element = Rc::make_mut(&mut tag);
    if let Some(id) = &attributes.id {
        element.add_attribute("id", around.id(id));
    }
    if let Some(lang) = &attributes.lang {
        element.add_attribute("lang", lang.clone());
    }
    if inside.dir != around.dir || attributes.dir.is_some() {
        element.add_attribute("dir", inside.dir.as_str());
    }
    Html::VTag(tag)
}

fn kind(kind: &BlockKind, setting: &Setting) -> Html {
    match kind {
        // Chromium tells screen readers of no paragraph that is not laid out, unless that says it is one.
        BlockKind::Paragraph(content) if setting.is_in_stretch => html! {
            <p role="paragraph">{ inlines(content, setting) }</p>
        },
        BlockKind::Paragraph(content) => element("p", "", inlines(content, setting)),
        BlockKind::Heading { level, content } => heading(
            setting
                .heading_level
                .saturating_add(level.saturating_sub(1)),
            match level {
                ..=2 => "aw-subheading",
                3 => "aw-subheading aw-subheading-3",
                _ => "aw-subheading aw-subheading-4",
            },
            None,
            None,
            inlines(content, setting),
        ),
        BlockKind::List { start, items } => list(*start, items, setting),
        BlockKind::Quote { blocks, cite } => quote("aw-quote", false, blocks, cite, setting),
        BlockKind::PullQuote { blocks, cite } => {
            let is_echo = cite.is_empty() && is_echo(blocks, setting);
            quote("aw-pullquote", is_echo, blocks, cite, setting)
        }
        BlockKind::Table(table) => table::table(table, setting),
        BlockKind::Code { text, language } => code(text, language.as_deref(), setting),
        BlockKind::Separator => element("hr", "aw-separator", Html::default()),
        // Not a landmark: a story may have many.
        BlockKind::Aside(content) => Tag::of("aside", "aw-aside")
            .set("role", "note")
            .add(blocks(content, setting))
            .into(),
        BlockKind::Details {
            summary,
            blocks: content,
        } => {
            let summary = element("summary", "", inlines(summary, setting));
            let content = [summary, blocks(content, setting)];
            element("details", "aw-details", content.into_iter().collect())
        }
        BlockKind::Image(image) => media::figure(image, false, setting),
        BlockKind::Gallery { images, caption } => media::gallery(images, caption, setting),
        BlockKind::Video(video) => media::video(video, setting),
        BlockKind::Audio(audio) => media::audio(audio, setting),
        BlockKind::Embed(embed) => embed::embed(embed, setting),
        BlockKind::Footnotes(footnotes) => footnotes::footnotes(footnotes, setting),
    }
}

fn list(start: Option<i32>, items: &[Vec<Block>], setting: &Setting) -> Html {
    let tag = if start.is_some() { "ol" } else { "ul" };
    let start = start
        .filter(|start| *start != 1)
        .map(|start| start.to_string());
    let item = |item: &Vec<Block>| element("li", "", flow(item, setting));
    Tag::of(tag, "aw-list")
        .set_some("start", start)
        .add_all(items.iter().map(item))
        .into()
}

/// Renders a quote. A pull quote that repeats the article is hidden from screen readers.
fn quote(
    class: &'static str,
    is_echo: bool,
    words: &[Block],
    cite: &[Inline],
    setting: &Setting,
) -> Html {
    Tag::of("figure", class)
        .set_some("aria-hidden", is_echo.then_some("true"))
        .add(element("blockquote", "", blocks(words, setting)))
        .add_some(caption(cite, setting))
        .into()
}

/// Whether the story says these words itself, and nothing among them can be clicked.
fn is_echo(quote: &[Block], setting: &Setting) -> bool {
    let Some(left) = setting.echoes.get().checked_sub(1) else {
        return false;
    };
    setting.echoes.set(left);
    let is_plain = |block: &Block| match &block.kind {
        BlockKind::Paragraph(content) => !has_links(content),
        _ => false,
    };
    let words = text(quote);
    let words = words.trim_matches(|char: char| char.is_whitespace() || "«»“”\"".contains(char));
    !words.is_empty() && quote.iter().all(is_plain) && text(&setting.article.blocks).contains(words)
}

fn has_links(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Link { .. } | Inline::FootnoteReference(_) => true,
        other => has_links(other.content()),
    })
}

/// What is said below a figure, if anything is.
pub(super) fn caption(content: &[Inline], setting: &Setting) -> Option<Html> {
    (!content.is_empty()).then(|| element("figcaption", "", inlines(content, setting)))
}

/// Lines that may be wider than the page, which a reader scrolls by keyboard too.
fn code(program: &str, language: Option<&str>, setting: &Setting) -> Html {
    let class = language.map(|language| ["language-", language].concat());
    Tag::of("pre", "aw-code")
        .set("role", "group")
        .set("aria-label", setting.say(Message::Code))
        .set("tabindex", "0")
        .set("dir", "ltr")
        .set("translate", "no")
        .add(Tag::new("code").set_some("class", class).text(program))
        .into()
}
