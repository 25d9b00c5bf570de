//! Inline content: HTML's phrasing content.

use crate::article::InlineImage;
use article_widget_platform::language::Direction;

/// A piece of inline content (HTML phrasing content).
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// A line break, as in verse or an address (HTML `br`).
    Break,
    /// Text with a meaning or style of its own.
    Phrase(Phrase, Vec<Inline>),
    /// A link.
    Link {
        /// URL, already allowed by [`article_widget_platform::url::resolve`], or `#` and an id in this article.
        url: String,
        /// The text of the link.
        content: Vec<Inline>,
    },
    /// An abbreviation (HTML `abbr`).
    Abbr {
        /// The expansion.
        title: String,
        /// The abbreviation.
        content: Vec<Inline>,
    },
    /// A date or time (HTML `time`).
    Time {
        /// The machine-readable value.
        datetime: String,
        /// The human-readable text.
        content: Vec<Inline>,
    },
    /// Text in another language or direction (HTML `span`, `bdo`).
    Span {
        /// BCP 47 language tag.
        lang: Option<String>,
        /// Text direction.
        dir: Option<Direction>,
        /// The text.
        content: Vec<Inline>,
    },
    /// A reference to the [`Footnote`](crate::article::Footnote) with this id.
    FootnoteReference(String),
    /// An image in the line.
    Image(Box<InlineImage>),
    /// A target of links, without text of its own (HTML `id`).
    Anchor(String),
}

/// HTML's phrasing elements that need no attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Strong importance (HTML `strong`).
    Strong,
    /// Stress emphasis (HTML `em`).
    Em,
    /// Computer input or output (HTML `code`).
    Code,
    /// A subscript.
    Sub,
    /// A superscript.
    Sup,
    /// Highlighted.
    Mark,
    /// Text removed after publication (HTML `del`).
    Del,
    /// Text added after publication (HTML `ins`).
    Ins,
    /// Small print.
    Small,
    /// A short quotation; the browser adds the quotation marks (HTML `q`).
    Q,
    /// Text with its pronunciation (HTML `ruby`).
    Ruby,
    /// The pronunciation of the text before it (HTML `rt`).
    Rt,
}

impl Phrase {
    /// Every phrase.
    pub const ALL: [Self; 12] = [
        Phrase::Strong,
        Phrase::Em,
        Phrase::Code,
        Phrase::Sub,
        Phrase::Sup,
        Phrase::Mark,
        Phrase::Del,
        Phrase::Ins,
        Phrase::Small,
        Phrase::Q,
        Phrase::Ruby,
        Phrase::Rt,
    ];

    /// Returns the name of the HTML element.
    pub fn tag(self) -> &'static str {
        match self {
            Phrase::Strong => "strong",
            Phrase::Em => "em",
            Phrase::Code => "code",
            Phrase::Sub => "sub",
            Phrase::Sup => "sup",
            Phrase::Mark => "mark",
            Phrase::Del => "del",
            Phrase::Ins => "ins",
            Phrase::Small => "small",
            Phrase::Q => "q",
            Phrase::Ruby => "ruby",
            Phrase::Rt => "rt",
        }
    }

    /// Returns the phrase for the name of an HTML element.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phrase| phrase.tag() == tag)
    }
}

impl Inline {
    /// Returns the inline content inside; empty for kinds that have none, such as text.
    pub fn content(&self) -> &[Inline] {
        match self {
            Inline::Text(_)
            | Inline::Break
            | Inline::FootnoteReference(_)
            | Inline::Image(_)
            | Inline::Anchor(_) => &[],
            Inline::Phrase(_, content)
            | Inline::Link { content, .. }
            | Inline::Abbr { content, .. }
            | Inline::Time { content, .. }
            | Inline::Span { content, .. } => content,
        }
    }

    /// Returns the inline content inside for modification; `None` if this kind has none.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Inline::Text(_)
            | Inline::Break
            | Inline::FootnoteReference(_)
            | Inline::Image(_)
            | Inline::Anchor(_) => None,
            Inline::Phrase(_, content)
            | Inline::Link { content, .. }
            | Inline::Abbr { content, .. }
            | Inline::Time { content, .. }
            | Inline::Span { content, .. } => Some(content),
        }
    }
}

/// Returns the plain text of inline content. An [`Inline::Break`] becomes a line feed, an image its text alternative,
/// and a pronunciation stands in parentheses.
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    collect(content, &mut text);
    text
}

fn collect(content: &[Inline], into: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => into.push_str(text),
            Inline::Break => into.push('\n'),
            Inline::Image(image) => into.push_str(&image.alt),
            Inline::Phrase(Phrase::Rt, content) => {
                into.push('(');
                collect(content, into);
                into.push(')');
            }
            other => collect(other.content(), into),
        }
    }
}
