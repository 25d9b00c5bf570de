//! Preformatted text: programs and verses.

use crate::formats::html::builder::{BlockBuilder, FlowState};
use crate::formats::html::classify::{breaks_line, is_dropped, programming_language};
use crate::formats::html::whitespace;
use article_widget_core::article::{BlockKind, Inline, plain_text};
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
        let mut code = CodeText::default();
        self.collect_code(children, &mut code);
        let is_verse = tag.has_class(&|class| class.contains("verse"));
        if is_verse && plain_text(&code.content).lines().count() <= MAX_LINES {
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
        let content = code.into_content();
        if !content.is_empty() {
            out.push(BlockKind::Code {
                content,
                language: programming_language(tag).or(language),
            });
        }
    }

    /// Collects text as it was written, with its links.
    fn collect_code(&mut self, nodes: &[Node<'_>], code: &mut CodeText) {
        for node in nodes {
            match node {
                Node::Text(text) => code.push(text),
                Node::Element(tag, _) if tag.name == "br" => code.push("\n"),
                Node::Element(tag, _) if is_dropped(tag) => {}
                Node::Element(tag, children) if tag.name == "a" => {
                    let mut inside = CodeText::default();
                    self.collect_code(children, &mut inside);
                    if !inside.content.is_empty() {
                        code.content.extend(self.link(tag, inside.content));
                    }
                }
                Node::Element(tag, children) => {
                    let is_line = breaks_line(tag);
                    if is_line {
                        code.end_line();
                    }
                    self.collect_code(children, code);
                    if is_line {
                        code.end_line();
                    }
                }
            }
        }
    }
}

/// Text as it was written: texts, and links with texts in them.
#[derive(Default)]
struct CodeText {
    content: Vec<Inline>,
}

impl CodeText {
    /// Adds text without control characters other than tabs and line ends.
    fn push(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let is_kept = |char: &char| !char.is_control() || matches!(char, '\n' | '\t');
        let text: String = text.chars().filter(is_kept).collect();
        match self.content.last_mut() {
            _ if text.is_empty() => {}
            Some(Inline::Text(before)) => before.push_str(&text),
            _ => self.content.push(Inline::Text(text)),
        }
    }

    fn end_line(&mut self) {
        if is_within_line(&self.content) {
            self.push("\n");
        }
    }

    /// Returns the text without white space at its end; empty if nothing of it is visible.
    fn into_content(mut self) -> Vec<Inline> {
        while let Some(Inline::Text(text)) = self.content.last_mut() {
            text.truncate(text.trim_end().len());
            if !text.is_empty() {
                break;
            }
            self.content.pop();
        }
        if plain_text(&self.content).trim().is_empty() {
            self.content.clear();
        }
        self.content
    }
}

/// Whether text goes on after its last line end. Nothing is copied: a program may have a line in each element.
fn is_within_line(content: &[Inline]) -> bool {
    match content.last() {
        None => false,
        Some(Inline::Text(text)) => !text.ends_with('\n'),
        Some(other) => other.content().is_empty() || is_within_line(other.content()),
    }
}
