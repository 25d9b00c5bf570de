//! The result of reading a document in a build that may not parse its format.

use crate::{Document, Format, Parsed, SourceError, article_json, formats};
use article_widget_core::article::Article;
use article_widget_core::json::Json;
use article_widget_core::related::Related;

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

impl Reading<Article> {
    /// Reads an article in the document's format, or else in the format detected from its content.
    pub fn article(document: Document<'_>) -> Self {
        match ArticleText::of(document) {
            Ok(ArticleText::Json(json)) => {
                Self::article_from_json(&json, document.format, document.base)
            }
            Ok(ArticleText::Html(text)) => formats::html(text, document.base).into(),
            Ok(ArticleText::Plain(text)) => formats::text(text).into(),
            Err(error) => error.into(),
        }
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
        match document.json() {
            Ok(json) => Self::related_from_json(&json, document.base),
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

/// The text of an article, with what it is written in.
enum ArticleText<'a> {
    Json(Json),
    Html(&'a str),
    Plain(&'a str),
}

impl<'a> ArticleText<'a> {
    fn of(document: Document<'a>) -> Result<Self, SourceError> {
        let text = document.text()?;
        Ok(match document.format {
            Some(Format::Html) => ArticleText::Html(text),
            Some(Format::Text) => ArticleText::Plain(text),
            Some(_) => ArticleText::Json(document.json()?),
            None if text.starts_with('{') || document.is(&["json"]) => {
                ArticleText::Json(document.json()?)
            }
            // A headline may also start with a bracket.
            None if text.starts_with('[') => match Json::parse(text) {
                Some(json) => ArticleText::Json(json),
                None => ArticleText::Plain(text),
            },
            // An error page served with status 200 must not be shown as an article.
            None if text.starts_with('<') || document.is(&["html", "xml"]) => {
                return Err(SourceError::UnknownFormat);
            }
            None => ArticleText::Plain(text),
        })
    }
}
