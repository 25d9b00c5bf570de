//! Footnotes, numbered in the order of their first reference.

use std::cell::Cell;

use yew::prelude::*;

use crate::components::article::block::flow;
use crate::components::article::context::RenderContext;
use crate::components::article::element::element;
use crate::vdom::element::ElementBuilder;
use article_widget_core::article::{Article, Block, BlockKind, Footnote, Image, Inline};
use article_widget_core::messages::Message;
use article_widget_platform::intl;

/// Footnotes of an article by `id`.
pub(super) struct FootnoteIndex<'a> {
    notes: Vec<IndexedFootnote<'a>>,
    /// Number of footnotes with at least one reference.
    referenced: u32,
}

struct IndexedFootnote<'a> {
    id: &'a str,
    /// Footnote number, from 1. `None` without a reference.
    number: Option<u32>,
    /// Number of references in the article.
    references: u32,
    /// Number of references rendered so far.
    rendered: Cell<u32>,
}

impl<'a> FootnoteIndex<'a> {
    /// Collects the footnotes of an article and counts the references to each.
    pub fn new(article: &'a Article) -> Self {
        let mut ids = Vec::new();
        find_notes(&article.blocks, &mut ids);
        ids.sort_unstable();
        ids.dedup();
        let note = |id| IndexedFootnote {
            id,
            number: None,
            references: 0,
            rendered: Cell::new(0),
        };
        let mut notes = Self {
            notes: ids.into_iter().map(note).collect(),
            referenced: 0,
        };
        if !notes.notes.is_empty() {
            if let Some(image) = &article.image {
                notes.count(&image.caption);
            }
            notes.count_in(&article.blocks);
        }
        notes
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.notes.binary_search_by_key(&id, |note| note.id).ok()
    }

    fn find(&self, id: &str) -> Option<&IndexedFootnote<'a>> {
        self.notes.get(self.position(id)?)
    }

    fn number(&self, id: &str) -> Option<u32> {
        self.find(id)?.number
    }

    fn count(&mut self, content: &[Inline]) {
        for inline in content {
            let Inline::FootnoteReference(id) = inline else {
                self.count(inline.content());
                continue;
            };
            let position = self.position(id);
            if let Some(note) = position.and_then(|at| self.notes.get_mut(at)) {
                note.references += 1;
                if note.number.is_none() {
                    self.referenced += 1;
                    note.number = Some(self.referenced);
                }
            }
        }
    }

    fn count_in(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                    self.count(content);
                }
                BlockKind::List { items, .. } => {
                    items.iter().for_each(|item| self.count_in(item));
                }
                BlockKind::Quote { blocks, cite } | BlockKind::PullQuote { blocks, cite } => {
                    self.count_in(blocks);
                    self.count(cite);
                }
                BlockKind::Table(table) => {
                    self.count(&table.caption);
                    let rows = [&table.head, &table.body, &table.foot];
                    let cells = rows.into_iter().flatten().flatten();
                    cells.for_each(|cell| self.count_in(&cell.blocks));
                }
                BlockKind::Aside(blocks) => self.count_in(blocks),
                BlockKind::Details { summary, blocks } => {
                    self.count(summary);
                    self.count_in(blocks);
                }
                BlockKind::Image(image) => self.count(&image.caption),
                BlockKind::Gallery { images, caption } => {
                    for Image { caption, .. } in images {
                        self.count(caption);
                    }
                    self.count(caption);
                }
                BlockKind::Video(video) => self.count(&video.caption),
                BlockKind::Audio(audio) => self.count(&audio.caption),
                BlockKind::Embed(embed) => {
                    self.count(&embed.fallback);
                    self.count(&embed.caption);
                }
                BlockKind::Footnotes(notes) => {
                    notes.iter().for_each(|note| self.count_in(&note.blocks));
                }
                BlockKind::Code { .. } | BlockKind::Separator => {}
            }
        }
    }
}

fn find_notes<'a>(blocks: &'a [Block], into: &mut Vec<&'a str>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Footnotes(notes) => into.extend(notes.iter().map(|note| note.id.as_str())),
            BlockKind::Quote { blocks, .. }
            | BlockKind::Aside(blocks)
            | BlockKind::Details { blocks, .. } => find_notes(blocks, into),
            _ => {}
        }
    }
}

/// Renders a reference to a footnote. Empty if no footnote has this `id`.
pub(super) fn reference(id: &str, context: &RenderContext) -> Html {
    let Some(note) = context.footnotes.find(id) else {
        return Html::default();
    };
    let turn = note.rendered.get() + 1;
    note.rendered.set(turn);
    let id_of_turn = context.article_id(&reference_id(id, turn));
    let number = intl::number(context.lang, note.number.unwrap_or(1));
    let content = if context.is_in_link {
        ElementBuilder::new("span").attr("id", id_of_turn)
    } else {
        ElementBuilder::new("a")
            .attr("id", id_of_turn)
            .attr("href", ["#", &note_id(id)].concat())
            .attr("role", "doc-noteref")
    };
    element("sup", "aw-reference", content.text(&number).into())
}

/// Renders the footnotes by number. Unreferenced footnotes come last.
pub(super) fn footnotes(footnotes: &[Footnote], context: &RenderContext) -> Html {
    let mut ordered: Vec<&Footnote> = footnotes.iter().collect();
    ordered.sort_by_key(|note| context.footnotes.number(&note.id).unwrap_or(u32::MAX));
    let list = ordered.into_iter().map(|note| footnote(note, context));
    ElementBuilder::with_class("section", "aw-footnotes")
        .attr("role", "doc-endnotes")
        .attr("aria-label", context.message(Message::Footnotes))
        .child(element("ol", "", list.collect()))
        .into()
}

fn footnote(note: &Footnote, context: &RenderContext) -> Html {
    let references = context
        .footnotes
        .find(&note.id)
        .map_or(0, |it| it.references);
    let text = element("div", "aw-note-text", flow(&note.blocks, context));
    let mut item = ElementBuilder::new("li")
        .attr("id", context.article_id(&note_id(&note.id)))
        .child(text);
    for turn in 1..=references {
        let link = ElementBuilder::with_class("a", "aw-backlink")
            .attr("role", "doc-backlink")
            .attr("href", ["#", &reference_id(&note.id, turn)].concat())
            .attr("aria-label", backlink(turn, references, context));
        item = item.text(" ").child(link.text("↩"));
    }
    item.into()
}

/// Returns the fragment of a footnote.
fn note_id(id: &str) -> String {
    ["fn-", id].concat()
}

/// Returns the fragment of a footnote's `turn`th reference.
fn reference_id(id: &str, turn: u32) -> String {
    ["fnref-", id, "-", &turn.to_string()].concat()
}

/// Returns the backlink's label. It ends in a number if the footnote has several references.
fn backlink(turn: u32, references: u32, context: &RenderContext) -> AttrValue {
    let words = context.messages.get(Message::Backlink);
    if references == 1 {
        return words.to_owned().into();
    }
    let turn = intl::number(context.ui_lang, turn);
    [words, " (", &turn, ")"].concat().into()
}
