//! The article: the typed model that every source format is parsed into.
//!
//! The model holds text and never markup, so nothing in it can become script. Its terms follow HTML and schema.org:
//! a [`Block`] is flow content, an [`Inline`] phrasing content.

#[cfg(any(test, feature = "arbitrary"))]
pub mod arbitrary;
pub mod block;
pub mod block_text;
pub mod chunks;
pub mod consent;
pub mod drop_cap;
pub mod embed_provider;
pub mod french_spacing;
pub mod heading_ids;
pub mod inline;
pub mod json_ld;
pub mod list;
pub mod media;
pub mod options;
pub mod reading_time;
pub mod table;
pub mod table_of_contents;

pub use block::{Block, BlockKind, Footnote, GlobalAttributes};
pub use inline::{Inline, Phrase, plain_text};
pub use list::{DescriptionGroup, List, ListItem, Numbering};
pub use media::{Audio, Candidate, Embed, Image, InlineImage, MediaSource, Track, Video};
pub use table::{Cell, Scope, Table};

use article_widget_platform::date::Date;
use article_widget_platform::language::Direction;

/// An article (schema.org `Article`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The headline (schema.org `headline`).
    pub headline: String,
    /// The summary under the headline.
    pub standfirst: Option<String>,
    /// The authors, in order of display.
    pub authors: Vec<Author>,
    /// The date of first publication.
    pub published: Option<Date>,
    /// The publisher's words for that date, shown where it is not known.
    pub published_text: Option<String>,
    /// The date of the last modification.
    pub modified: Option<Date>,
    /// BCP 47 language tag of the text.
    pub lang: Option<String>,
    /// Text direction, if it differs from that of the language.
    pub dir: Option<Direction>,
    /// The canonical URL.
    pub url: Option<String>,
    /// The name of the publisher.
    pub publisher: Option<String>,
    /// The section of the publication (schema.org `articleSection`).
    pub section: Option<String>,
    /// The publisher's keywords (schema.org `keywords`).
    pub tags: Vec<String>,
    /// The lead image, above the text.
    pub image: Option<Image>,
    /// Whether the publisher withholds the text, by a password or a paywall.
    pub protected: bool,
    /// The text.
    pub blocks: Vec<Block>,
}

/// An author of an article (schema.org `author`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Author {
    /// The name for display.
    pub name: String,
    /// URL of the author's page; already allowed by [`article_widget_platform::url::resolve`].
    pub url: Option<String>,
    /// What the author does, such as "photographs" (schema.org `jobTitle`).
    pub role: Option<String>,
}
