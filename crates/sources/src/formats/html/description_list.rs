//! Lists of terms and descriptions.

use crate::formats::html::builder::{BlockBuilder, FlowState};
use crate::formats::html::classify::is_dropped;
use article_widget_core::article::{Block, BlockKind, DescriptionGroup};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

impl BlockBuilder<'_> {
    /// A `dl`, whose groups may each stand in a `div`. Anything else in it follows as blocks.
    pub(super) fn description_list(&mut self, children: &[Node<'_>], out: &mut FlowState) {
        let mut groups = Vec::new();
        let mut others = Vec::new();
        self.add_descriptions(children, &mut groups, &mut others);
        if !groups.is_empty() {
            out.push(BlockKind::DescriptionList(groups));
        }
        out.blocks.append(&mut others);
    }

    fn add_descriptions(
        &mut self,
        children: &[Node<'_>],
        groups: &mut Vec<DescriptionGroup>,
        others: &mut Vec<Block>,
    ) {
        for child in children {
            match child {
                Node::Element(tag, _) if is_dropped(tag) => {}
                Node::Element(tag, children) if tag.name == "div" => {
                    self.add_descriptions(children, groups, others);
                }
                Node::Element(tag, children) if tag.name == "dt" => {
                    self.add_term(tag, children, groups, others);
                }
                Node::Element(tag, _) if tag.name == "dd" => {
                    let blocks = self.blocks_of(&[child]);
                    match groups.last_mut() {
                        _ if blocks.is_empty() => {}
                        Some(group) => group.descriptions.push(blocks),
                        None => others.extend(blocks),
                    }
                }
                other => others.extend(self.blocks_of(&[other])),
            }
        }
    }

    fn add_term(
        &mut self,
        tag: &Tag<'_>,
        children: &[Node<'_>],
        groups: &mut Vec<DescriptionGroup>,
        others: &mut Vec<Block>,
    ) {
        let mut after = FlowState::default();
        let mut term = self.line(children, &mut after);
        others.append(&mut after.blocks);
        if term.is_empty() {
            return;
        }
        term.splice(0..0, self.linked_anchor(tag));
        match groups.last_mut() {
            Some(group) if group.descriptions.is_empty() => group.terms.push(term),
            _ => groups.push(DescriptionGroup {
                terms: vec![term],
                descriptions: Vec::new(),
            }),
        }
    }
}
