//! The allow-list: elements of the tree as blocks and running text. What is not known is unwrapped
//! and keeps its text.

use crate::formats::html::anchors::{self, add_id};
use crate::formats::html::builder::{BlockBuilder, FlowState, line_of, partition_elements};
use crate::formats::html::classify::{
    breaks_line, has_lines, is_captioned, is_dropped, is_gallery, is_hidden, is_notes,
    is_pull_quote,
};
use crate::formats::html::embed_elements::is_embed;
use crate::formats::html::link_targets::LinkTarget;
use crate::formats::html::math;
use crate::formats::html::page::furniture::is_furniture;
use crate::formats::html::phrases::lang_and_dir;
use crate::formats::html::whitespace;
use article_widget_core::article::{Block, BlockKind, GlobalAttributes, Inline, Phrase};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

/// How deep a tree is read. Deeper than the tree of this module ever is.
const MAX_DEPTH: u8 = 100;

impl BlockBuilder<'_> {
    /// The blocks of nodes.
    pub fn blocks(&mut self, nodes: &[Node<'_>]) -> Vec<Block> {
        let mut flow = FlowState::default();
        self.flow(nodes, &mut flow);
        flow.into_blocks()
    }

    /// Adds the blocks of nodes.
    pub fn flow(&mut self, nodes: &[Node<'_>], out: &mut FlowState) {
        nodes.iter().for_each(|node| self.node(node, out));
        out.end_run();
    }

    /// Returns inline content; blocks become lines separated by breaks, other blocks go to `out`.
    pub fn line(&mut self, nodes: &[Node<'_>], out: &mut FlowState) -> Vec<Inline> {
        line_of(self.blocks(nodes), out)
    }

    /// The running text of nodes that hold nothing else.
    pub(super) fn run(&mut self, nodes: &[Node<'_>]) -> Vec<Inline> {
        let mut flow = FlowState::default();
        nodes.iter().for_each(|node| self.node(node, &mut flow));
        flow.run
    }

    fn node(&mut self, node: &Node<'_>, out: &mut FlowState) {
        let (tag, children) = match node {
            Node::Text(text) => {
                out.run.push(Inline::Text(text.to_string()));
                return;
            }
            Node::Element(tag, children) => (tag, children.as_slice()),
        };
        let is_furniture = self.skips_furniture && is_furniture(tag);
        if is_furniture || is_hidden(tag) || self.depth > MAX_DEPTH {
            return;
        }
        match &*tag.name {
            "noscript" => return self.fallback(children, out),
            "object" => return self.object(tag, children, out),
            "picture" => return self.picture(children, out),
            "math" => return out.run.extend(math::inlines(tag, children)),
            "svg" => return out.run.extend(math::svg_text(tag, children)),
            "area" => return out.run.extend(self.area(tag)),
            "script" => return out.run.extend(math::tex(tag, children)),
            _ if is_embed(tag) => return self.embed(tag, children, out),
            _ if is_dropped(tag) => return,
            _ => {}
        }
        self.depth += 1;
        if has_lines(node) {
            out.end_run();
            let from = out.blocks.len();
            if breaks_line(tag) {
                out.blocks.extend(self.cover(tag));
                self.block(tag, children, out);
                out.end_run();
                self.set_attributes(tag, from, out);
            } else {
                self.anchor(tag, out);
                self.flow(children, out);
                for block in out.blocks.iter_mut().skip(from) {
                    self.wrap(tag, block);
                }
            }
        } else {
            match &*tag.name {
                "br" => out.run.push(Inline::Break),
                "img" => {
                    self.anchor(tag, out);
                    out.run.extend(self.inline_image(tag));
                }
                "rp" => {}
                "wbr" => out.run.push(Inline::Text("\u{200B}".to_owned())),
                _ => {
                    self.anchor(tag, out);
                    let content = self.run(children);
                    let content = self.inline(tag, content);
                    out.run.extend(content);
                }
            }
        }
        self.depth -= 1;
    }

    fn block(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        if is_notes(tag) || self.is_note_list(tag, children) {
            return self.footnotes(children, out);
        }
        if let Some(id) = self.note_in(tag, children) {
            return self.linked_note(id, children, out);
        }
        match &*tag.name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let digit = tag.name.as_bytes().get(1).copied().unwrap_or(b'2');
                let level = (digit - b'0').max(2);
                let content = self.line(children, out);
                if !whitespace::is_blank(&content) {
                    out.push(BlockKind::Heading { level, content });
                }
            }
            "dl" => self.description_list(children, out),
            "dt" => self.stray_term(children, out),
            "hr" => out.push(BlockKind::Separator),
            "blockquote" => self.quote(tag, children, out),
            "pre" | "listing" => self.preformatted(tag, children, out),
            "ol" | "ul" | "menu" | "dir" if !is_gallery(tag) => self.list(tag, children, out),
            "table" => self.table(tag, children, out),
            "img" => {
                let image = self.image(tag);
                // A `noscript` before it may have shown it.
                let is_shown =
                    |image: &Block| out.blocks.last().is_some_and(|it| is_same_image(it, image));
                out.blocks.extend(image.filter(|image| !is_shown(image)));
            }
            "video" => self.video(tag, children, out),
            "audio" => self.audio(tag, children, out),
            "iframe" => self.frame(tag, out),
            "figcaption" => {
                let caption = self.caption(children, out);
                caption.put(&mut out.blocks);
            }
            "details" => self.details(children, out),
            "aside" if !is_pull_quote(tag) => {
                let blocks = self.blocks(children);
                if !blocks.is_empty() {
                    out.push(BlockKind::Aside(blocks));
                }
            }
            _ if tag.name == "figure" || is_gallery(tag) || is_captioned(tag) => {
                self.figure(tag, children, out);
            }
            _ if is_pull_quote(tag) => self.quote(tag, children, out),
            _ if tag.get("data-href").is_some() => self.third_party_embed(tag, children, out),
            _ => self.flow(children, out),
        }
    }

    /// A disclosure. Without a label nothing says what would be unfolded, so that its content stays.
    fn details(&mut self, children: &[Node<'_>], out: &mut FlowState) {
        let (summary, rest) = partition_elements(children, &|tag| tag.name == "summary");
        let summary = self.lines_of(&summary, out);
        let blocks = self.blocks_of(&rest);
        if whitespace::is_blank(&summary) {
            out.blocks.extend(blocks);
        } else {
            out.push(BlockKind::Details { summary, blocks });
        }
    }

    /// A term outside of a `dl`.
    fn stray_term(&mut self, children: &[Node<'_>], out: &mut FlowState) {
        let content = self.line(children, out);
        if !content.is_empty() {
            let strong = Inline::Phrase(Phrase::Strong, content);
            out.push(BlockKind::Paragraph(vec![strong]));
        }
    }

    /// The blocks of nodes that do not stand beside each other.
    pub fn blocks_of(&mut self, nodes: &[&Node<'_>]) -> Vec<Block> {
        let mut flow = FlowState::default();
        nodes.iter().for_each(|node| self.node(node, &mut flow));
        flow.end_run();
        flow.into_blocks()
    }

    /// The running text of nodes that do not stand beside each other.
    pub fn lines_of(&mut self, nodes: &[&Node<'_>], out: &mut FlowState) -> Vec<Inline> {
        let mut line = Vec::new();
        for node in nodes {
            if let Node::Element(tag, children) = node
                && !is_dropped(tag)
            {
                if !line.is_empty() {
                    line.push(Inline::Text(" ".to_owned()));
                }
                line.extend(self.line(children, out));
            }
        }
        whitespace::collapse_whitespace(line)
    }

    /// Keeps the id of an element in running text, if a link leads to it.
    fn anchor(&self, tag: &Tag<'_>, out: &mut FlowState) {
        out.run.extend(self.linked_anchor(tag));
    }

    pub(super) fn linked_anchor(&self, tag: &Tag<'_>) -> Option<Inline> {
        let id = anchors::id(tag)?;
        let is_place = self.link_targets.get(&id) == Some(LinkTarget::Place);
        is_place.then_some(Inline::Anchor(id))
    }

    /// Gives the attributes of an element to the blocks that it became, from the one at `from`.
    fn set_attributes(&self, tag: &Tag<'_>, from: usize, out: &mut FlowState) {
        let id = anchors::id(tag);
        let is_linked = id
            .as_ref()
            .is_some_and(|id| self.link_targets.get(id).is_some());
        match out.blocks.get_mut(from..).unwrap_or_default() {
            [] => out
                .blocks
                .extend(id.filter(|_| is_linked).map(anchors::placeholder)),
            blocks => set_attributes(blocks, tag, id, is_linked),
        }
    }

    /// Puts the text of blocks into an element of running text that they stood in.
    fn wrap(&mut self, tag: &Tag<'_>, block: &mut Block) {
        if anchors::is_placeholder(block) {
            return;
        }
        match &mut block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                let wrapped = self.inline(tag, content.clone());
                let wrapped = whitespace::collapse_whitespace(wrapped);
                // A link back of a note has no text, but the block must have some.
                if !wrapped.is_empty() {
                    *content = wrapped;
                }
            }
            BlockKind::Quote { blocks, .. }
            | BlockKind::PullQuote { blocks, .. }
            | BlockKind::Aside(blocks)
            | BlockKind::Details { blocks, .. } => {
                blocks.iter_mut().for_each(|block| self.wrap(tag, block));
            }
            BlockKind::List(list) => {
                let blocks = list.items.iter_mut().flat_map(|item| &mut item.blocks);
                blocks.for_each(|block| self.wrap(tag, block));
            }
            BlockKind::DescriptionList(groups) => {
                let blocks = groups
                    .iter_mut()
                    .flat_map(|it| &mut it.descriptions)
                    .flatten();
                blocks.for_each(|block| self.wrap(tag, block));
            }
            BlockKind::Image(image) if image.link.is_none() => {
                image.link = self.image_link(tag);
            }
            _ => {}
        }
    }
}

fn is_same_image(one: &Block, other: &Block) -> bool {
    match (&one.kind, &other.kind) {
        (BlockKind::Image(one), BlockKind::Image(other)) => one.src == other.src,
        _ => false,
    }
}

fn set_attributes(blocks: &mut [Block], tag: &Tag<'_>, id: Option<String>, is_linked: bool) {
    let (lang, dir) = lang_and_dir(tag);
    if id.is_none() && lang.is_none() && dir.is_none() {
        return;
    }
    let mut id = id;
    for block in blocks {
        if let Some(id) = id.take() {
            let has_own = block.attributes.as_ref().is_some_and(|it| it.id.is_some());
            if is_linked || !has_own {
                add_id(block, id);
            }
        }
        let own = block.attributes.get_or_insert_default();
        if own.lang.is_none() {
            own.lang.clone_from(&lang);
        }
        own.dir = own.dir.or(dir);
        if **own == GlobalAttributes::default() {
            block.attributes = None;
        }
    }
}
