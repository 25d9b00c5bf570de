//! Preformatted text: programs and verses.

use crate::formats::html::builder::{BlockBuilder, FlowState};
use crate::formats::html::classify::{breaks_line, is_dropped, programming_language};
use crate::formats::html::whitespace;
use article_widget_core::article::BlockKind;
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

/// How many lines a verse has at most: each is two pieces of running text, where code is one.
const MAX_LINES: usize = 10_000;

impl BlockBuilder<'_> {
    pub(super) fn preformatted(
        &mut self,
        tag: &Tag<'_>,
        children: &[Node<'_>],
        out: &mut FlowState,
    ) {
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
