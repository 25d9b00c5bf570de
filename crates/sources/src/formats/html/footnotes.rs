//! Notes at the end.

use crate::formats::html::builder::{BlockBuilder, FlowState};
use article_widget_core::article::{BlockKind, Footnote};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

impl BlockBuilder<'_> {
    /// Notes at the end: the items of the lists in it. Anything else stays as it is.
    pub fn footnotes(&mut self, children: &[Node<'_>], out: &mut FlowState) {
        let mut notes = Vec::new();
        for child in children {
            match child {
                Node::Element(tag, children) if tag.name == "li" => {
                    self.footnote(tag, children, &mut notes);
                }
                Node::Element(tag, children) if matches!(&*tag.name, "ol" | "ul") => {
                    for item in children {
                        if let Node::Element(tag, children) = item {
                            self.footnote(tag, children, &mut notes);
                        }
                    }
                }
                Node::Element(tag, _) if tag.name == "hr" => {}
                other => out.blocks.extend(self.blocks_of(&[other])),
            }
        }
        if !notes.is_empty() {
            out.push(BlockKind::Footnotes(notes));
        }
    }

    /// Whether all items of a list are notes that link back.
    pub(super) fn is_note_list(&self, tag: &Tag<'_>, children: &[Node<'_>]) -> bool {
        let mut has_notes = false;
        matches!(&*tag.name, "ol" | "ul")
            && children.iter().all(|child| match child {
                Node::Text(text) => text.trim().is_empty(),
                Node::Element(tag, _) => {
                    let is_note = tag
                        .text("id")
                        .is_some_and(|id| self.link_targets.is_note(&id));
                    has_notes |= is_note;
                    is_note
                }
            })
            && has_notes
    }

    /// Returns the id of the note that an element is: one that begins with a link back, and holds no other.
    pub(super) fn note_in(&self, tag: &Tag<'_>, children: &[Node<'_>]) -> Option<String> {
        let can_be =
            !self.is_in_note && matches!(&*tag.name, "p" | "div" | "li" | "section" | "dd");
        let id = can_be.then(|| self.link_targets.note_in(tag, children))??;
        let is_alone = tag.name == "li" || self.link_targets.count_links_back(children) == 1;
        is_alone.then_some(id)
    }

    /// Adds a note to those before it.
    pub(super) fn linked_note(&mut self, id: String, children: &[Node<'_>], out: &mut FlowState) {
        self.is_in_note = true;
        let blocks = self.blocks(children);
        self.is_in_note = false;
        if blocks.is_empty() {
            return;
        }
        let note = Footnote { id, blocks };
        // A line over the notes is what their own heading is here.
        out.blocks
            .pop_if(|block| block.kind == BlockKind::Separator);
        match out.blocks.last_mut().map(|block| &mut block.kind) {
            Some(BlockKind::Footnotes(notes)) => notes.push(note),
            _ => out.push(BlockKind::Footnotes(vec![note])),
        }
    }

    fn footnote(&mut self, tag: &Tag<'_>, children: &[Node<'_>], notes: &mut Vec<Footnote>) {
        let blocks = self.blocks(children);
        if !blocks.is_empty() {
            let id = tag.text("id");
            let id = id.unwrap_or_else(|| "note-".to_owned() + &(notes.len() + 1).to_string());
            notes.push(Footnote { id, blocks });
        }
    }
}
