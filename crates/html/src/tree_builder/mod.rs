//! Builds a tree from tokens; handles misnested and unclosed elements.
//!
//! Follows the HTML Standard's tree construction (13.2.6) for a fragment in the body of a page with scripting.
//! Omits frames, quirks mode and the insertion modes of `template` and `select`, because articles drop that
//! content.

mod end_tag;
mod foreign;
mod formatting;
mod insertion;
mod stack;
mod start_tag;
mod table;

use std::borrow::Cow;

use crate::tokenizer::{Tag, Token, Tokenizer, is_space};

/// Maximum nesting depth; the builder unwraps deeper elements. Browsers stop at 512.
pub const MAX_DEPTH: usize = 64;

/// Maximum number of elements; the builder unwraps further ones. With this limit a megabyte of nothing but elements
/// takes less than twenty megabytes of memory.
pub const MAX_ELEMENTS: usize = 40_000;

/// Maximum length of the list of active formatting elements; the builder cannot reopen more than can nest.
const MAX_FORMATTING: usize = 2 * MAX_DEPTH;

/// A node of the tree.
pub enum Node<'a> {
    /// Text, with its character references decoded.
    Text(Cow<'a, str>),
    /// An element with its children.
    Element(Tag<'a>, Vec<Node<'a>>),
}

/// Parses an HTML fragment into a list of nodes. Never fails.
pub fn parse(html: &str) -> Vec<Node<'_>> {
    let mut tokens = Tokenizer::new(html);
    let mut builder = TreeBuilder::new();
    loop {
        tokens.is_foreign = builder.is_foreign(builder.current());
        match tokens.next() {
            Some(Token::Text(text)) => builder.text(text),
            Some(Token::Start(tag)) => builder.start(tag, &mut tokens),
            Some(Token::End(name)) => builder.end(&name),
            None => return builder.nodes(ROOT),
        }
    }
}

type NodeId = u16;

const ROOT: NodeId = 0;

#[derive(Clone, Copy, PartialEq)]
enum Namespace {
    Html,
    Svg,
    MathMl,
}

struct Element<'a> {
    tag: Tag<'a>,
    namespace: Namespace,
    parent: NodeId,
    children: Vec<Child<'a>>,
}

enum Child<'a> {
    Text(Cow<'a, str>),
    Element(NodeId),
}

struct TreeBuilder<'a> {
    elements: Vec<Element<'a>>,
    /// The stack of open elements (HTML Standard 13.2.4.2).
    open: Vec<NodeId>,
    /// The list of active formatting elements; `None` is a marker (HTML Standard 13.2.4.3).
    formatting: Vec<Option<NodeId>>,
    /// Number of open elements that the builder unwrapped because of their depth or number.
    unwrapped: usize,
    /// The form element pointer (HTML Standard 13.2.4.4): forms do not nest.
    form: Option<NodeId>,
}

impl<'a> TreeBuilder<'a> {
    fn new() -> Self {
        let root = Element {
            tag: Tag::new("html", ""),
            namespace: Namespace::Html,
            parent: ROOT,
            children: Vec::new(),
        };
        Self {
            elements: vec![root],
            open: vec![ROOT],
            formatting: Vec::new(),
            unwrapped: 0,
            form: None,
        }
    }

    /// Takes the children of an element out of the builder.
    fn nodes(&mut self, id: NodeId) -> Vec<Node<'a>> {
        let children = std::mem::take(&mut self.get_mut(id).children);
        let node = |child| match child {
            Child::Text(text) => Node::Text(text),
            Child::Element(id) => {
                let tag = std::mem::replace(&mut self.get_mut(id).tag, Tag::new("", ""));
                Node::Element(tag, self.nodes(id))
            }
        };
        children.into_iter().map(node).collect()
    }

    fn get(&self, id: NodeId) -> &Element<'a> {
        &self.elements[usize::from(id)]
    }

    fn get_mut(&mut self, id: NodeId) -> &mut Element<'a> {
        &mut self.elements[usize::from(id)]
    }

    fn text(&mut self, text: Cow<'a, str>) {
        let current = self.current();
        let is_blank = text.bytes().all(is_space);
        if self.is_foreign(current) || (is_blank && self.holds_rows(current)) {
            // SVG and MathML show that a character is missing where HTML leaves it out.
            let text = match text.contains('\0') && !self.is_integration_point(current) {
                true => text.replace('\0', "\u{FFFD}").into(),
                false => text,
            };
            self.insert_at((current, None), Child::Text(text));
            return;
        }
        self.reconstruct_formatting();
        let place = self.insertion_point(self.current());
        self.insert_at(place, Child::Text(text));
    }
}
