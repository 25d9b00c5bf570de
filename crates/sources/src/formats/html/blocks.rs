//! The allow-list: elements of the tree as blocks and running text. What is not known is unwrapped
//! and keeps its text.

use crate::formats::html::classify::{
    breaks_line, has_lines, is_captioned, is_dropped, is_element, is_gallery, is_hidden, is_notes,
    is_pull_quote, is_third_party, programming_language,
};
use crate::formats::html::embeds;
use crate::formats::html::math;
use crate::formats::html::phrases::lang_and_dir;
use crate::formats::html::whitespace;
use article_widget_core::article::{Block, BlockKind, GlobalAttributes, Inline, Phrase};
use article_widget_core::counters::CountMap;
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;
use article_widget_platform::url::{self, UrlPurpose};

/// How deep a tree is read. Deeper than the tree of this module ever is.
const MAX_DEPTH: u8 = 100;

/// How many lines a verse has at most: each is two pieces of running text, where code is one.
const MAX_LINES: usize = 10_000;

/// Reads a tree.
#[derive(Default)]
pub struct BlockBuilder<'a> {
    /// What relative addresses are relative to.
    base: Option<&'a str>,
    /// What was expected where something had to be left out.
    pub diagnostics: Vec<&'static str>,
    /// Footnote ids that references may target (value 1).
    pub(super) footnote_ids: CountMap,
    /// Whether the content of a `noscript` is read, which holds no other.
    pub(super) is_in_fallback: bool,
    depth: u8,
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
    fn into_blocks(mut self) -> Vec<Block> {
        self.blocks.shrink_to_fit();
        self.blocks
    }

    /// Makes paragraphs of running text.
    pub(super) fn end_run(&mut self) {
        if !self.run.is_empty() {
            let paragraphs = whitespace::paragraphs(std::mem::take(&mut self.run));
            let blocks = paragraphs.into_iter().map(BlockKind::Paragraph);
            self.blocks.extend(blocks.map(Block::from));
        }
    }
}

