//! Parses articles and lists of related articles, with one module for each format.
//!
//! Every build parses article JSON. The other formats need the feature `formats`.

#![deny(missing_docs)]

pub mod article_json;
#[cfg(feature = "formats")]
mod date;
#[cfg(feature = "formats")]
pub mod excerpt;
#[cfg(feature = "formats")]
pub mod field;
pub mod format;
#[cfg(feature = "formats")]
pub mod formats;
#[cfg(not(feature = "formats"))]
#[path = "formats/unavailable.rs"]
mod formats;
#[cfg(feature = "formats")]
pub mod mapping;
#[cfg(feature = "formats")]
mod nearly_json;
mod pending;
pub mod reader_protocol;
mod reading;

pub use format::Format;
pub use pending::PendingDocument;
pub use reading::Reading;

use article_widget_core::article::Article;
use article_widget_core::diagnostics::Diagnostic;
use article_widget_core::json::Json;
use article_widget_core::related::Related;

/// A source document before it is parsed.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The decoded text.
    pub text: &'a str,
    /// The media type of the response, if any (RFC 9110 `Content-Type`).
    pub content_type: Option<&'a str>,
    /// The URL of the document, against which relative URLs are resolved.
    pub base: Option<&'a str>,
    /// The format, if known. Otherwise it is detected from the content.
    pub format: Option<Format>,
}

/// The parsed content of a document, with its diagnostics.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed<T> {
    /// The content, without the parts that could not be used.
    pub content: T,
    /// A diagnostic for each part that could not be used, with its path in the document.
    pub diagnostics: Vec<Diagnostic>,
}

/// The reason why a document could not be parsed at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// The document has no content: blank text, or a list without articles.
    Empty,
    /// The document starts like JSON or is served as JSON, but is not well formed, or has more than 64 levels or
    /// 100,000 values.
    NotJson,
    /// The document is in no format that this build parses.
    UnknownFormat,
    /// A field is missing or of the wrong type.
    Expected {
        /// The path of the field.
        field: String,
        /// What the field must contain.
        expected: &'static str,
    },
}

impl std::fmt::Display for SourceError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SourceError::Empty => out.write_str("the document is empty"),
            SourceError::NotJson => out.write_str(
                "the document is not well-formed JSON, or has over 64 levels or 100,000 values",
            ),
            SourceError::UnknownFormat => out.write_str(
                "the document is in no format that is read here (article JSON, WordPress, JSON Feed, Ghost, JSON-LD, ANS, plain text)",
            ),
            SourceError::Expected { field, expected } => {
                out.write_str(field)?;
                out.write_str(": expected ")?;
                out.write_str(expected)
            }
        }
    }
}

impl std::error::Error for SourceError {}

/// Parses an article in the document's format, or else in the format detected from its content.
///
/// # Errors
///
/// [`SourceError`]
pub fn article(document: Document<'_>) -> Result<Parsed<Article>, SourceError> {
    Reading::article(document).into_result()
}

/// Parses an article from JSON in that format, or else in the detected one.
///
/// # Errors
///
/// [`SourceError`]
pub fn article_from_json(
    json: &Json,
    format: Option<Format>,
    base: Option<&str>,
) -> Result<Parsed<Article>, SourceError> {
    Reading::article_from_json(json, format, base).into_result()
}

/// Parses a list of related articles in the format detected from its content.
///
/// # Errors
///
/// [`SourceError`]
pub fn related(document: Document<'_>) -> Result<Parsed<Vec<Related>>, SourceError> {
    Reading::related(document).into_result()
}

/// Parses a list of related articles from JSON. Articles without a usable URL are left out.
///
/// # Errors
///
/// [`SourceError`]
pub fn related_from_json(
    json: &Json,
    base: Option<&str>,
) -> Result<Parsed<Vec<Related>>, SourceError> {
    Reading::related_from_json(json, base).into_result()
}

impl<'a> Document<'a> {
    fn text(&self) -> Result<&'a str, SourceError> {
        let text = self.text.trim_start_matches('\u{FEFF}').trim();
        match text.is_empty() {
            true => Err(SourceError::Empty),
            false => Ok(text),
        }
    }

    /// Returns whether the media type's subtype, or its `+suffix`, is one of these.
    fn is(&self, subtypes: &[&str]) -> bool {
        let essence = self.content_type.unwrap_or_default();
        let essence = essence.split(';').next().unwrap_or_default().trim();
        let subtype = essence.rsplit(['/', '+']).next().unwrap_or_default();
        subtypes.iter().any(|it| subtype.eq_ignore_ascii_case(it))
    }
}

#[cfg(all(test, feature = "formats"))]
mod tests;
