//! Lists.

use crate::formats::html::builder::{BlockBuilder, FlowState};
use crate::formats::html::classify::is_element;
use article_widget_core::article::{Block, BlockKind};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

impl BlockBuilder<'_> {
    pub(super) fn list(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        let mut items: Vec<Vec<Block>> = Vec::new();
        for child in children {
            let blocks = self.blocks_of(&[child]);
            let is_stray_list = is_element(child, "ul") || is_element(child, "ol");
            match items.last_mut() {
                Some(item) if is_stray_list => item.extend(blocks),
                _ if blocks.is_empty() => {}
                _ => items.push(blocks),
            }
        }
        if items.is_empty() {
            return;
        }
        let first = || tag.get("start").and_then(|start| start.trim().parse().ok());
        out.push(BlockKind::List {
            start: (tag.name == "ol").then(|| first().unwrap_or(1)),
            items,
        });
    }
}
