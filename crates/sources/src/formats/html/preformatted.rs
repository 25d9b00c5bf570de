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
        let mut code = CodeText::default();
        self.collect_code(children, &mut code);
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
        let text = self
            .content
            .last()
            .map(|it| plain_text(std::slice::from_ref(it)));
        if text.is_some_and(|text| !text.ends_with('\n')) {
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
