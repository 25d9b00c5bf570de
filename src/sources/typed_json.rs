//! Article JSON: the widget's own model, version 1.
//!
//! ```json
//! { "version": 1, "headline": "…", "standfirst": "…", "lang": "fr", "url": "…",
//!   "publisher": "…", "section": "…", "authors": [{ "name": "…", "url": "…" }],
//!   "published": "2026-03-01T07:30:00Z", "modified": "…",
//!   "image": { "src": "…", "alt": "…", "width": 1200, "height": 675, "caption": "…", "credit": "…" },
//!   "blocks": [
//!     "A paragraph.",
//!     { "type": "paragraph", "content": ["with ", { "type": "strong", "content": "weight" }] },
//!     { "type": "heading", "level": 2, "content": "…" },
//!     { "type": "quote", "content": "…", "cite": "…" },
//!     { "type": "list", "ordered": false, "items": ["…", "…"] },
//!     { "type": "image", "src": "…", "alt": "…" } ] }
//! ```
//!
//! A heading's `level` is 2 to 6, as in HTML, where the headline is 1. `content` is a string or an
//! array of strings and inline objects (`strong`, `em`, `link` with `url`). What is not known keeps
//! its text: an unknown block becomes a paragraph of it.

use super::{Reading, SourceError};
use crate::article::date::Date;
use crate::article::{Article, Author, Block, BlockKind, Image, Inline, Phrase};
use crate::json::Json;
use crate::url::{self, Use};

/// Reads an article from its JSON. Relative addresses are resolved against `base`.
pub fn article(json: &Json, base: Option<&str>) -> Result<Reading<Article>, SourceError> {
    if json.get("headline").is_none() && json.get("blocks").is_none() {
        return Err(SourceError::UnknownFormat);
    }
    if let Some(version) = json.get("version")
        && version.as_number() != Some(1.0)
    {
        return Err(expected("version", "1"));
    }
    let headline = json
        .text("headline")
        .ok_or_else(|| expected("headline", "a string that is not blank"))?;
    let blocks = match json.get("blocks") {
        None => &[],
        Some(Json::List(blocks)) => blocks.as_slice(),
        Some(_) => return Err(expected("blocks", "an array")),
    };
    let reader = Reader { base };
    let article = Article {
        headline: headline.to_owned(),
        standfirst: owned(json, "standfirst"),
        authors: reader.authors(json),
        published: json.text("published").and_then(Date::parse),
        modified: json.text("modified").and_then(Date::parse),
        lang: owned(json, "lang"),
        url: json
            .text("url")
            .and_then(|url| url::resolve(url, base, Use::Link)),
        publisher: owned(json, "publisher"),
        section: owned(json, "section"),
        image: json.get("image").and_then(|image| reader.image(image)),
        blocks: blocks
            .iter()
            .filter_map(|block| reader.block(block))
            .collect(),
        ..Article::default()
    };
    Ok(Reading {
        content: article,
        faults: Vec::new(),
    })
}

fn expected(field: &str, expected: &'static str) -> SourceError {
    SourceError::Expected {
        field: field.to_owned(),
        expected,
    }
}

fn owned(json: &Json, key: &str) -> Option<String> {
    json.text(key).map(str::to_owned)
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    base: Option<&'a str>,
}

impl Reader<'_> {
    fn authors(self, json: &Json) -> Vec<Author> {
        let authors = json.get("authors").map_or(&[][..], Json::items);
        authors
            .iter()
            .filter_map(|author| {
                Some(Author {
                    name: author.as_text().or(author.text("name"))?.to_owned(),
                    url: author
                        .text("url")
                        .and_then(|url| url::resolve(url, self.base, Use::Link)),
                })
            })
            .collect()
    }

    fn image(self, json: &Json) -> Option<Image> {
        let side = |key| {
            let pixels = json.get(key)?.as_number()?;
            (1.0..=65_535.0).contains(&pixels).then_some(pixels as u32)
        };
        Some(Image {
            src: url::resolve(json.text("src")?, self.base, Use::Image)?,
            alt: owned(json, "alt").unwrap_or_default(),
            size: side("width").zip(side("height")),
            caption: json
                .get("caption")
                .map_or_else(Vec::new, |it| self.content(it)),
            credit: owned(json, "credit"),
            ..Image::default()
        })
    }

    /// `None` only for a block without any text or picture.
    fn block(self, json: &Json) -> Option<Block> {
        let content = || Some(self.content(json)).filter(|content| !content.is_empty());
        let items = json.get("items").map_or(&[][..], Json::items);
        let kind = match json.text("type") {
            Some("heading") => BlockKind::Heading {
                level: match json.get("level").and_then(Json::as_number) {
                    Some(level) => level.clamp(2.0, 6.0) as u8,
                    None => 2,
                },
                content: content()?,
            },
            Some("quote") => BlockKind::Quote {
                blocks: vec![BlockKind::Paragraph(content()?).into()],
                cite: json
                    .get("cite")
                    .map_or_else(Vec::new, |it| self.content(it)),
            },
            Some("list") if !items.is_empty() => BlockKind::List {
                start: (json.get("ordered").and_then(Json::as_bool) == Some(true)).then_some(1),
                items: items
                    .iter()
                    .map(|item| vec![BlockKind::Paragraph(self.content(item)).into()])
                    .collect(),
            },
            Some("image") if let Some(image) = self.image(json) => BlockKind::Image(image.into()),
            _ => BlockKind::Paragraph(content()?),
        };
        Some(kind.into())
    }

    fn content(self, json: &Json) -> Vec<Inline> {
        let mut content = Vec::new();
        self.collect(json, &mut content);
        content
    }

    fn collect(self, json: &Json, into: &mut Vec<Inline>) {
        match json {
            Json::Text(text) if !text.is_empty() => into.push(Inline::Text(text.clone())),
            Json::Number(_) => into.push(Inline::Text(json.to_string())),
            Json::List(items) => items.iter().for_each(|item| self.collect(item, into)),
            Json::Map(members) => {
                let content = self.words(members);
                let url = json.text("url");
                match json.text("type") {
                    Some("strong") => into.push(Inline::Phrase(Phrase::Strong, content)),
                    Some("em") => into.push(Inline::Phrase(Phrase::Em, content)),
                    Some("link")
                        if let Some(url) =
                            url.and_then(|it| url::resolve(it, self.base, Use::Link)) =>
                    {
                        into.push(Inline::Link { url, content });
                    }
                    _ => into.extend(content),
                }
            }
            _ => {}
        }
    }

    /// The words of an object, known or not, with a space between what its members say.
    fn words(self, members: &[(String, Json)]) -> Vec<Inline> {
        let mut words = Vec::new();
        for (key, value) in members {
            let apart = match (key.as_str(), value) {
                ("content", _) => std::slice::from_ref(value),
                (key, Json::List(items)) if WORDS.contains(&key) => items,
                (key, _) if WORDS.contains(&key) => std::slice::from_ref(value),
                _ => continue,
            };
            for value in apart {
                let more = self.content(value);
                if !words.is_empty() && !more.is_empty() {
                    words.push(Inline::Text(" ".to_owned()));
                }
                words.extend(more);
            }
        }
        words
    }
}

/// Members that hold words for the reader, beside `content`.
const WORDS: [&str; 8] = [
    "alt", "blocks", "caption", "credit", "items", "text", "title", "value",
];
