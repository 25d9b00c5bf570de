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
//! `docs/article-json.md` explains all of it, `docs/article.schema.json` is its JSON Schema, which
//! the tests hold to this reader, and [`to_json`] writes it.
//!
//! What cannot be used is told by its path, and what it says is kept: an unknown block becomes a
//! paragraph of its words.

mod block;
mod inline;
mod media;
mod place;
mod related;
mod write;

pub use block::BLOCK_TYPES;
pub use inline::INLINE_TYPES;
pub use related::{related, related_to_json};
pub use write::to_json;

use place::Place;

use crate::{Reading, SourceError};
use article_widget_core::article::{Article, Author};
use article_widget_core::diagnostics::Faults;
use article_widget_core::json::Json;
use article_widget_platform::date::Date;
use article_widget_platform::language::{self, Direction};
use article_widget_platform::url::{self, UrlPurpose};

/// Reads an article from its JSON. Relative addresses are resolved against `base`.
///
/// # Errors
///
/// [`SourceError::UnknownFormat`] where there is neither `headline` nor `blocks`;
/// [`SourceError::Expected`] for another version, no headline, or blocks that are no array.
pub fn article(json: &Json, base: Option<&str>) -> Result<Reading<Article>, SourceError> {
    if json.get("headline").is_none() && json.get("blocks").is_none() {
        return Err(SourceError::UnknownFormat);
    }
    if let Some(version) = json.get("version")
        && version.as_number() != Some(1.0)
    {
        return Err(expected("version", "1"));
    }
    if !matches!(json.get("blocks"), None | Some(Json::List(_))) {
        return Err(expected("blocks", "an array"));
    }
    let mut reader = Reader {
        base,
        faults: Faults::default(),
    };
    let root = Place::root(json);
    let article = Article {
        headline: reader
            .text(&root, "headline")
            .ok_or_else(|| expected("headline", NOT_BLANK))?,
        standfirst: reader.text(&root, "standfirst"),
        authors: reader.authors(&root),
        published: reader.date(&root, "published"),
        modified: reader.date(&root, "modified"),
        lang: reader.lang(&root),
        dir: reader.dir(&root),
        url: reader.address(&root, "url", UrlPurpose::Fetch),
        publisher: reader.text(&root, "publisher"),
        section: reader.text(&root, "section"),
        tags: reader.tags(&root),
        image: root.get("image").and_then(|image| reader.image(&image)),
        protected: reader.flag(&root, "protected") == Some(true),
        blocks: reader.blocks(&root, "blocks"),
    };
    Ok(Reading {
        content: article,
        faults: reader.faults.into_vec(),
    })
}

fn expected(field: &str, expected: &'static str) -> SourceError {
    SourceError::Expected {
        field: field.to_owned(),
        expected,
    }
}

/// Reads the parts of one document, and notes what could not be used.
struct Reader<'a> {
    base: Option<&'a str>,
    faults: Faults,
}

