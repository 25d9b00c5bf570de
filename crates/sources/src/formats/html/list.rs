//! Lists, with their numbers and ticks.

use crate::formats::html::builder::{BlockBuilder, FlowState};
use crate::formats::html::classify::{has_style, is_element};
use article_widget_core::article::{BlockKind, List, ListItem, Numbering};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

impl BlockBuilder<'_> {
    pub(super) fn list(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        let is_ordered = tag.name == "ol";
        let mut items: Vec<ListItem> = Vec::new();
        for child in children {
            let blocks = self.blocks_of(&[child]);
            let is_stray_list = is_element(child, "ul") || is_element(child, "ol");
            match items.last_mut() {
                Some(item) if is_stray_list => item.blocks.extend(blocks),
                _ if blocks.is_empty() => {}
                _ => items.push(ListItem {
                    blocks,
                    value: value(child).filter(|_| is_ordered),
                    is_done: is_done(child),
                }),
            }
        }
        if items.is_empty() {
            return;
        }
        let mut list = List {
            items,
            ..List::default()
        };
        if is_ordered {
            list.is_reversed = tag.get("reversed").is_some();
            list.numbering = numbering(tag);
            let start = tag.get("start").and_then(|it| it.trim().parse().ok());
            list.start = start.or(Some(list.default_start()));
        }
        out.push(BlockKind::List(list));
    }
}

/// Returns the kind of numbers: by `type` (HTML), or by the style that editors write.
fn numbering(tag: &Tag<'_>) -> Option<Numbering> {
    let styles: [&[&str]; 4] = [
        &["lower-alpha", "lower-latin"],
        &["upper-alpha", "upper-latin"],
        &["lower-roman"],
        &["upper-roman"],
    ];
    let kind = tag.text("type");
    let mut kinds = Numbering::ALL.into_iter().zip(styles);
    let (numbering, _) = kinds.find(|(numbering, styles)| {
        kind.as_deref() == Some(numbering.name()) || has_style(tag, "list-style-type", styles)
    })?;
    Some(numbering)
}

fn value(item: &Node<'_>) -> Option<i32> {
    match item {
        Node::Element(tag, _) if tag.name == "li" => tag.get("value")?.trim().parse().ok(),
        _ => None,
    }
}

/// Returns whether a task is done: by its check box, or by the `data-checked` of editors.
fn is_done(item: &Node<'_>) -> Option<bool> {
    let Node::Element(tag, children) = item else {
        return None;
    };
    match tag.get("data-checked") {
        Some(checked) => Some(checked != "false"),
        None => checkbox(children),
    }
}

/// Returns whether the check box at the start of an item is checked.
fn checkbox(children: &[Node<'_>]) -> Option<bool> {
    let is_blank = |node: &Node<'_>| matches!(node, Node::Text(text) if text.trim().is_empty());
    match children.iter().find(|node| !is_blank(node))? {
        Node::Element(tag, _) if tag.name == "input" => {
            let is_checkbox = tag
                .get("type")
                .is_some_and(|it| it.eq_ignore_ascii_case("checkbox"));
            is_checkbox.then(|| tag.get("checked").is_some())
        }
        Node::Element(tag, children) if matches!(&*tag.name, "div" | "label" | "p" | "span") => {
            checkbox(children)
        }
        _ => None,
    }
}
