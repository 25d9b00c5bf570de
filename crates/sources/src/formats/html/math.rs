//! Formulas and drawings as running text: what MathML and SVG say in words.

use crate::formats::html::classify::is_dropped;
use article_widget_core::article::{Inline, Phrase};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

/// Returns a formula as running text: its `alttext`, or its symbols with what is set higher and lower.
pub(super) fn inlines(tag: &Tag<'_>, children: &[Node<'_>]) -> Vec<Inline> {
    match tag.text("alttext") {
        Some(text) => vec![Inline::Text(text)],
        None => formula(children),
    }
}

fn formula(nodes: &[Node<'_>]) -> Vec<Inline> {
    let mut content = Vec::new();
    for node in nodes {
        match node {
            Node::Text(text) => content.push(Inline::Text(text.trim().to_owned())),
            Node::Element(tag, children) => content.extend(element(tag, children)),
        }
    }
    content
}

fn element(tag: &Tag<'_>, children: &[Node<'_>]) -> Vec<Inline> {
    let parts = || -> Vec<Vec<Inline>> {
        let is_element = |node: &&Node<'_>| matches!(node, Node::Element(..));
        let elements = children.iter().filter(is_element);
        elements
            .map(|node| formula(std::slice::from_ref(node)))
            .collect()
    };
    let text = |text: &str| vec![Inline::Text(text.to_owned())];
    match (&*tag.name, &parts()[..]) {
        ("annotation" | "annotation-xml", _) => Vec::new(),
        _ if is_dropped(tag) => Vec::new(),
        ("msup" | "mover", [base, sup]) => raised(base, Phrase::Sup, sup),
        ("msub" | "munder", [base, sub]) => raised(base, Phrase::Sub, sub),
        ("msubsup" | "munderover", [base, sub, sup]) => {
            raised(&raised(base, Phrase::Sub, sub), Phrase::Sup, sup)
        }
        ("mfrac", [above, below]) => [grouped(above), text("/"), grouped(below)].concat(),
        ("msqrt", [..]) => [text("√"), grouped(&formula(children))].concat(),
        ("mroot", [base, index]) => {
            let index = vec![Inline::Phrase(Phrase::Sup, index.clone())];
            [index, text("√"), grouped(base)].concat()
        }
        ("mspace", _) => text(" "),
        _ => formula(children),
    }
}

fn raised(base: &[Inline], phrase: Phrase, content: &[Inline]) -> Vec<Inline> {
    let mut all = base.to_vec();
    all.push(Inline::Phrase(phrase, content.to_vec()));
    all
}

/// Puts more than one symbol into parentheses.
fn grouped(content: &[Inline]) -> Vec<Inline> {
    if content.len() < 2 {
        return content.to_vec();
    }
    let edge = |edge: &str| vec![Inline::Text(edge.to_owned())];
    [edge("("), content.to_vec(), edge(")")].concat()
}

/// Returns what a drawing says: its `aria-label`, or its title and texts.
pub(super) fn svg_text(tag: &Tag<'_>, children: &[Node<'_>]) -> Option<Inline> {
    let text = tag.text("aria-label").or_else(|| {
        let mut words = Vec::new();
        collect(children, false, &mut words);
        (!words.is_empty()).then(|| words.join(" "))
    });
    text.map(Inline::Text)
}

fn collect(nodes: &[Node<'_>], is_text: bool, into: &mut Vec<String>) {
    for node in nodes {
        match node {
            Node::Text(text) if is_text && !text.trim().is_empty() => {
                into.push(text.trim().to_owned());
            }
            Node::Text(_) => {}
            Node::Element(tag, children) => {
                let is_label = matches!(&*tag.name, "title" | "text");
                if is_label || !is_dropped(tag) {
                    collect(children, is_text || is_label, into);
                }
            }
        }
    }
}
