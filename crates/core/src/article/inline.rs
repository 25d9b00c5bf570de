//! Running text: HTML's phrasing content.

use article_widget_platform::language::Direction;

/// A piece of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// The end of a line, as in verse or an address (HTML `br`).
    Break,
    /// Text that means or looks something of its own.
    Phrase(Phrase, Vec<Inline>),
    /// A link.
    Link {
        /// Where it leads: already allowed by [`article_widget_platform::url::resolve`], or `#` and the name of a
        /// place in this article.
        url: String,
        /// What is clicked.
        content: Vec<Inline>,
    },
    /// A short form (HTML `abbr`).
    Abbr {
        /// What it is short for.
        title: String,
        /// The short form.
        content: Vec<Inline>,
    },
    /// A time (HTML `time`).
    Time {
        /// The time as machines read it.
        datetime: String,
        /// The time as the story says it.
        content: Vec<Inline>,
    },
    /// Text of another language or direction (HTML `span`, `bdo`).
    Span {
        /// BCP 47 tag of its language.
        lang: Option<String>,
        /// Its direction.
        dir: Option<Direction>,
        /// The text.
        content: Vec<Inline>,
    },
    /// A mark that leads to a note of that id.
    FootnoteReference(String),
}

/// HTML's elements of phrasing content that need no attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Important.
    Strong,
    /// Stressed.
    Em,
    /// What a computer reads or prints.
    Code,
    /// Set lower.
    Sub,
    /// Set higher.
    Sup,
    /// Highlighted.
    Mark,
    /// Taken out of the story after it was published.
    Del,
    /// Put into the story after it was published.
    Ins,
    /// Small print.
    Small,
    /// Somebody else's words; the browser sets the quotation marks.
    Q,
}

impl Phrase {
    /// Every phrase.
    pub const ALL: [Self; 10] = [
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
    ];

    /// The name of its HTML element.
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
        }
    }

    /// The phrase whose element has this name.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phrase| phrase.tag() == tag)
    }
}

impl Inline {
    /// What it is made of; nothing where it is not made of running text.
    pub fn content(&self) -> &[Inline] {
        match self {
            Inline::Text(_) | Inline::Break | Inline::FootnoteReference(_) => &[],
            Inline::Phrase(_, content)
            | Inline::Link { content, .. }
            | Inline::Abbr { content, .. }
            | Inline::Time { content, .. }
            | Inline::Span { content, .. } => content,
        }
    }

    /// What it is made of, to be changed.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Inline::Text(_) | Inline::Break | Inline::FootnoteReference(_) => None,
            Inline::Phrase(_, content)
            | Inline::Link { content, .. }
            | Inline::Abbr { content, .. }
            | Inline::Time { content, .. }
            | Inline::Span { content, .. } => Some(content),
        }
    }
}

/// The words of running text, without what they look like. A [`Inline::Break`] is a line end.
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
            other => collect(other.content(), into),
        }
    }
}