impl<'a> BlockBuilder<'a> {
    /// A reader of this tree.
    pub fn new(tree: &[Node<'_>], base: Option<&'a str>) -> Self {
        let mut reader = Self {
            base,
            ..Self::default()
        };
        find_notes(tree, false, &mut reader.footnote_ids);
        reader
    }

    /// Returns the base URL of relative URLs.
    pub(super) fn base(&self) -> Option<&'a str> {
        self.base
    }

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
    fn run(&mut self, nodes: &[Node<'_>]) -> Vec<Inline> {
        let mut flow = FlowState::default();
        nodes.iter().for_each(|node| self.node(node, &mut flow));
        flow.run
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

    fn node(&mut self, node: &Node<'_>, out: &mut FlowState) {
        let (tag, children) = match node {
            Node::Text(text) => {
                out.run.push(Inline::Text(text.to_string()));
                return;
            }
            Node::Element(tag, children) => (tag, children.as_slice()),
        };
        if is_hidden(tag) || self.depth > MAX_DEPTH {
            return;
        }
        match &*tag.name {
            "noscript" => return self.fallback(children, out),
            "object" => return self.object(tag, children, out),
            "picture" => return self.picture(children, out),
            "math" => return out.run.extend(math::inlines(tag, children)),
            "svg" => return out.run.extend(math::svg_text(tag, children)),
            "area" => return out.run.extend(self.area(tag)),
            _ if embeds::is_embed(tag) => return self.embed(tag, children, out),
            _ if is_dropped(tag) => return,
            _ => {}
        }
        self.depth += 1;
        if has_lines(node) {
            out.end_run();
            let from = out.blocks.len();
            if breaks_line(tag) {
                self.block(tag, children, out);
                out.end_run();
                set_attributes(out.blocks.get_mut(from..).unwrap_or_default(), tag);
            } else {
                self.flow(children, out);
                for block in out.blocks.iter_mut().skip(from) {
                    self.wrap(tag, block);
                }
            }
        } else {
            match &*tag.name {
                "br" => out.run.push(Inline::Break),
                "img" => out.run.extend(tag.text("alt").map(Inline::Text)),
                "rp" => {}
                "wbr" => out.run.push(Inline::Text("\u{200B}".to_owned())),
                _ => {
                    let content = self.run(children);
                    let content = self.inline(tag, content);
                    out.run.extend(content);
                }
            }
        }
        self.depth -= 1;
    }

    fn block(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        if is_notes(tag) {
            return self.footnotes(children, out);
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
            "dt" => {
                let content = self.line(children, out);
                if !content.is_empty() {
                    let strong = Inline::Phrase(Phrase::Strong, content);
                    out.push(BlockKind::Paragraph(vec![strong]));
                }
            }
            "hr" => out.push(BlockKind::Separator),
            "blockquote" => self.quote(tag, children, out),
            "pre" | "listing" => self.preformatted(tag, children, out),
            "ol" | "ul" | "menu" | "dir" if !is_gallery(tag) => self.list(tag, children, out),
            "table" => self.table(tag, children, out),
            "img" => out.blocks.extend(self.image(tag)),
            "video" => self.video(tag, children, out),
            "audio" => self.audio(tag, children, out),
            "iframe" => self.frame(tag, out),
            "figcaption" => {
                let caption = self.caption(children, out);
                caption.put(&mut out.blocks);
            }
            "details" => {
                let (summary, rest) = partition_elements(children, &|tag| tag.name == "summary");
                let summary = self.lines_of(&summary, out);
                let blocks = self.blocks_of(&rest);
                if whitespace::is_blank(&summary) {
                    out.blocks.extend(blocks); // nothing says what would be unfolded
                } else {
                    out.push(BlockKind::Details { summary, blocks });
                }
            }
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

    /// Somebody else's words, or the story's own, set large.
    fn quote(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
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
                if is_pull_quote(tag) && blocks.len() == 1 =>
            {
                blocks.iter_mut().for_each(into_pull_quote);
                out.blocks.append(&mut blocks);
            }
            _ if is_pull_quote(tag) => out.push(BlockKind::PullQuote { blocks, cite }),
            _ => out.push(BlockKind::Quote { blocks, cite }),
        }
    }

    fn preformatted(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        let mut text = String::new();
        collect_text(children, &mut text);
        let is_verse = tag.has_class(&|class| class.contains("verse"));
        if is_verse && text.lines().count() <= MAX_LINES {
            let lines = whitespace::lines(self.run(children));
            let content = whitespace::collapse_whitespace(lines);
            if !whitespace::is_blank(&content) {
                out.push(BlockKind::Paragraph(content));
            }
            return;
        }
        let language = children.iter().find_map(|node| match node {
            Node::Element(tag, _) if tag.name == "code" => programming_language(tag),
            _ => None,
        });
        let text = text.trim_end();
        if !text.is_empty() {
            out.push(BlockKind::Code {
                text: text.to_owned(),
                language: programming_language(tag).or(language),
            });
        }
    }

    fn list(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
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

    /// Puts the text of blocks into an element of running text that they stood in.
    fn wrap(&mut self, tag: &Tag<'_>, block: &mut Block) {
        match &mut block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                *content =
                    whitespace::collapse_whitespace(self.inline(tag, std::mem::take(content)));
            }
            BlockKind::Quote { blocks, .. }
            | BlockKind::PullQuote { blocks, .. }
            | BlockKind::Aside(blocks)
            | BlockKind::Details { blocks, .. } => {
                blocks.iter_mut().for_each(|block| self.wrap(tag, block));
            }
            BlockKind::List { items, .. } => {
                let blocks = items.iter_mut().flatten();
                blocks.for_each(|block| self.wrap(tag, block));
            }
            _ => {}
        }
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

/// Makes a pull quote of a quotation.
pub fn into_pull_quote(block: &mut Block) {
    if let BlockKind::Quote { blocks, cite } = &mut block.kind {
        let (blocks, cite) = (std::mem::take(blocks), std::mem::take(cite));
        block.kind = BlockKind::PullQuote { blocks, cite };
    }
}

/// Finds the names of all notes in a tree.
fn find_notes(nodes: &[Node<'_>], is_inside: bool, into: &mut CountMap) {
    for node in nodes {
        if let Node::Element(tag, children) = node {
            if is_inside
                && tag.name == "li"
                && let Some(id) = tag.text("id")
            {
                *into.entry(&id) = 1;
            }
            find_notes(children, is_inside || is_notes(tag), into);
        }
    }
}

/// Gives the attributes of an element to the blocks it became.
fn set_attributes(blocks: &mut [Block], tag: &Tag<'_>) {
    let id = tag
        .text("id")
        .filter(|id| !id.contains(char::is_whitespace));
    let (lang, dir) = lang_and_dir(tag);
    if id.is_none() && lang.is_none() && dir.is_none() {
        return;
    }
    let mut id = id;
    for block in blocks {
        let own = block.attributes.get_or_insert_default();
        own.id = own.id.take().or(id.take());
        if own.lang.is_none() {
            own.lang.clone_from(&lang);
        }
        own.dir = own.dir.or(dir);
        if **own == GlobalAttributes::default() {
            block.attributes = None;
        }
    }
}

/// Text as it was written, for what is preformatted.
fn collect_text(nodes: &[Node<'_>], into: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => {
                let text = text.replace("\r\n", "\n").replace('\r', "\n");
                let is_kept = |char: &char| !char.is_control() || matches!(char, '\n' | '\t');
                into.extend(text.chars().filter(is_kept));
            }
            Node::Element(tag, _) if tag.name == "br" => into.push('\n'),
            Node::Element(tag, _) if is_dropped(tag) => {}
            Node::Element(tag, children) => {
                let is_line = breaks_line(tag);
                let end_line = |into: &mut String| {
                    if is_line && !into.is_empty() && !into.ends_with('\n') {
                        into.push('\n');
                    }
                };
                end_line(into);
                collect_text(children, into);
                end_line(into);
            }
        }
    }
}
