//! html5ever, a parser that follows the HTML Standard to the letter, in place of the widget's parser.

use article_widget_html::elements::ElementFlags;
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::{MAX_DEPTH, Node};
use html5ever::tendril::TendrilSink;
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A fragment of HTML in a `div`, parsed by html5ever with scripting on.
pub struct Parsed(Vec<Owned>);

/// The tree that [`Node`]s borrow from, as html5ever's own tree cannot be borrowed as a whole.
enum Owned {
    Text(String),
    Element {
        name: String,
        attributes: String,
        children: Vec<Owned>,
    },
}

impl Parsed {
    pub fn new(html: &str) -> Self {
        let context = QualName::new(None, ns!(html), local_name!("div"));
        let options = ParseOpts::default();
        let dom = parse_fragment(RcDom::default(), options, context, vec![], true).one(html);
        let root = dom.document.children.borrow()[0].clone();
        Self(children(&root, 0))
    }

    /// Returns the tree in the types of the widget's parser.
    pub fn tree(&self) -> Vec<Node<'_>> {
        self.0.iter().map(node).collect()
    }
}

/// What is in an element, which `depth` others are around. What holds text only is left out, and
/// deeper elements than the widget nests are unwrapped, as the widget does.
fn children(of: &Handle, depth: usize) -> Vec<Owned> {
    let mut list = Vec::new();
    let mut left: Vec<Handle> = of.children.borrow().iter().rev().cloned().collect();
    while let Some(handle) = left.pop() {
        match &handle.data {
            NodeData::Text { contents } => {
                if let Some(Owned::Text(text)) = list.last_mut() {
                    text.push_str(&contents.borrow());
                } else {
                    list.push(Owned::Text(contents.borrow().to_string()));
                }
            }
            NodeData::Element { name, attrs, .. } => {
                let flags = ElementFlags::of(&name.local);
                let is_html = name.ns == ns!(html);
                let is_raw = is_html && flags.intersects(ElementFlags::RAW_TEXT);
                let keeps_text = is_raw && matches!(&*name.local, "noscript" | "textarea");
                if is_raw && !keeps_text && &*name.local != "iframe" {
                    continue;
                }
                let is_void =
                    is_html && flags.intersects(ElementFlags::VOID.union(ElementFlags::RAW_TEXT));
                if depth >= MAX_DEPTH && !is_void {
                    left.extend(handle.children.borrow().iter().rev().cloned());
                    continue;
                }
                list.push(Owned::Element {
                    name: name.local.to_string(),
                    attributes: written(&attrs.borrow()),
                    children: if is_void && !keeps_text {
                        Vec::new()
                    } else {
                        children(&handle, depth + 1)
                    },
                });
            }
            _ => {}
        }
    }
    list
}

/// Attributes as they would be written in HTML.
fn written(attributes: &[Attribute]) -> String {
    let mut text = String::new();
    for Attribute { name, value } in attributes {
        text.push(' ');
        if let Some(prefix) = &name.prefix {
            text.push_str(prefix);
            text.push(':');
        }
        text.push_str(&name.local);
        text.push_str("=\"");
        text.push_str(&escaped(value));
        text.push('"');
    }
    text
}

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;")
}

fn node(owned: &Owned) -> Node<'_> {
    match owned {
        Owned::Text(text) => Node::Text(text.as_str().into()),
        Owned::Element {
            name,
            attributes,
            children,
        } => Node::Element(
            Tag::new(name, attributes.as_str()),
            children.iter().map(node).collect(),
        ),
    }
}
