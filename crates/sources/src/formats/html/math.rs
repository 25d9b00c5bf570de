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
            // White space between symbols says nothing.
            Node::Text(text) if text.trim().is_empty() => {}
            Node::Text(text) => content.push(Inline::Text(text.to_string())),
            Node::Element(tag, children) => content.extend(element(tag, children)),
        }
    }
    content
}

fn element(tag: &Tag<'_>, children: &[Node<'_>]) -> Vec<Inline> {
    match &*tag.name {
        "annotation" | "annotation-xml" => Vec::new(),
        _ if is_dropped(tag) => Vec::new(),
        "msup" | "mover" | "msub" | "munder" | "msubsup" | "munderover" | "mfrac" | "mroot" => {
            arranged(&tag.name, parts(children))
        }
        "msqrt" => [text("√"), grouped(formula(children))].concat(),
        "mspace" => text(" "),
        _ => formula(children),
    }
}

/// Returns the formula of each node.
fn parts(nodes: &[Node<'_>]) -> Vec<Vec<Inline>> {
    let parts = nodes.iter().filter_map(|node| match node {
        Node::Text(it) => (!it.trim().is_empty()).then(|| text(it)),
        Node::Element(tag, children) => Some(element(tag, children)),
    });
    parts.collect()
}

/// Returns the parts of an element in a line: raised, lowered, divided. Each part is read once, since formulas nest.
fn arranged(name: &str, parts: Vec<Vec<Inline>>) -> Vec<Inline> {
    let parts = match <[_; 2]>::try_from(parts) {
        Ok([base, other]) => {
            return match name {
                "msup" | "mover" => raised(base, Phrase::Sup, other),
                "msub" | "munder" => raised(base, Phrase::Sub, other),
                "mfrac" => [grouped(base), text("/"), grouped(other)].concat(),
                "mroot" => {
                    let index = vec![Inline::Phrase(Phrase::Sup, other)];
                    [index, text("√"), grouped(base)].concat()
                }
                _ => [base, other].concat(),
            };
        }
        Err(parts) => parts,
    };
    match <[_; 3]>::try_from(parts) {
        Ok([base, sub, sup]) if matches!(name, "msubsup" | "munderover") => {
            raised(raised(base, Phrase::Sub, sub), Phrase::Sup, sup)
        }
        Ok(parts) => parts.concat(),
        Err(parts) => parts.concat(),
    }
}

/// Returns a formula in TeX that a script would set (MathJax), as code.
pub(super) fn tex(tag: &Tag<'_>, children: &[Node<'_>]) -> Option<Inline> {
    let kind = tag.text("type")?;
    match children {
        [Node::Text(text)] if kind.starts_with("math/tex") && !text.trim().is_empty() => {
            Some(Inline::Phrase(Phrase::Code, self::text(text.trim())))
        }
        _ => None,
    }
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

fn raised(mut base: Vec<Inline>, phrase: Phrase, content: Vec<Inline>) -> Vec<Inline> {
    base.push(Inline::Phrase(phrase, content));
    base
}

/// Puts more than one symbol into parentheses.
fn grouped(content: Vec<Inline>) -> Vec<Inline> {
    if content.len() < 2 {
        return content;
    }
    [text("("), content, text(")")].concat()
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
