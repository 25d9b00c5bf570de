//! What a document holds, as [`super`] loads it.

use article_widget_core::article::Article;
use article_widget_core::json::Json;
use article_widget_core::related::Related;
use article_widget_sources::{Document, Parsed, Reading, reader_protocol};

/// What a document holds: an article, or a list of related articles.
pub(super) trait Content: Sized {
    /// The setting with the document's URL.
    const SETTING: &'static str;
    /// What the document must be, for messages.
    const EXPECTED: &'static str;
    /// Whether the external parser reads the document as a list.
    const IS_RELATED: bool;

    /// Parses the document, if this build parses its format.
    fn read(document: Document<'_>) -> Reading<Self>;

    /// Parses the reply of the external parser.
    fn from_reply(reply: &Json) -> Result<Parsed<Self>, String>;
}

impl Content for Article {
    const SETTING: &'static str = "src";
    const EXPECTED: &'static str = "an article";
    const IS_RELATED: bool = false;

    fn read(document: Document<'_>) -> Reading<Self> {
        Reading::article(document)
    }

    fn from_reply(reply: &Json) -> Result<Parsed<Self>, String> {
        reader_protocol::read_article(reply)
    }
}

impl Content for Vec<Related> {
    const SETTING: &'static str = "related";
    const EXPECTED: &'static str = "a list of articles";
    const IS_RELATED: bool = true;

    fn read(document: Document<'_>) -> Reading<Self> {
        Reading::related(document)
    }

    fn from_reply(reply: &Json) -> Result<Parsed<Self>, String> {
        reader_protocol::read_related(reply)
    }
}
