//! The state of the conversion: what is read, and the blocks so far.

use crate::formats::html::anchors;
use crate::formats::html::link_targets::LinkTargets;
use crate::formats::html::whitespace;
use article_widget_core::article::{Block, BlockKind, Inline};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;
use article_widget_platform::url::{self, UrlPurpose};

/// Reads a tree.
#[derive(Default)]
pub struct BlockBuilder<'a> {
    /// What relative addresses are relative to.
    base: Option<&'a str>,
    /// What was expected where something had to be left out.
    pub diagnostics: Vec<&'static str>,
    /// What the links of the text lead to.
    pub(super) link_targets: LinkTargets,
    /// Whether what stands around an article in its page is left out.
    pub(super) skips_furniture: bool,
    /// Whether the content of such a note is read, which holds no other.
    pub(super) is_in_note: bool,
    /// Whether the content of a `noscript` is read, which holds no other.
    pub(super) is_in_fallback: bool,
    pub(super) depth: u8,
}

/// Blocks, and the running text that is not yet one.
#[derive(Default)]
pub struct FlowState {
    /// The blocks.
    pub blocks: Vec<Block>,
    pub(super) run: Vec<Inline>,
}

impl FlowState {
    /// Adds a block after what there is.
    pub fn push(&mut self, kind: BlockKind) {
        self.end_run();
        self.blocks.push(kind.into());
    }

    /// The blocks, in no more memory than they need: a vector has room for four of anything.
    pub(super) fn into_blocks(mut self) -> Vec<Block> {
        anchors::merge_anchors(&mut self.blocks);
        self.blocks.shrink_to_fit();
        self.blocks
    }

    /// Makes paragraphs of running text.
    pub(super) fn end_run(&mut self) {
        if !self.run.is_empty() {
            let run = std::mem::take(&mut self.run);
            let mut anchors = Vec::new();
            if whitespace::is_blank(&run) {
                anchors::anchors_of(&run, &mut anchors);
            }
            let mut paragraphs = whitespace::paragraphs(run);
            if !anchors.is_empty() {
                paragraphs.push(anchors);
            }
            let blocks = paragraphs.into_iter().map(BlockKind::Paragraph);
            self.blocks.extend(blocks.map(Block::from));
        }
    }
}

impl<'a> BlockBuilder<'a> {
    /// A reader of this tree.
    pub fn new(tree: &[Node<'_>], base: Option<&'a str>) -> Self {
        Self {
            base,
            link_targets: LinkTargets::find(tree),
            ..Self::default()
        }
    }

    /// Returns the base URL of relative URLs.
    pub(super) fn base(&self) -> Option<&'a str> {
        self.base
    }

    /// Notes that something had to be left out.
    pub fn report(&mut self, expected: &'static str) {
        if !self.diagnostics.contains(&expected) {
            self.diagnostics.push(expected);
        }
    }

    /// An address, if it may be used so.
    pub fn address(&mut self, address: &str, usage: UrlPurpose) -> Option<String> {
        let url = url::resolve(address, self.base, usage);
        if url.is_none() {
            self.report(match usage {
                UrlPurpose::Link => "links of http, https, mailto and tel",
                UrlPurpose::Image => "pictures of http and https",
                UrlPurpose::Fetch => "media and embeds of http and https",
            });
        }
        url
    }
}

/// The running text of blocks, parted by breaks; what is no text is handed on.
pub fn line_of(blocks: Vec<Block>, out: &mut FlowState) -> Vec<Inline> {
    let mut line = Vec::new();
    for block in blocks {
        match block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                whitespace::add_line(&mut line, content);
            }
            kind => out.push(kind),
        }
    }
    line
}

/// The nodes that are elements of a kind, and the others.
pub fn partition_elements<'n, 'a>(
    nodes: &'n [Node<'a>],
    is_wanted: &dyn Fn(&Tag<'_>) -> bool,
) -> (Vec<&'n Node<'a>>, Vec<&'n Node<'a>>) {
    let (mut wanted, mut others) = (Vec::new(), Vec::new());
    for node in nodes {
        match node {
            Node::Element(tag, _) if is_wanted(tag) => wanted.push(node),
            _ => others.push(node),
        }
    }
    (wanted, others)
}
