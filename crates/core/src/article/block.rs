//! Blocks: HTML's flow content.

use crate::article::{Audio, DescriptionGroup, Embed, Image, Inline, List, Table, Video};
use article_widget_platform::language::Direction;

/// A block of an article, such as a paragraph (HTML flow content).
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The kind of block, with its content.
    pub kind: BlockKind,
    /// Global attributes, if the block has any.
    pub attributes: Option<Box<GlobalAttributes>>,
}

/// HTML's global attributes, as far as articles need them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlobalAttributes {
    /// Target of links inside the article (HTML `id`).
    pub id: Option<String>,
    /// Further targets: ids of elements that are one with this block.
    pub aliases: Vec<String>,
    /// BCP 47 language tag, if the language differs from that of the parent.
    pub lang: Option<String>,
    /// Text direction, if it differs from that of the parent.
    pub dir: Option<Direction>,
}

/// The kinds of [`Block`].
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading below the headline.
    Heading {
        /// Level, 2 to 6; the headline has level 1, as in HTML.
        level: u8,
        /// The text of the heading.
        content: Vec<Inline>,
    },
    /// A list.
    List(List),
    /// Terms and their descriptions (HTML `dl`).
    DescriptionList(Vec<DescriptionGroup>),
    /// A quotation (HTML `blockquote`).
    Quote {
        /// The quoted blocks.
        blocks: Vec<Block>,
        /// The attribution; empty if there is none.
        cite: Vec<Inline>,
    },
    /// An excerpt of the article itself, in large type.
    PullQuote {
        /// The quoted blocks.
        blocks: Vec<Block>,
        /// The attribution; empty if there is none.
        cite: Vec<Inline>,
    },
    /// A table.
    Table(Box<Table>),
    /// Preformatted code or program output (HTML `pre`); white space is significant.
    Code {
        /// The text, which may have links. Typography leaves it as it is.
        content: Vec<Inline>,
        /// The programming language, as in HTML's `language-…` class.
        language: Option<String>,
    },
    /// A thematic break (HTML `hr`).
    Separator,
    /// Complementary content, such as a box of facts (HTML `aside`).
    Aside(Vec<Block>),
    /// A disclosure that the reader opens (HTML `details`).
    Details {
        /// The label, which is always visible (HTML `summary`).
        summary: Vec<Inline>,
        /// The content, visible while the disclosure is open.
        blocks: Vec<Block>,
    },
    /// An image.
    Image(Box<Image>),
    /// A group of images.
    Gallery {
        /// The images.
        images: Vec<Image>,
        /// The caption of the gallery.
        caption: Vec<Inline>,
    },
    /// A video.
    Video(Box<Video>),
    /// An audio recording.
    Audio(Box<Audio>),
    /// Third-party content, shown after the reader consents.
    Embed(Box<Embed>),
    /// The footnotes that [`Inline::FootnoteReference`]s link to.
    Footnotes(Vec<Footnote>),
}

/// A footnote.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// Identifier that references use.
    pub id: String,
    /// The content of the footnote.
    pub blocks: Vec<Block>,
}

impl Block {
    /// Creates a paragraph of plain text.
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
