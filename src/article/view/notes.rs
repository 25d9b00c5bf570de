//! Footnotes: numbered in the order in which the text refers to them.

use std::cell::Cell;

use yew::prelude::*;

use super::block::flow;
use super::setting::Setting;
use crate::article::{Article, Block, BlockKind, Footnote, Image, Inline};
use crate::i18n::{Message, intl};

/// The notes of an article that its text refers to, in that order.
pub(super) struct Notes<'a>(Vec<Note<'a>>);

struct Note<'a> {
    id: &'a str,
    /// How many references lead to it.
    references: u32,
    /// How many of those have been rendered.
    rendered: Cell<u32>,
}

impl<'a> Notes<'a> {
    /// Finds the notes and what refers to them.
    pub fn of(article: &'a Article) -> Self {
        let mut known = Vec::new();
        find_notes(&article.blocks, &mut known);
        let mut notes = Self(Vec::new());
        if !known.is_empty() {
            if let Some(image) = &article.image {
                notes.count(&image.caption, &known);
            }
            notes.count_in(&article.blocks, &known);
        }
        notes
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|note| note.id == id)
    }

    fn count(&mut self, content: &'a [Inline], known: &[&str]) {
        for inline in content {
            match inline {
                Inline::FootnoteReference(id) if known.contains(&id.as_str()) => {
                    match self.position(id).and_then(|at| self.0.get_mut(at)) {
                        Some(note) => note.references += 1,
                        None => self.0.push(Note {
                            id,
                            references: 1,
                            rendered: Cell::new(0),
                        }),
                    }
                }
                other => self.count(other.content(), known),
            }
        }
    }

    fn count_in(&mut self, blocks: &'a [Block], known: &[&str]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                    self.count(content, known);
                }
                BlockKind::List { items, .. } => {
                    items.iter().for_each(|item| self.count_in(item, known));
                }
                BlockKind::Quote { blocks, cite } | BlockKind::PullQuote { blocks, cite } => {
                    self.count_in(blocks, known);
                    self.count(cite, known);
                }
                BlockKind::Table(table) => {
                    self.count(&table.caption, known);
                    let rows = [&table.head, &table.body, &table.foot];
                    let cells = rows.into_iter().flatten().flatten();
                    cells.for_each(|cell| self.count_in(&cell.blocks, known));
                }
                BlockKind::Aside(blocks) => self.count_in(blocks, known),
                BlockKind::Details { summary, blocks } => {
                    self.count(summary, known);
                    self.count_in(blocks, known);
                }
                BlockKind::Image(image) => self.count(&image.caption, known),
                BlockKind::Gallery { images, caption } => {
                    for Image { caption, .. } in images {
                        self.count(caption, known);
                    }
                    self.count(caption, known);
                }
                BlockKind::Video(video) => self.count(&video.caption, known),
                BlockKind::Audio(audio) => self.count(&audio.caption, known),
                BlockKind::Embed(embed) => {
                    self.count(&embed.fallback, known);
                    self.count(&embed.caption, known);
                }
                BlockKind::Footnotes(notes) => {
                    notes
                        .iter()
                        .for_each(|note| self.count_in(&note.blocks, known));
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

/// The mark that leads to a note; nothing where there is no such note.
pub(super) fn reference(id: &str, setting: &Setting) -> Html {
    let Some(at) = setting.notes.position(id) else {
        return Html::default();
    };
    let Some(note) = setting.notes.0.get(at) else {
        return Html::default();
    };
    let turn = note.rendered.get() + 1;
    note.rendered.set(turn);
    html! {
        <sup class="aw-reference">
            <a id={setting.own_id(&reference_name(id, turn))} href={["#", &note_name(id)].concat()}
                role="doc-noteref">{ intl::number(setting.lang, at as u32 + 1) }</a>
        </sup>
    }
}

/// The notes, in the order of their numbers; those that nothing refers to come last.
pub(super) fn footnotes(footnotes: &[Footnote], setting: &Setting) -> Html {
    let mut ordered: Vec<&Footnote> = footnotes.iter().collect();
    ordered.sort_by_key(|note| setting.notes.position(&note.id).unwrap_or(usize::MAX));
    html! {
        <section class="aw-footnotes" role="doc-endnotes" aria-label={setting.say(Message::Footnotes)}>
            <ol>{ for ordered.into_iter().map(|note| footnote(note, setting)) }</ol>
        </section>
    }
}

fn footnote(note: &Footnote, setting: &Setting) -> Html {
    let at = setting.notes.position(&note.id);
    let references = at
        .and_then(|at| setting.notes.0.get(at))
        .map_or(0, |note| note.references);
    html! {
        <li id={setting.own_id(&note_name(&note.id))}>
            <div class="aw-note-text">{ flow(&note.blocks, setting) }</div>
            { for (1..=references).map(|turn| html! {
                <>{ " " }<a class="aw-backlink" role="doc-backlink"
                    href={["#", &reference_name(&note.id, turn)].concat()}
                    aria-label={backlink(turn, references, setting)}>{ "↩" }</a></>
            }) }
        </li>
    }
}

/// What links call a note.
fn note_name(id: &str) -> String {
    ["fn-", id].concat()
}

/// What links call a reference to a note.
fn reference_name(id: &str, turn: u32) -> String {
    ["fnref-", id, "-", &turn.to_string()].concat()
}

/// "Back to the text", with a number where there are several ways back.
fn backlink(turn: u32, references: u32, setting: &Setting) -> AttrValue {
    let words = setting.messages.get(Message::Backlink);
    if references == 1 {
        return words.to_owned().into();
    }
    let turn = intl::number(setting.interface, turn);
    [words, " (", &turn, ")"].concat().into()
}
