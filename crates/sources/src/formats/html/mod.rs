//! HTML from publishers, as blocks and running text: tokenised, never handed to a browser's parser,
//! and rebuilt through an allow-list.
//!
//! The crate `article-widget-html` parses it into a tree; `blocks` and its sibling modules convert the tree.

mod anchors;
mod blocks;
mod builder;
mod classify;
mod cover;
mod description_list;
mod embed_elements;
mod embeds;
mod figure;
mod footnotes;
mod image;
mod link_targets;
mod list;
mod math;
mod media;
mod page;
mod phrases;
mod preformatted;
mod quote;
mod table;
#[cfg(test)]
mod tests;
mod whitespace;

use builder::{BlockBuilder, FlowState};

use crate::Parsed;
use article_widget_core::article::{Block, Inline, plain_text};
use article_widget_html::tree_builder;

pub use classify::is_hidden;
pub use page::article;

/// What a piece of HTML holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fragment {
    /// What is allowed of it.
    pub blocks: Vec<Block>,
    /// What was expected where something had to be left out: each kind once.
    pub diagnostics: Vec<&'static str>,
}

/// Reads HTML as the content of an article. Relative addresses are resolved against `base`.
pub fn fragment(html: &str, base: Option<&str>) -> Fragment {
    from_tree(&tree_builder::parse(html), base)
}

/// Reads a tree of HTML as the content of an article: what [`fragment`] does with its own tree.
/// A tree that nests deeper than 100 elements is cut off there.
pub fn from_tree(tree: &[tree_builder::Node<'_>], base: Option<&str>) -> Fragment {
    let mut reader = BlockBuilder::new(tree, base);
    Fragment {
        blocks: reader.blocks(tree),
        diagnostics: reader.diagnostics,
    }
}

/// Reads HTML as running text: a caption, say. Blocks in it are parted by breaks.
pub fn inlines(html: &str, base: Option<&str>) -> Vec<Inline> {
    let tree = tree_builder::parse(html);
    BlockBuilder::new(&tree, base).line(&tree, &mut FlowState::default())
}

/// The words of a piece of HTML, on one line: those of a title, say.
pub fn text(html: &str) -> String {
    plain_text(&inlines(html, None)).replace('\n', " ")
}
