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
mod pending;
pub mod reader_protocol;

pub use format::Format;
pub use pending::PendingDocument;

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
    /// The document is not in a supported format.
    UnknownFormat,
    /// The document is in a format that needs the feature `formats`, which this build does not have.
    Elsewhere,
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
            SourceError::Elsewhere => out.write_str("this build reads no format but article JSON"),
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
    let Document { format, base, .. } = document;
    let text = document.text()?;
    let json = match format {
        Some(Format::Html) => return formats::html(text, base),
        Some(Format::Text) => None,
        Some(_) => Some(document.json()?),
        None if text.starts_with('{') || document.is(&["json"]) => Some(document.json()?),
        // A headline may also start with a bracket.
        None if text.starts_with('[') => Json::parse(text),
        // An error page served with status 200 must not be shown as an article.
        None if text.starts_with('<') || document.is(&["html", "xml"]) => {
            return Err(SourceError::UnknownFormat);
        }
        None => None,
    };
    match json {
        Some(json) => article_from_json(&json, format, base),
        None => formats::text(text),
    }
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
    match format.or_else(|| Format::of(json)) {
        Some(Format::ArticleJson) => article_json::article(json, base),
        Some(Format::Html | Format::Text) | None => Err(SourceError::UnknownFormat),
        Some(format) => formats::article(json, format, base),
    }
}

/// Parses a list of related articles in the format detected from its content.
///
/// # Errors
///
/// [`SourceError`]
pub fn related(document: Document<'_>) -> Result<Parsed<Vec<Related>>, SourceError> {
    related_from_json(&document.json()?, document.base)
}

/// Parses a list of related articles from JSON. Articles without a usable URL are left out.
///
/// # Errors
///
/// [`SourceError::UnknownFormat`] if the format is not supported; [`SourceError::Elsewhere`] if it needs the feature
/// `formats`.
pub fn related_from_json(
    json: &Json,
    base: Option<&str>,
) -> Result<Parsed<Vec<Related>>, SourceError> {
    // An empty list is valid.
    if matches!(json, Json::Array(items) if items.is_empty()) {
        return Ok(Parsed::default());
    }
    match Format::of(json) {
        Some(Format::ArticleJson) => Ok(article_json::related(json, base)),
        Some(format) => formats::related(json, format, base),
        None => Err(SourceError::UnknownFormat),
    }
}

impl<'a> Document<'a> {
    fn text(&self) -> Result<&'a str, SourceError> {
        let text = self.text.trim_start_matches('\u{FEFF}').trim();
        match text.is_empty() {
            true => Err(SourceError::Empty),
            false => Ok(text),
        }
    }

    fn json(&self) -> Result<Json, SourceError> {
        Json::parse(self.text()?).ok_or(SourceError::NotJson)
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
mod tests {
    use super::*;
    use article_widget_core::article::Block;
    use article_widget_core::json::arbitrary::any_json;
    use proptest::prelude::*;

    fn read(text: &str, content_type: Option<&str>) -> Result<Article, SourceError> {
        let reading = article(Document {
            text,
            content_type,
            base: None,
            format: None,
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

    #[test]
    fn a_format_that_is_named_is_not_guessed() {
        let named = |text, format| {
            article(Document {
                text,
                content_type: Some("text/html"),
                base: None,
                format: Some(format),
            })
        };

        let html = named("<h1>A headline</h1><p>A paragraph.</p>", Format::Html).unwrap();
        let text = named("{A headline}\n\n<p>A paragraph.</p>", Format::Text).unwrap();

        assert_eq!(
            html.content,
            read("A headline\n\nA paragraph.", None).unwrap()
        );
        assert_eq!(text.content.headline, "{A headline}");
        assert_eq!(
            text.content.blocks,
            [Block::paragraph("<p>A paragraph.</p>")]
        );
        assert_eq!(
            named("<p>No heading.</p>", Format::Html)
                .unwrap_err()
                .to_string(),
            "html: expected an article with a heading"
        );
        assert_eq!(named("<p>", Format::Ghost), Err(SourceError::NotJson));
    }

    #[test]
    fn a_headline_in_brackets_is_a_headline() {
        let article = read("[Direct] Mali\n\nA paragraph.", Some("text/plain")).unwrap();

        assert_eq!(article.headline, "[Direct] Mali");
    }

    const FIXTURES: [&str; 9] = [
        include_str!("../../../tests/sources/rich/typed.json"),
        include_str!("../../../tests/sources/rich/json-feed.json"),
        include_str!("../../../tests/sources/rich/ghost.json"),
        include_str!("../../../tests/sources/rich/ans.json"),
        include_str!("../../../tests/sources/plain/json-ld.json"),
        include_str!("../../../tests/sources/wordpress/blocks.json"),
        include_str!("../../../tests/sources/wordpress/posts.json"),
        include_str!("../../../tests/sources/wordpress/protected.json"),
        include_str!("../../../demo/related.json"),
    ];

    /// Replaces the value with `other` that is visited after `left` values, depth first.
    fn replace(json: &mut Json, left: &mut usize, other: &Json) {
        if *left == 0 {
            *json = other.clone();
        }
        *left = left.wrapping_sub(1);
        match json {
            Json::Array(items) => items.iter_mut().for_each(|it| replace(it, left, other)),
            Json::Object(members) => members
                .iter_mut()
                .for_each(|it| replace(&mut it.1, left, other)),
            _ => {}
        }
    }

    fn read_in_every_way(json: &Json) {
        for format in [None].into_iter().chain(Format::ALL.map(Some)) {
            if let Ok(reading) = article_from_json(json, format, Some("https://news.example/")) {
                assert!(!reading.content.headline.trim().is_empty());
                assert!(reading.diagnostics.len() <= 20);
            }
        }
        let _ = related_from_json(json, None);
    }

    proptest! {
        #[test]
        fn no_json_makes_a_source_panic(json in any_json()) {
            read_in_every_way(&json);
        }

        #[test]
        fn no_part_of_a_document_that_is_something_else_makes_a_source_panic(
            fixture in prop::sample::select(&FIXTURES),
            place in 0usize..600,
            other in any_json(),
        ) {
            let mut json = Json::parse(fixture).expect("a fixture is JSON");
            let mut left = place;
            replace(&mut json, &mut left, &other);
            read_in_every_way(&json);
        }

        #[test]
        fn no_text_makes_a_source_panic(text in any::<String>(), format in 0usize..=8) {
            let format = Format::ALL.get(format).copied();
            let _ = article(Document { text: &text, content_type: None, base: None, format });
            let _ = related(Document { text: &text, content_type: None, base: None, format });
        }
    }
}
