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

    fn footnote(&mut self, tag: &Tag<'_>, children: &[Node<'_>], notes: &mut Vec<Footnote>) {
        let blocks = self.blocks(children);
        if !blocks.is_empty() {
            let id = tag.text("id");
            let id = id.unwrap_or_else(|| "note-".to_owned() + &(notes.len() + 1).to_string());
            notes.push(Footnote { id, blocks });
        }
    }
}
