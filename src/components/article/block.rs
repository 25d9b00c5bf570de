//! Renders article blocks as flow content (HTML, content models).

use std::rc::Rc;

use yew::prelude::*;

use crate::components::article::caption::caption;
use crate::components::article::context::RenderContext;
use crate::components::article::element::element;
use crate::components::article::inline::{inlines, preformatted};
use crate::components::article::table_of_contents::anchored;
use crate::components::article::{embed, footnotes, heading, list, media, table};
use crate::vdom::element::ElementBuilder;
use article_widget_core::article::block_text::blocks_plain_text;
use article_widget_core::article::{Block, BlockKind, GlobalAttributes, Inline, plain_text};
use article_widget_core::messages::Message;

/// Renders blocks one after the other.
pub(super) fn blocks(blocks: &[Block], context: &RenderContext) -> Html {
    blocks.iter().map(|item| block(item, context)).collect()
}

/// Renders the content of a list item, table cell or footnote. A lone paragraph gets no `<p>`, and so no
/// margins.
pub(super) fn flow(content: &[Block], context: &RenderContext) -> Html {
    match content {
        [
            Block {
                kind: BlockKind::Paragraph(content),
                attributes: None,
            },
        ] => inlines(content, context),
        content => blocks(content, context),
    }
}

fn block(block: &Block, context: &RenderContext) -> Html {
    match &block.attributes {
        None => kind(&block.kind, context),
        Some(attributes) => {
            let inside = context.with_language(attributes.lang.as_deref(), attributes.dir);
            let html = with_attributes(kind(&block.kind, &inside), attributes, context, &inside);
            match (&block.kind, &attributes.id) {
                (BlockKind::Heading { content, .. }, Some(id)) if context.options.anchors => {
                    anchored(html, id, &plain_text(content), context)
                }
                _ => html,
            }
        }
    }
}

/// Sets the global attributes of a block on its element, and wraps anything else in a `<div>` first.
fn with_attributes(
    html: Html,
    attributes: &GlobalAttributes,
    around: &RenderContext,
    inside: &RenderContext,
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
    let block = Html::VTag(tag);
    attributes.aliases.iter().fold(block, |block, id| {
        ElementBuilder::new("div")
            .attr("id", around.id(id))
            .child(block)
            .into()
    })
}

fn kind(kind: &BlockKind, context: &RenderContext) -> Html {
    match kind {
        // Chromium omits a skipped paragraph (`content-visibility`) from the accessibility tree unless it
        // has an explicit role.
        BlockKind::Paragraph(content) if context.is_in_chunk => html! {
            <p role="paragraph">{ inlines(content, context) }</p>
        },
        BlockKind::Paragraph(content) => element("p", "", inlines(content, context)),
        BlockKind::Heading { level, content } => heading(
            context
                .heading_level
                .saturating_add(level.saturating_sub(1)),
            match level {
                ..=2 => "aw-subheading",
                3 => "aw-subheading aw-subheading-3",
                _ => "aw-subheading aw-subheading-4",
            },
            None,
            None,
            inlines(content, context),
        ),
        BlockKind::List(content) => list::list(content, context),
        BlockKind::DescriptionList(groups) => list::description_list(groups, context),
        BlockKind::Quote { blocks, cite } => quote("aw-quote", false, blocks, cite, context),
        BlockKind::PullQuote { blocks, cite } => {
            let is_echo = cite.is_empty() && repeats_the_text(blocks, context);
            quote("aw-pullquote", is_echo, blocks, cite, context)
        }
        BlockKind::Table(table) => table::table(table, context),
        BlockKind::Code { content, language } => code(content, language.as_deref(), context),
        BlockKind::Separator => element("hr", "aw-separator", Html::default()),
        // An article may contain many asides, so they are not `complementary` landmarks.
        BlockKind::Aside(content) => ElementBuilder::with_class("aside", "aw-aside")
            .attr("role", "note")
            .child(blocks(content, context))
            .into(),
        BlockKind::Details {
            summary,
            blocks: content,
        } => {
            let summary = element("summary", "", inlines(summary, context));
            let content = [summary, blocks(content, context)];
            element("details", "aw-details", content.into_iter().collect())
        }
        BlockKind::Image(image) => media::figure(image, false, context),
        BlockKind::Gallery { images, caption } => media::gallery(images, caption, context),
        BlockKind::Video(video) => media::video(video, context),
        BlockKind::Audio(audio) => media::audio(audio, context),
        BlockKind::Embed(embed) => embed::embed(embed, context),
        BlockKind::Footnotes(footnotes) => footnotes::footnotes(footnotes, context),
    }
}

/// Renders a quote. A pull quote that repeats the article is hidden from screen readers.
fn quote(
    class: &'static str,
    is_echo: bool,
    words: &[Block],
    cite: &[Inline],
    context: &RenderContext,
) -> Html {
    ElementBuilder::with_class("figure", class)
        .optional_attr("aria-hidden", is_echo.then_some("true"))
        .child(element("blockquote", "", blocks(words, context)))
        .optional_child(caption(cite, context))
        .into()
}

/// Whether the article's text contains the quote, and the quote has no links.
fn repeats_the_text(quote: &[Block], context: &RenderContext) -> bool {
    let Some(left) = context.pull_quotes_left.get().checked_sub(1) else {
        return false;
    };
    context.pull_quotes_left.set(left);
    let is_plain = |block: &Block| match &block.kind {
        BlockKind::Paragraph(content) => !has_links(content),
        _ => false,
    };
    let words = blocks_plain_text(quote);
    let words = words.trim_matches(|char: char| char.is_whitespace() || "«»“”\"".contains(char));
    !words.is_empty()
        && quote.iter().all(is_plain)
        && blocks_plain_text(&context.article.blocks).contains(words)
}

fn has_links(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Link { .. } | Inline::FootnoteReference(_) => true,
        other => has_links(other.content()),
    })
}

/// Renders a code block. It is focusable because lines may overflow: browsers scroll a focused element by
/// keyboard.
fn code(program: &[Inline], language: Option<&str>, context: &RenderContext) -> Html {
    let class = language.map(|language| ["language-", language].concat());
    ElementBuilder::with_class("pre", "aw-code")
        .attr("role", "group")
        .attr("aria-label", context.message(Message::Code))
        .attr("tabindex", "0")
        .attr("dir", "ltr")
        .attr("translate", "no")
        .child(
            ElementBuilder::new("code")
                .optional_attr("class", class)
                .child(preformatted(program, context)),
        )
        .into()
}
