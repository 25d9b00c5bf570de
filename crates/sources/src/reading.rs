//! The result of reading a document in a build that may not parse its format.

use crate::{Document, Format, Parsed, SourceError, article_json, formats};
use article_widget_core::article::Article;
use article_widget_core::json::Json;
use article_widget_core::related::Related;

/// What JSON in an array, or in a comment or CDATA section, starts with.
const JSON_STARTS: [&str; 5] = ["[", "<![CDATA[", "<!--", "/*", "//"];

/// A document that was read, or one for a build with the feature `formats`.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading<T> {
    /// The content, or the reason why there is none.
    Done(Result<Parsed<T>, SourceError>),
    /// Only a build with the feature `formats` parses the document's format.
    Pending,
}

impl<T> Reading<T> {
    /// Returns the content.
    ///
    /// # Errors
    ///
    /// [`SourceError`]; [`SourceError::UnknownFormat`] if this build does not parse the format.
    pub fn into_result(self) -> Result<Parsed<T>, SourceError> {
        match self {
            Reading::Done(result) => result,
            Reading::Pending => Err(SourceError::UnknownFormat),
        }
    }
}

impl<T> From<Result<Parsed<T>, SourceError>> for Reading<T> {
    fn from(result: Result<Parsed<T>, SourceError>) -> Self {
        Reading::Done(result)
    }
}

impl<T> From<SourceError> for Reading<T> {
    fn from(error: SourceError) -> Self {
        Reading::Done(Err(error))
    }
}

impl<T> Reading<T> {
    /// Reads JSON, also what is nearly JSON, or else does `otherwise`.
    fn of_json(
        text: &str,
        read: impl FnOnce(&Json) -> Self,
        otherwise: impl FnOnce() -> Self,
    ) -> Self {
        match Json::parse(text) {
            Some(json) => read(&json),
            None => formats::nearly_json(text, read, otherwise),
        }
    }
}

impl Reading<Article> {
    /// Reads an article in the document's format, or else in the format detected from its content.
    pub fn article(document: Document<'_>) -> Self {
        let text = match document.text() {
            Ok(text) => text,
            Err(error) => return error.into(),
        };
        let json = |json: &Json| Self::article_from_json(json, document.format, document.base);
        let is_json = document.format.is_some() || text.starts_with('{') || document.is(&["json"]);
        match document.format {
            Some(Format::Html) => formats::html(text, document.base).into(),
            Some(Format::Text) => formats::text(text).into(),
            _ if is_json => Self::of_json(text, json, || SourceError::NotJson.into()),
            // A headline may also start with a bracket, and a page with a comment.
            _ if JSON_STARTS.iter().any(|start| text.starts_with(start)) => {
                Self::of_json(text, json, || Self::not_json(document, text))
            }
            _ => Self::not_json(document, text),
        }
    }

    /// Reads an article from plain text.
    fn not_json(document: Document<'_>, text: &str) -> Self {
        // An error page served with status 200 must not be shown as an article.
        if text.starts_with('<') || document.is(&["html", "xml"]) {
            return SourceError::UnknownFormat.into();
        }
        formats::text(text).into()
    }

    /// Reads an article from JSON in that format, or else in the detected one.
    pub fn article_from_json(json: &Json, format: Option<Format>, base: Option<&str>) -> Self {
        match format.or_else(|| Format::of(json)) {
            Some(Format::ArticleJson) => article_json::article(json, base).into(),
            Some(Format::Html | Format::Text) | None => SourceError::UnknownFormat.into(),
            Some(format) => formats::article(json, format, base).into(),
        }
    }
}

impl Reading<Vec<Related>> {
    /// Reads a list of related articles in the format detected from its content.
    pub fn related(document: Document<'_>) -> Self {
        match document.text() {
            Ok(text) => Self::of_json(
                text,
                |json| Self::related_from_json(json, document.base),
                || SourceError::NotJson.into(),
            ),
            Err(error) => error.into(),
        }
    }

    /// Reads a list of related articles from JSON. Articles without a usable URL are left out.
    pub fn related_from_json(json: &Json, base: Option<&str>) -> Self {
        // An empty list is valid.
        if matches!(json, Json::Array(items) if items.is_empty()) {
            return Ok(Parsed::default()).into();
        }
        match Format::of(json) {
            Some(Format::ArticleJson) => Ok(article_json::related(json, base)).into(),
            Some(format) => formats::related(json, format, base).into(),
            None => SourceError::UnknownFormat.into(),
        }
    }
}
