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

use super::SourceError;
use crate::article::date::Date;
use crate::article::{Article, Author, Block, Image, Inline};
use crate::json::Json;
use crate::url::{self, Use};

/// Reads an article from its JSON. Relative addresses are resolved against `base`.
pub fn article(json: &Json, base: Option<&str>) -> Result<Article, SourceError> {
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
    Ok(Article {
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
            caption: owned(json, "caption"),
            credit: owned(json, "credit"),
        })
    }

    /// `None` only for a block without any text or picture.
    fn block(self, json: &Json) -> Option<Block> {
        let content = || Some(self.content(json)).filter(|content| !content.is_empty());
        let items = json.get("items").map_or(&[][..], Json::items);
        Some(match json.text("type") {
            Some("heading") => Block::Heading {
                level: match json.get("level").and_then(Json::as_number) {
                    Some(level) => level.clamp(2.0, 6.0) as u8,
                    None => 2,
                },
                content: content()?,
            },
            Some("quote") => Block::Quote {
                content: content()?,
                cite: owned(json, "cite"),
            },
            Some("list") if !items.is_empty() => Block::List {
                ordered: json.get("ordered").and_then(Json::as_bool) == Some(true),
                items: items.iter().map(|item| self.content(item)).collect(),
            },
            Some("image") if let Some(image) = self.image(json) => Block::Image(image),
            _ => Block::Paragraph(content()?),
        })
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
                    Some("strong") => into.push(Inline::Strong(content)),
                    Some("em") => into.push(Inline::Em(content)),
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::article::plain_text;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Article, SourceError> {
        article(
            &Json::parse(text).expect("the test's text is JSON"),
            Some("https://news.example/story/"),
        )
    }

    fn only_block(block: &str) -> Block {
        let text = format!(r#"{{"headline":"H","blocks":[{block}]}}"#);
        read(&text).unwrap().blocks.remove(0)
    }

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn every_field_of_the_model_is_read() {
        let article = read(
            r#"{"version":1,"headline":" H ","standfirst":"S","lang":"fr","url":"/h","publisher":"P",
                "section":"Monde","authors":[{"name":"A","url":"/a"},"B",{}],
                "published":"2026-03-01T07:30:00Z","modified":"never",
                "image":{"src":"i.jpg","alt":"An i","width":640,"height":360,"caption":"C","credit":"D"}}"#,
        )
        .unwrap();

        assert_eq!(article.headline, "H");
        assert_eq!(article.url.as_deref(), Some("https://news.example/h"));
        assert_eq!(article.authors.len(), 2);
        assert_eq!(article.authors[1].name, "B");
        assert_eq!(article.published.unwrap().day, 1);
        assert_eq!(article.modified, None);
        let image = article.image.unwrap();
        assert_eq!(image.src, "https://news.example/story/i.jpg");
        assert_eq!(image.size, Some((640, 360)));
    }

    #[test]
    fn known_blocks_become_themselves() {
        assert_eq!(
            only_block(r#"{"type":"heading","level":9,"content":"h"}"#),
            Block::Heading {
                level: 6,
                content: vec![text("h")]
            }
        );
        assert_eq!(
            only_block(
                r#"{"type":"list","ordered":true,"items":["a",["b",{"type":"em","content":"c"}]]}"#
            ),
            Block::List {
                ordered: true,
                items: vec![
                    vec![text("a")],
                    vec![text("b"), Inline::Em(vec![text("c")])]
                ],
            }
        );
        assert_eq!(
            only_block(r#"{"type":"quote","content":"q","cite":"she"}"#),
            Block::Quote {
                content: vec![text("q")],
                cite: Some("she".to_owned())
            }
        );
    }

    #[test]
    fn an_unknown_block_keeps_its_text() {
        let unknown = only_block(r#"{"type":"map","title":"Bamako","items":["river","port"]}"#);

        assert_eq!(
            unknown,
            Block::Paragraph(vec![
                text("Bamako"),
                text(" "),
                text("river"),
                text(" "),
                text("port")
            ])
        );
    }

    #[test]
    fn a_known_block_in_another_spelling_keeps_its_text() {
        for block in [
            r#"{"type":"paragraph","text":"words"}"#,
            r#"{"type":"quote","text":"words"}"#,
            r#"{"type":"heading","title":"words"}"#,
            r#"{"type":"list","content":"words"}"#,
        ] {
            let (Block::Paragraph(content)
            | Block::Quote { content, .. }
            | Block::Heading { content, .. }) = only_block(block)
            else {
                panic!("{block} has text")
            };
            assert_eq!(plain_text(&content), "words", "{block}");
        }
    }

    #[test]
    fn a_link_or_picture_that_may_not_be_used_keeps_its_words() {
        let link =
            only_block(r#"{"content":[{"type":"link","url":"javascript:x","content":"go"}]}"#);
        let image = only_block(r#"{"type":"image","src":"javascript:x","caption":"A river"}"#);

        assert_eq!(link, Block::Paragraph(vec![text("go")]));
        assert_eq!(image, Block::Paragraph(vec![text("A river")]));
    }

    #[test]
    fn a_wrong_document_names_the_field_and_what_was_expected() {
        let message = |text| read(text).unwrap_err().to_string();

        assert_eq!(
            message(r#"{"headline":3}"#),
            "headline: expected a string that is not blank"
        );
        assert_eq!(
            message(r#"{"headline":"h","blocks":{}}"#),
            "blocks: expected an array"
        );
        assert_eq!(
            message(r#"{"version":2,"headline":"h"}"#),
            "version: expected 1"
        );
        assert_eq!(read("{}"), Err(SourceError::UnknownFormat));
    }

    proptest! {
        #[test]
        fn every_string_of_content_reaches_the_reader(words in prop::collection::vec("[a-z]{1,6}", 1..6)) {
            let content: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
            let block = only_block(&format!(r#"{{"type":"mystery","content":[{}]}}"#, content.join(",")));
            let Block::Paragraph(content) = block else { panic!("unknown blocks become paragraphs") };
            prop_assert_eq!(plain_text(&content), words.concat());
        }
    }
}
