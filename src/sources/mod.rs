//! Where articles come from: one file a format, bytes to model.

pub mod html;
pub mod json_feed;
pub mod plain_text;
pub mod typed_json;

use crate::article::Article;
use crate::fault::Fault;
use crate::json::Json;

/// A document as it was received.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The text, decoded.
    pub text: &'a str,
    /// The media type it was served with, if any (RFC 9110 `Content-Type`).
    pub content_type: Option<&'a str>,
    /// The address it was read from: what relative addresses in it are relative to.
    pub base: Option<&'a str>,
}

/// What was read from a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading<T> {
    /// Everything that could be used.
    pub content: T,
    /// What could not, by its path in the document.
    pub faults: Vec<Fault>,
}

/// Why a document could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// There is nothing in it.
    Empty,
    /// It begins like JSON, or was served as JSON, but does not parse.
    NotJson,
    /// It is well formed, but in no format that is read here.
    UnknownFormat,
    /// A field is missing or of the wrong type.
    Expected {
        /// The field, by name.
        field: String,
        /// What should have been there.
        expected: &'static str,
    },
}

impl std::fmt::Display for SourceError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SourceError::Empty => out.write_str("the document is empty"),
            SourceError::NotJson => out.write_str("the document is not well-formed JSON"),
            SourceError::UnknownFormat => out.write_str(
                "the document is neither plain text nor article JSON (an object with headline and blocks)",
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

/// Reads an article, recognising its format from what it contains.
pub fn article(document: Document<'_>) -> Result<Reading<Article>, SourceError> {
    let text = document.text.trim_start_matches('\u{FEFF}').trim();
    if text.is_empty() {
        return Err(SourceError::Empty);
    }
    if text.starts_with('{') || document.is(&["json"]) {
        let json = Json::parse(text).ok_or(SourceError::NotJson)?;
        return typed_json::article(&json, document.base);
    }
    // An error page served with status 200 must not be set as somebody's story.
    if text.starts_with('<') || document.is(&["html", "xml"]) {
        return Err(SourceError::UnknownFormat);
    }
    Ok(Reading {
        content: plain_text::article(text)?,
        faults: Vec::new(),
    })
}

impl Document<'_> {
    /// Whether the media type's subtype, or its `+suffix`, is one of these.
    fn is(&self, subtypes: &[&str]) -> bool {
        let essence = self.content_type.unwrap_or_default();
        let essence = essence.split(';').next().unwrap_or_default().trim();
        let subtype = essence.rsplit(['/', '+']).next().unwrap_or_default();
        subtypes.iter().any(|it| subtype.eq_ignore_ascii_case(it))
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn read(text: &str, content_type: Option<&str>) -> Result<Article, SourceError> {
        let reading = article(Document {
            text,
            content_type,
            base: None,
        })?;
        Ok(reading.content)
    }

    #[test]
    fn the_format_is_recognised_from_the_content() {
        let plain = read("A headline\n\nA paragraph.", None).unwrap();
        let typed = read(
            r#"{"headline":"A headline","blocks":["A paragraph."]}"#,
            None,
        )
        .unwrap();

        assert_eq!(plain, typed);
    }

    #[test]
    fn an_error_page_is_never_set_as_a_story() {
        let page = read("<!doctype html><title>Not found</title>", Some("text/html"));
        let served_as_html = read("Not found", Some("text/html; charset=utf-8"));

        assert_eq!(page, Err(SourceError::UnknownFormat));
        assert_eq!(served_as_html, Err(SourceError::UnknownFormat));
    }

    #[test]
    fn nothing_and_broken_json_are_errors_with_a_name() {
        assert_eq!(read(" \u{FEFF}\n", None), Err(SourceError::Empty));
        assert_eq!(read("{\"headline\":", None), Err(SourceError::NotJson));
        assert_eq!(
            read("oops", Some("application/json")),
            Err(SourceError::NotJson)
        );
    }
}
