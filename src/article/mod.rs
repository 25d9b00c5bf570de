//! The article: a typed model that every source is read into, and its view.
//!
//! The model holds text, never markup, so nothing in it can become script.

pub mod date;
pub mod typography;
pub mod view;

use date::Date;

/// A story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The title of the story.
    pub headline: String,
    /// The summary under the headline.
    pub standfirst: Option<String>,
    /// Who wrote it, in order.
    pub authors: Vec<Author>,
    /// When it was first published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub modified: Option<Date>,
    /// BCP 47 tag of the language it is written in.
    pub lang: Option<String>,
    /// Its canonical address.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The part of the paper it belongs to.
    pub section: Option<String>,
    /// The picture above the text.
    pub image: Option<Image>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// Somebody who wrote an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// The name, as it is to be shown.
    pub name: String,
    /// The author's own page.
    pub url: Option<String>,
}

/// A piece of an article that stands on its own lines.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A subheading.
    Heading {
        /// Its level, 2 to 6, where the headline is 1, as in HTML.
        level: u8,
        /// The heading's text.
        content: Vec<Inline>,
    },
    /// Somebody else's words.
    Quote {
        /// The words.
        content: Vec<Inline>,
        /// Whose words they are.
        cite: Option<String>,
    },
    /// A list.
    List {
        /// Numbered, or with bullets.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Inline>>,
    },
    /// A picture.
    Image(Image),
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Important text.
    Strong(Vec<Inline>),
    /// Stressed text.
    Em(Vec<Inline>),
    /// A link.
    Link {
        /// Where it leads; already allowed by [`crate::url::resolve`].
        url: String,
        /// What is clicked.
        content: Vec<Inline>,
    },
}

/// A picture with what is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Where it is; already allowed by [`crate::url::resolve`].
    pub src: String,
    /// What a reader who cannot see it should know; empty for a decoration.
    pub alt: String,
    /// Its natural size in CSS pixels, which reserves its space before it has loaded.
    pub size: Option<(u32, u32)>,
    /// The caption.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
}

/// The words of running text, without what they look like.
pub fn plain_text(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Strong(content) | Inline::Em(content) | Inline::Link { content, .. } => {
                plain_text(content)
            }
        })
        .collect()
}
