//! Phrasing content: emphasis, links, code, text of another language.

use crate::formats::html::builder::BlockBuilder;
use crate::formats::html::classify::{has_style, is_backlink};
use crate::formats::html::link_targets::LinkTarget;
use article_widget_core::article::{Inline, Phrase};
use article_widget_html::tokenizer::Tag;
use article_widget_platform::language::{self, Direction};
use article_widget_platform::url::UrlPurpose;

impl BlockBuilder<'_> {
    /// An element of running text as the model has it.
    pub(super) fn inline(&mut self, tag: &Tag<'_>, content: Vec<Inline>) -> Vec<Inline> {
        if content.is_empty() {
            return content;
        }
        let content = with_language(tag, content);
        if let Some(phrase) = phrase(tag) {
            if phrase == Phrase::Sup && matches!(content[..], [Inline::FootnoteReference(_)]) {
                return content;
            }
            return vec![Inline::Phrase(phrase, content)];
        }
        match (&*tag.name, tag) {
            ("a", _) => self.link(tag, content),
            ("abbr" | "acronym", tag) if let Some(title) = tag.text("title") => {
                vec![Inline::Abbr { title, content }]
            }
            ("time", tag) if let Some(datetime) = tag.text("datetime") => {
                vec![Inline::Time { datetime, content }]
            }
            _ => content,
        }
    }

    pub(super) fn link(&mut self, tag: &Tag<'_>, content: Vec<Inline>) -> Vec<Inline> {
        let Some(address) = tag.text("href") else {
            return content;
        };
        let url = match address.strip_prefix('#') {
            Some(name) if self.link_targets.is_note(name) => {
                return vec![Inline::FootnoteReference(name.to_owned())];
            }
            Some(name)
                if self.link_targets.get(name) == Some(LinkTarget::Reference)
                    || is_backlink(tag, &content) =>
            {
                return Vec::new();
            }
            Some("") => return content,
            Some(_) => Some(address),
            None => self.address(&address, UrlPurpose::Link),
        };
        match url {
            Some(url) => vec![Inline::Link { url, content }],
            None => content,
        }
    }
}

pub(super) fn phrase(tag: &Tag<'_>) -> Option<Phrase> {
    let style = |name: &str, values: &[&str]| has_style(tag, name, values);
    match &*tag.name {
        // What word processors paste around everything.
        "b" if style("font-weight", &["normal", "400"]) => None,
        "b" | "strong" => Some(Phrase::Strong),
        "i" | "em" | "cite" | "dfn" | "var" => Some(Phrase::Em),
        "kbd" | "samp" | "tt" => Some(Phrase::Code),
        "s" | "strike" => Some(Phrase::Del),
        "span" if style("font-weight", &["bold", "700"]) => Some(Phrase::Strong),
        "span" if style("font-style", &["italic"]) => Some(Phrase::Em),
        name => Phrase::from_tag(name),
    }
}

/// The language and direction that an element sets.
pub(super) fn lang_and_dir(tag: &Tag<'_>) -> (Option<String>, Option<Direction>) {
    let dir = match tag.get("dir").as_deref() {
        Some(dir) if dir.eq_ignore_ascii_case("rtl") => Some(Direction::Rtl),
        Some(dir) if dir.eq_ignore_ascii_case("ltr") => Some(Direction::Ltr),
        _ => None,
    };
    (
        tag.text("lang")
            .filter(|lang| language::is_language_tag(lang)),
        dir,
    )
}

pub(super) fn with_language(tag: &Tag<'_>, content: Vec<Inline>) -> Vec<Inline> {
    match lang_and_dir(tag) {
        (None, None) => content,
        (lang, dir) => vec![Inline::Span { lang, dir, content }],
    }
}
