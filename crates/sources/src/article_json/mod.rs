//! Article JSON: the widget's own model, version 1.
//!
//! ```json
//! { "version": 1, "headline": "…", "standfirst": "…", "lang": "fr", "url": "…",
//!   "authors": [{ "name": "…", "url": "…" }], "published": "2026-03-01T07:30:00Z",
//!   "image": { "src": "…", "alt": "…", "width": 1200, "height": 675, "caption": "…" },
//!   "blocks": [
//!     "A paragraph.",
//!     { "type": "paragraph", "content": ["with ", { "type": "strong", "content": "weight" }] },
//!     { "type": "heading", "level": 2, "content": "…" },
//!     { "type": "quote", "content": "…", "cite": "…" },
//!     { "type": "list", "ordered": true, "items": ["…", { "blocks": ["…"] }] },
//!     { "type": "image", "src": "…", "alt": "…" } ] }
//! ```
//!
//! `docs/article-json.md` documents every member, `docs/article.schema.json` is its JSON Schema, and [`to_json`] writes
//! it. Tests check that the schema and this parser agree.
//!
//! Each unusable value is reported as a diagnostic with its path. Its text is kept: an unknown block becomes a
//! paragraph.

mod block;
mod inline;
mod media;
mod related;
mod values;
mod write;

pub use block::BLOCK_TYPES;
pub use inline::INLINE_TYPES;
pub use related::{related, related_to_json};
pub use write::to_json;

use crate::{Parsed, SourceError};
use article_widget_core::article::{Article, Author};
use article_widget_core::json::Json;
use article_widget_core::json::cursor::{Cursor, ParseContext};
use article_widget_platform::url::UrlPurpose;
use block::blocks;
use values::{EXPECTED_TEXT, date, dir, each, lang, required_text, string, text, url};

/// Parses an article from article JSON. Relative URLs are resolved against `base`.
///
/// # Errors
///
/// - [`SourceError::UnknownFormat`] if both `headline` and `blocks` are missing.
/// - [`SourceError::Expected`] if the version is not 1, the headline is missing or blank, or `blocks` is not an array.
pub fn article(json: &Json, base: Option<&str>) -> Result<Parsed<Article>, SourceError> {
    if json.get("headline").is_none() && json.get("blocks").is_none() {
        return Err(SourceError::UnknownFormat);
    }
    if let Some(version) = json.get("version")
        && version.as_f64() != Some(1.0)
    {
        return Err(expected("version", "1"));
    }
    if !matches!(json.get("blocks"), None | Some(Json::Array(_))) {
        return Err(expected("blocks", "an array"));
    }
    let context = ParseContext::new(base);
    let root = Cursor::root(json, "", &context);
    let article = Article {
        headline: text(&root, "headline").ok_or_else(|| expected("headline", EXPECTED_TEXT))?,
        standfirst: text(&root, "standfirst"),
        authors: authors(&root),
        published: date(&root, "published"),
        published_text: text(&root, "publishedText"),
        modified: date(&root, "modified"),
        lang: lang(&root),
        dir: dir(&root),
        url: url(&root, "url", UrlPurpose::Fetch),
        publisher: text(&root, "publisher"),
        section: text(&root, "section"),
        tags: tags(&root),
        image: root.member("image").and_then(|it| media::image(&it)),
        protected: root.member("protected").and_then(|it| it.as_bool()) == Some(true),
        blocks: blocks(&root, "blocks"),
    };
    Ok(Parsed {
        content: article,
        diagnostics: context.into_diagnostics(),
    })
}

fn expected(field: &str, expected: &'static str) -> SourceError {
    SourceError::Expected {
        field: field.to_owned(),
        expected,
    }
}

fn authors(of: &Cursor<'_>) -> Vec<Author> {
    let mut authors = Vec::new();
    each(of, "authors", &mut |author| {
        let (name, url, role) = match author.json {
            Json::Object(_) => (
                required_text(author, "name"),
                url(author, "url", UrlPurpose::Link),
                text(author, "role"),
            ),
            _ => (string(author, "a name or an object with one"), None, None),
        };
        authors.extend(name.map(|name| Author { name, url, role }));
    });
    authors
}

fn tags(of: &Cursor<'_>) -> Vec<String> {
    let mut tags = Vec::new();
    each(of, "tags", &mut |tag| {
        tags.extend(string(tag, "a string"));
    });
    tags
}

#[cfg(test)]
mod schema;
#[cfg(test)]
mod tests;
