//! The formats of others: HTML, plain text, and the JSON of publishers' systems.

pub mod ans;
pub mod ans_template;
pub mod ghost;
pub mod html;
pub mod json_feed;
pub mod json_ld;
pub mod plain_text;
pub mod wordpress;

use crate::field::{Field, NOT_BLANK, Origin};
use crate::mapping::Shape;
use crate::{Format, Reading, SourceError, excerpt};
use article_widget_core::article::Article;
use article_widget_core::json::Json;
use article_widget_core::related::Related;

/// Reads an article from HTML.
pub fn html(text: &str, base: Option<&str>) -> Result<Reading<Article>, SourceError> {
    html::article(text, base).ok_or_else(|| SourceError::Expected {
        field: "html".to_owned(),
        expected: "an article with a heading",
    })
}

/// Reads an article from plain text.
pub fn text(text: &str) -> Result<Reading<Article>, SourceError> {
    Ok(Reading {
        content: plain_text::article(text)?,
        faults: Vec::new(),
    })
}

/// Reads an article from JSON of that format.
pub fn article(
    json: &Json,
    format: Format,
    base: Option<&str>,
) -> Result<Reading<Article>, SourceError> {
    let origin = origin(json, format, base);
    let article = read(&origin.root(json), format)?;
    Ok(origin.reading(article))
}

fn origin<'a>(json: &'a Json, format: Format, base: Option<&'a str>) -> Origin<'a> {
    match format {
        Format::JsonLd => Origin::of_graph(json, base),
        _ => Origin::new(base),
    }
}

fn read(root: &Field<'_>, format: Format) -> Result<Article, SourceError> {
    let shape = shape(format).ok_or(SourceError::UnknownFormat)?;
    let items = match format {
        Format::JsonLd => json_ld::articles(root),
        Format::Ans => ans::stories(root),
        _ => shape.items(root),
    };
    let Some(item) = items.first() else {
        return Err(match format {
            Format::JsonLd => SourceError::UnknownFormat,
            _ => SourceError::Empty,
        });
    };
    let mut article = shape.read(item, root);
    article.blocks = item.html(shape.content);
    match format {
        Format::WordPress => wordpress::complete(item, &mut article),
        Format::JsonFeed => json_feed::complete(item, root, &mut article),
        Format::Ghost => ghost::complete(item, &mut article),
        Format::JsonLd => json_ld::complete(item, &mut article),
        _ => ans::complete(item, &mut article),
    }
    // Only where titles are needed is a story without one a mistake.
    if article.headline.is_empty() && matches!(format, Format::WordPress | Format::JsonFeed) {
        article.headline = excerpt::first_words(&article);
    }
    if article.headline.is_empty() {
        return Err(SourceError::Expected {
            field: item.path_to(shape.headline),
            expected: NOT_BLANK,
        });
    }
    excerpt::drop_beginning(&mut article);
    Ok(article)
}

/// Returns the field mapping of a JSON format.
fn shape(format: Format) -> Option<&'static Shape> {
    Some(match format {
        Format::WordPress => &wordpress::SHAPE,
        Format::JsonFeed => &json_feed::SHAPE,
        Format::Ghost => &ghost::SHAPE,
        Format::JsonLd => &json_ld::SHAPE,
        Format::Ans => &ans::SHAPE,
        Format::ArticleJson | Format::Html | Format::Text => return None,
    })
}

/// Reads a list of related articles from JSON of that format.
pub fn related(
    json: &Json,
    format: Format,
    base: Option<&str>,
) -> Result<Reading<Vec<Related>>, SourceError> {
    let shape = shape(format).ok_or(SourceError::UnknownFormat)?;
    let origin = origin(json, format, base);
    let root = origin.root(json);
    let items = match format {
        Format::JsonLd => json_ld::items(&root),
        Format::Ans => ans::items(&root),
        _ => shape.items(&root),
    };
    let mut related = Vec::new();
    for item in items {
        if let Some(card) = shape.card(&item, &root) {
            related.push(card);
        }
    }
    Ok(origin.reading(related))
}
