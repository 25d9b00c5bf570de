//! html5ever, a parser that follows the HTML Standard to the letter, in the place of the widget's
//! own.

use article_widget::sources::html::tokenizer::Tag;
use article_widget::sources::html::tree::Node;
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A piece of HTML as html5ever parses it, scripting on, where flow content is expected.
pub struct Parsed(Vec<Owned>);

/// What [`Node`]s borrow from: html5ever's own tree can only be looked into step by step.
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
        Self(children(&root))
    }

    /// The tree, in the widget's own terms.
    pub fn tree(&self) -> Vec<Node<'_>> {
        self.0.iter().map(node).collect()
    }
}

fn children(of: &Handle) -> Vec<Owned> {
    of.children.borrow().iter().filter_map(owned).collect()
}

fn owned(handle: &Handle) -> Option<Owned> {
    match &handle.data {
        NodeData::Text { contents } => Some(Owned::Text(contents.borrow().to_string())),
        NodeData::Element { name, attrs, .. } => {
            let mut attributes = String::new();
            for attribute in attrs.borrow().iter() {
                attributes.push(' ');
                if let Some(prefix) = &attribute.name.prefix {
                    attributes.push_str(prefix);
                    attributes.push(':');
                }
                attributes.push_str(&attribute.name.local);
                attributes.push_str("=\"");
                attributes.push_str(&escaped(&attribute.value));
                attributes.push('"');
            }
            Some(Owned::Element {
                name: name.local.to_string(),
                attributes,
                children: children(handle),
            })
        }
        _ => None,
    }
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
