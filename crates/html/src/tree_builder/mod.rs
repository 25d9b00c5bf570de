//! Builds a tree from tokens, misnested and unclosed elements included.
//!
//! Follows the HTML Standard's tree construction (13.2.6) for a fragment in the body of a page with scripting.
//! Frames, quirks mode and the insertion modes of `template` and `select` are left out: articles drop that content.

mod end_tag;
mod foreign;
mod formatting;
mod insertion;
mod stack;
mod start_tag;
mod table;

use std::borrow::Cow;

use crate::tokenizer::{Tag, Token, Tokenizer, is_space};

/// Maximum nesting depth; deeper elements are unwrapped. Browsers stop at 512.
pub const MAX_DEPTH: usize = 64;

/// Maximum number of elements; further ones are unwrapped, so that a megabyte of nothing but elements takes less
/// than twenty megabytes.
pub const MAX_ELEMENTS: usize = 40_000;

/// Maximum length of the list of active formatting elements: more than can nest could not be reopened.
const MAX_FORMATTING: usize = 2 * MAX_DEPTH;

/// A node of the tree.
pub enum Node<'a> {
    /// Text, with its character references decoded.
    Text(Cow<'a, str>),
    /// An element and what is in it.
    Element(Tag<'a>, Vec<Node<'a>>),
}

/// Parses an HTML fragment.
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
    /// The standard's stack of open elements.
    open: Vec<NodeId>,
    /// The standard's list of active formatting elements; `None` is a marker.
    formatting: Vec<Option<NodeId>>,
    /// Number of open elements that were unwrapped because they nest too deep.
    unwrapped: usize,
    /// The standard's form element pointer: forms do not nest.
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

    /// Takes the children of an element.
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
            self.insert_at((current, None), Child::Text(text));
            return;
        }
        self.reconstruct_formatting();
        let place = self.insertion_point(self.current());
        self.insert_at(place, Child::Text(text));
    }
}
