//! What stands on its own lines: HTML's flow content.

use crate::article::{Audio, Embed, Image, Inline, Table, Video};
use article_widget_platform::language::Direction;

/// A piece of an article that stands on its own lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// What sets it apart from its surroundings, if anything does.
    pub attributes: Option<Box<GlobalAttributes>>,
}

/// HTML's global attributes, as far as an article needs them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlobalAttributes {
    /// The name that links inside the article lead to.
    pub id: Option<String>,
    /// BCP 47 tag of its language, where that differs from the language around it.
    pub lang: Option<String>,
    /// Its direction, where that differs from the one around it.
    pub dir: Option<Direction>,
}

/// The kinds of [`Block`].
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A subheading.
    Heading {
        /// Its level, 2 to 6, where the headline is 1, as in HTML.
        level: u8,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// The number of the first item; none for bullets.
        start: Option<i32>,
        /// The items. One that is a single paragraph is set without a paragraph's spacing.
        items: Vec<Vec<Block>>,
    },
    /// Somebody else's words, at length (HTML `blockquote`).
    Quote {
        /// The words.
        blocks: Vec<Block>,
        /// The attribution.
        cite: Vec<Inline>,
    },
    /// Words of the story itself, set large to draw the eye.
    PullQuote {
        /// The words.
        blocks: Vec<Block>,
        /// The attribution.
        cite: Vec<Inline>,
    },
    /// Rows and columns.
    Table(Box<Table>),
    /// Text whose spaces and line ends count: a program, or what one prints.
    Code {
        /// The text.
        text: String,
        /// The language it is written in, as in HTML's `language-…` class.
        language: Option<String>,
    },
    /// A change of subject (HTML `hr`).
    Separator,
    /// Something beside the story: a box of facts.
    Aside(Vec<Block>),
    /// Something to be unfolded by the reader (HTML `details`).
    Details {
        /// What is seen while it is folded.
        summary: Vec<Inline>,
        /// What is unfolded.
        blocks: Vec<Block>,
    },
    /// A picture.
    Image(Box<Image>),
    /// Several pictures.
    Gallery {
        /// The pictures.
        images: Vec<Image>,
        /// What is said of all of them.
        caption: Vec<Inline>,
    },
    /// A film.
    Video(Box<Video>),
    /// A recording.
    Audio(Box<Audio>),
    /// Something of another site, shown once the reader agrees.
    Embed(Box<Embed>),
    /// Notes that [`Inline::FootnoteReference`]s lead to.
    Footnotes(Vec<Footnote>),
}

/// A note at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// The name that references have.
    pub id: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Block {
    /// A paragraph of plain text.
    pub fn paragraph(text: impl Into<String>) -> Self {
        BlockKind::Paragraph(vec![Inline::Text(text.into())]).into()
    }
}

impl From<BlockKind> for Block {
    fn from(kind: BlockKind) -> Self {
        Self {
            kind,
            attributes: None,
        }
    }
}
