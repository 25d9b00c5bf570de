//! Quotations and pull quotes.

use crate::formats::html::builder::{BlockBuilder, FlowState, partition_elements};
use crate::formats::html::classify::{is_pull_quote, is_third_party};
use article_widget_core::article::{Block, BlockKind};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

impl BlockBuilder<'_> {
    /// Somebody else's words, or the story's own, set large.
    pub(super) fn quote(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        if is_third_party(tag) {
            return self.third_party_embed(tag, children, out);
        }
        let is_cite = |tag: &Tag<'_>| matches!(&*tag.name, "cite" | "footer");
        let (cite, words) = partition_elements(children, &is_cite);
        let mut blocks = self.blocks_of(&words);
        let cite = self.lines_of(&cite, out);
        match blocks.first().map(|block| &block.kind) {
            None if cite.is_empty() => {}
            None => out.push(BlockKind::Paragraph(cite)),
            // A pull quote often holds a quotation only.
            Some(BlockKind::Quote { .. } | BlockKind::PullQuote { .. })
                if is_pull_quote(tag) && blocks.len() == 1 && cite.is_empty() =>
            {
                blocks.iter_mut().for_each(into_pull_quote);
                out.blocks.append(&mut blocks);
            }
            _ if is_pull_quote(tag) => out.push(BlockKind::PullQuote { blocks, cite }),
            _ => out.push(BlockKind::Quote { blocks, cite }),
        }
    }
}

/// Makes a pull quote of a quotation.
pub fn into_pull_quote(block: &mut Block) {
    if let BlockKind::Quote { blocks, cite } = &mut block.kind {
        let (blocks, cite) = (std::mem::take(blocks), std::mem::take(cite));
        block.kind = BlockKind::PullQuote { blocks, cite };
    }
}