/// A missing member and a blank string are nothing, and no fault. Where a member must be there, see
/// [`Reader::needed`].
impl Reader<'_> {
    /// Notes a fault of a member, or of the value itself where `key` is empty.
    fn fault(&mut self, of: &Place<'_>, key: &str, expected: &str) {
        self.faults.add(of.path(key), expected);
    }

    /// Notes that something has a type that is not known, or none.
    fn unknown(&mut self, of: &Place<'_>, expected: &str) {
        let expected = match of.json.text("type") {
            Some(name) => [expected, ", not \"", name, "\""].concat(),
            None => expected.to_owned(),
        };
        self.faults.add(of.path("type"), expected);
    }

    fn string(&mut self, of: &Place<'_>, key: &str, expected: &str) -> Option<String> {
        match of.json.get(key)? {
            Json::Text(text) => {
                let text = clean(text);
                let text = text.trim();
                (!text.is_empty()).then(|| text.to_owned())
            }
            _ => {
                self.fault(of, key, expected);
                None
            }
        }
    }

    fn text(&mut self, of: &Place<'_>, key: &str) -> Option<String> {
        self.string(of, key, "a string")
    }

    /// A string that must be there.
    fn needed(&mut self, of: &Place<'_>, key: &str) -> Option<String> {
        let text = self.string(of, key, NOT_BLANK);
        if text.is_none() {
            self.fault(of, key, NOT_BLANK);
        }
        text
    }

    /// A string that satisfies a condition.
    fn checked(
        &mut self,
        of: &Place<'_>,
        key: &str,
        is_valid: fn(&str) -> bool,
        expected: &str,
    ) -> Option<String> {
        let text = self.string(of, key, expected)?;
        if is_valid(&text) {
            return Some(text);
        }
        self.fault(of, key, expected);
        None
    }

    /// A name without spaces, as HTML's `id` is.
    fn name(&mut self, of: &Place<'_>, key: &str) -> Option<String> {
        let is_name = |text: &str| !text.contains(char::is_whitespace);
        self.checked(of, key, is_name, NAME)
    }

    /// A name that must be there.
    fn needed_name(&mut self, of: &Place<'_>, key: &str) -> Option<String> {
        let name = self.name(of, key);
        if name.is_none() {
            self.fault(of, key, NAME);
        }
        name
    }

    fn lang(&mut self, of: &Place<'_>) -> Option<String> {
        self.checked(of, "lang", language::is_tag, "a BCP 47 language tag")
    }

    fn dir(&mut self, of: &Place<'_>) -> Option<Direction> {
        let directions = [Direction::Ltr, Direction::Rtl];
        let expected = "\"ltr\" or \"rtl\"";
        let text = self.string(of, "dir", expected)?;
        let direction = directions.into_iter().find(|it| it.as_str() == text);
        if direction.is_none() {
            self.fault(of, "dir", expected);
        }
        direction
    }

    fn date(&mut self, of: &Place<'_>, key: &str) -> Option<Date> {
        let expected = "an RFC 3339 date";
        let date = Date::parse(&self.string(of, key, expected)?);
        if date.is_none() {
            self.fault(of, key, expected);
        }
        date
    }

    fn address(&mut self, of: &Place<'_>, key: &str, usage: UrlPurpose) -> Option<String> {
        let expected = expected_address(usage);
        let text = self.string(of, key, expected)?;
        let address = url::resolve(&text, self.base, usage);
        if address.is_none() {
            self.fault(of, key, expected);
        }
        address
    }

    /// An address that must be there.
    fn needed_address(&mut self, of: &Place<'_>, key: &str, usage: UrlPurpose) -> Option<String> {
        let address = self.address(of, key, usage);
        if address.is_none() {
            self.fault(of, key, expected_address(usage));
        }
        address
    }

    fn flag(&mut self, of: &Place<'_>, key: &str) -> Option<bool> {
        let value = of.json.get(key)?;
        if value.as_bool().is_none() {
            self.fault(of, key, "true or false");
        }
        value.as_bool()
    }

    /// A whole number from `least` to `most`.
    fn integer(
        &mut self,
        of: &Place<'_>,
        key: &str,
        (least, most): (i32, i32),
        expected: &str,
    ) -> Option<i32> {
        let number = of.json.get(key)?.as_number().unwrap_or(f64::NAN);
        let integer = number as i32;
        if f64::from(integer) == number && (least..=most).contains(&integer) {
            return Some(integer);
        }
        self.fault(of, key, expected);
        None
    }

    /// Visits the items of a member.
    fn each(
        &mut self,
        of: &Place<'_>,
        key: &'static str,
        visit: &mut dyn FnMut(&mut Self, &Place<'_>),
    ) {
        if let Some(list) = of.get(key) {
            self.items(&list, visit);
        }
    }

    /// Visits the items of an array. What is no array, but might be an item, is taken for one.
    fn items(&mut self, list: &Place<'_>, visit: &mut dyn FnMut(&mut Self, &Place<'_>)) {
        match list.json {
            Json::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    visit(self, &list.item(index, item));
                }
            }
            other => {
                self.fault(list, "", "an array");
                if !matches!(other, Json::Null | Json::Bool(_)) {
                    visit(self, list);
                }
            }
        }
    }

    fn authors(&mut self, of: &Place<'_>) -> Vec<Author> {
        let mut authors = Vec::new();
        self.each(of, "authors", &mut |reader, author| {
            let (name, url) = match author.json {
                Json::Map(_) => (
                    reader.needed(author, "name"),
                    reader.address(author, "url", UrlPurpose::Link),
                ),
                _ => (reader.word(author, "a name or an object with one"), None),
            };
            authors.extend(name.map(|name| Author { name, url }));
        });
        authors
    }

    fn tags(&mut self, of: &Place<'_>) -> Vec<String> {
        let mut tags = Vec::new();
        self.each(of, "tags", &mut |reader, tag| {
            tags.extend(reader.word(tag, "a string"));
        });
        tags
    }

    /// An item that is a string.
    fn word(&mut self, item: &Place<'_>, expected: &str) -> Option<String> {
        match item.json {
            Json::Text(text) => {
                let text = clean(text).trim().to_owned();
                (!text.is_empty()).then_some(text)
            }
            _ => {
                self.fault(item, "", expected);
                None
            }
        }
    }
}

const NOT_BLANK: &str = "a string that is not blank";
const NAME: &str = "a name without spaces";

fn expected_address(usage: UrlPurpose) -> &'static str {
    match usage {
        UrlPurpose::Link => "an http, https, mailto or tel URL",
        UrlPurpose::Image | UrlPurpose::Fetch => "an http or https URL",
    }
}

/// A text without control characters, but for tabs and line ends, of which there is one kind.
fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut after_return = false;
    for char in text.chars() {
        match char {
            '\r' => cleaned.push('\n'),
            '\n' if after_return => {}
            '\n' | '\t' => cleaned.push(char),
            _ if char.is_control() => {}
            _ => cleaned.push(char),
        }
        after_return = char == '\r';
    }
    cleaned
}

#[cfg(test)]
mod schema;
#[cfg(test)]
mod tests;
