//! The article: the typed model that every source is read into.
//!
//! The model holds text, never markup, so nothing in it can become script. Its words follow HTML
//! and schema.org: a [`Block`] is what HTML calls flow content, an [`Inline`] phrasing content.

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
pub mod media;
pub mod options;
pub mod reading_time;
pub mod table;
pub mod table_of_contents;

pub use block::{Block, BlockKind, Footnote, GlobalAttributes};
pub use inline::{Inline, Phrase, plain_text};
pub use media::{Audio, Candidate, Embed, Image, Track, Video};
pub use table::{Cell, Scope, Table};

use article_widget_platform::date::Date;
use article_widget_platform::language::Direction;

/// A story (schema.org `Article`).
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
    /// The direction it is written in, where that is not its language's own.
    pub dir: Option<Direction>,
    /// Its canonical address.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The part of the paper it belongs to.
    pub section: Option<String>,
    /// What it is about, in the publisher's words.
    pub tags: Vec<String>,
    /// The picture above the text.
    pub image: Option<Image>,
    /// Whether its text is kept back from this reader, by a password or a subscription.
    pub protected: bool,
    /// The text.
    pub blocks: Vec<Block>,
}

/// Somebody who wrote an article (schema.org `author`).
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// The name, as it is to be shown.
    pub name: String,
    /// The author's own page; already allowed by [`article_widget_platform::url::resolve`].
    pub url: Option<String>,
}
