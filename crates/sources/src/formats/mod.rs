//! Parsers of third-party formats: HTML, plain text, and the JSON of publishing systems.

pub mod ans;
pub mod ans_template;
pub mod ghost;
pub mod html;
pub mod json_feed;
pub mod json_ld;
pub mod plain_text;
pub mod wordpress;
pub mod wordpress_com;

use std::borrow::Cow;

use crate::field::{EXPECTED_TEXT, Field, SourceDocument};
use crate::format::is_wordpress_com;
use crate::mapping::FieldMapping;
use crate::{Format, Parsed, Reading, SourceError, excerpt, nearly_json};
use article_widget_core::article::Article;
use article_widget_core::json::Json;
use article_widget_core::related::Related;

/// Reads what is nearly JSON, or else does `otherwise`.
pub fn nearly_json<T>(
    text: &str,
    read: impl FnOnce(&Json) -> Reading<T>,
    otherwise: impl FnOnce() -> Reading<T>,
) -> Reading<T> {
    match nearly_json::parse(text) {
        Some(json) => read(&json),
        None => otherwise(),
    }
}

/// Parses an article from HTML.
pub fn html(text: &str, base: Option<&str>) -> Result<Parsed<Article>, SourceError> {
    html::article(text, base).ok_or_else(|| SourceError::Expected {
        field: "html".to_owned(),
        expected: "an article with a heading",
    })
}

/// Parses an article from plain text.
pub fn text(text: &str) -> Result<Parsed<Article>, SourceError> {
    Ok(Parsed {
        content: plain_text::article(text)?,
        diagnostics: Vec::new(),
    })
}

/// Parses an article from JSON of a third-party format.
pub fn article(
    json: &Json,
    format: Format,
    base: Option<&str>,
) -> Result<Parsed<Article>, SourceError> {
    let json = &*normalized(json, format);
    let document = source_document(json, format, base);
    let article = read(&document.root(json), format)?;
    Ok(document.into_parsed(article))
}

fn normalized(json: &Json, format: Format) -> Cow<'_, Json> {
    match format {
        Format::JsonLd => json_ld::without_prefixes(json),
        _ => Cow::Borrowed(json),
    }
}

fn source_document<'a>(
    json: &'a Json,
    format: Format,
    base: Option<&'a str>,
) -> SourceDocument<'a> {
    match format {
        Format::JsonLd => SourceDocument::of_graph(json, base),
        _ => SourceDocument::new(base),
    }
}

fn read(root: &Field<'_>, format: Format) -> Result<Article, SourceError> {
    let mapping = mapping(root.json, format).ok_or(SourceError::UnknownFormat)?;
    let items = match format {
        Format::JsonLd => json_ld::articles(root),
        Format::Ans => ans::stories(root),
        _ => mapping.items(root),
    };
    let Some(item) = items.first() else {
        return Err(match format {
            Format::JsonLd => SourceError::UnknownFormat,
            _ => SourceError::Empty,
        });
    };
    let mut article = mapping.read(item, root);
    article.blocks = item.html(mapping.content);
    match format {
        Format::WordPress => wordpress::finish(item, &mut article),
        Format::JsonFeed => json_feed::finish(item, root, &mut article),
        Format::Ghost => ghost::finish(item, &mut article),
        Format::JsonLd => json_ld::finish(item, &mut article),
        _ => ans::finish(item, &mut article),
    }
    if article.headline.is_empty() {
        article.headline = excerpt::first_words(&article);
    }
    if article.headline.is_empty() {
        return Err(SourceError::Expected {
            field: item.path_to(mapping.headline),
            expected: EXPECTED_TEXT,
        });
    }
    excerpt::drop_duplicate_standfirst(&mut article);
    Ok(article)
}

/// Returns the field mapping of a JSON document.
fn mapping(json: &Json, format: Format) -> Option<&'static FieldMapping> {
    let first = json.as_slice().first().unwrap_or(json);
    Some(match format {
        Format::WordPress if is_wordpress_com(first) => &wordpress_com::MAPPING,
        Format::WordPress => &wordpress::MAPPING,
        Format::JsonFeed => &json_feed::MAPPING,
        Format::Ghost => &ghost::MAPPING,
        Format::JsonLd => &json_ld::MAPPING,
        Format::Ans => &ans::MAPPING,
        Format::ArticleJson | Format::Html | Format::Text => return None,
    })
}

/// Parses a list of related articles from JSON of a third-party format.
pub fn related(
    json: &Json,
    format: Format,
    base: Option<&str>,
) -> Result<Parsed<Vec<Related>>, SourceError> {
    let json = &*normalized(json, format);
    let mapping = mapping(json, format).ok_or(SourceError::UnknownFormat)?;
    let document = source_document(json, format, base);
    let root = document.root(json);
    let items = match format {
        Format::JsonLd => json_ld::items(&root),
        Format::Ans => ans::items(&root),
        _ => mapping.items(&root),
    };
    let finish: fn(&Field<'_>, &mut Article) = match format {
        Format::WordPress => wordpress::finish,
        Format::Ans => ans::finish_head,
        _ => |_, _| {},
    };
    let mut related = Vec::new();
    for item in items {
        if let Some(card) = mapping.card(&item, &root, finish) {
            related.push(card);
        }
    }
    Ok(document.into_parsed(related))
}
