//! The footnotes of an article, numbered in the order of their first reference.

use std::cell::Cell;

use article_widget_core::article::{Article, Block, BlockKind, Image, Inline};

/// Footnotes of an article by `id`.
pub(super) struct FootnoteIndex<'a> {
    notes: Vec<IndexedFootnote<'a>>,
    /// Number of footnotes with at least one reference.
    referenced: u32,
}

pub(super) struct IndexedFootnote<'a> {
    id: &'a str,
    /// Footnote number, from 1. `None` without a reference.
    pub number: Option<u32>,
    /// Number of references in the article.
    pub references: u32,
    /// Number of references rendered so far.
    pub rendered: Cell<u32>,
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

    pub fn find(&self, id: &str) -> Option<&IndexedFootnote<'a>> {
        self.notes.get(self.position(id)?)
    }

    pub fn number(&self, id: &str) -> Option<u32> {
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
                BlockKind::List(list) => {
                    list.items
                        .iter()
                        .for_each(|item| self.count_in(&item.blocks));
                }
                BlockKind::DescriptionList(groups) => {
                    for group in groups {
                        group.terms.iter().for_each(|term| self.count(term));
                        group.descriptions.iter().for_each(|it| self.count_in(it));
                    }
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
                BlockKind::Code { content, .. } => self.count(content),
                BlockKind::Separator => {}
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

/// Returns the fragment of a footnote.
pub(super) fn note_id(id: &str) -> String {
    ["fn-", id].concat()
}

/// Returns the fragment of a footnote's `turn`th reference.
pub(super) fn reference_id(id: &str, turn: u32) -> String {
    ["fnref-", id, "-", &turn.to_string()].concat()
}
