//! A field of a JSON document, with the path that leads to it: what every reader of JSON reads.
//!
//! A field that is missing or `null` is nothing; one that cannot be used is nothing too, and a
//! fault with its path.

use std::cell::RefCell;

use super::{Reading, SourceError, html};
use crate::article::date::Date;
use crate::article::{Author, Block, Inline};
use crate::fault::Faults;
use crate::i18n::language;
use crate::json::Json;
use crate::url::{self, Use};

/// A document that is being read.
pub struct Origin<'a> {
    /// What relative addresses are relative to.
    base: Option<&'a str>,
    faults: RefCell<Faults>,
}

impl<'a> Origin<'a> {
    /// A document that was read from `base`.
    pub fn new(base: Option<&'a str>) -> Self {
        Self {
            base,
            faults: RefCell::default(),
        }
    }

    /// The whole of it, which has no path.
    pub fn root(&'a self, json: &'a Json) -> Field<'a> {
        Field {
            json,
            path: String::new(),
            origin: self,
        }
    }

    /// What was read, with the faults that were met.
    pub fn reading<T>(self, content: T) -> Reading<T> {
        Reading {
            content,
            faults: self.faults.into_inner().into_vec(),
        }
    }
}

/// A value in a document.
#[derive(Clone)]
pub struct Field<'a> {
    /// The value.
    pub json: &'a Json,
    path: String,
    origin: &'a Origin<'a>,
}

impl<'a> Field<'a> {
    /// The member of an object; `title.rendered` is a member of the member `title`.
    pub fn get(&self, path: &str) -> Option<Self> {
        let Some((parent, key)) = path.rsplit_once('.') else {
            return Some(self.with(self.json.get(path)?, self.path_to(path)));
        };
        let parent = self.get(parent)?;
        parent.expect_object();
        parent.get(key)
    }

    /// Some systems write an object without members as an array without items.
    fn expect_object(&self) {
        match self.json {
            Json::Map(_) => {}
            Json::List(items) if items.is_empty() => {}
            _ => self.fault("an object"),
        }
    }

    /// The items of an array.
    pub fn items(&self) -> Vec<Self> {
        if !matches!(self.json, Json::List(_)) {
            self.fault("an array");
        }
        let items = self.json.items().iter().enumerate();
        items
            .filter(|(_, item)| **item != Json::Null)
            .map(|(index, item)| {
                let path = [&self.path, "[", &index.to_string(), "]"].concat();
                self.with(item, path)
            })
            .collect()
    }

    /// The members of an object.
    pub fn members(&self) -> Vec<Self> {
        self.expect_object();
        let Json::Map(members) = self.json else {
            return Vec::new();
        };
        let members = members.iter();
        members
            .map(|(key, value)| self.with(value, self.path_to(key)))
            .collect()
    }

    /// The items of an array, or the value itself where it is none.
    pub fn each(&self) -> Vec<Self> {
        match self.json {
            Json::List(_) => self.items(),
            _ => vec![self.clone()],
        }
    }

    /// The items of the member `key`, an array.
    pub fn list(&self, key: &str) -> Vec<Self> {
        self.get(key).map_or_else(Vec::new, |field| field.items())
    }

    /// The items of the member `key`, or the one value it is.
    pub fn one_or_more(&self, key: &str) -> Vec<Self> {
        self.get(key).map_or_else(Vec::new, |field| field.each())
    }

    fn with(&self, json: &'a Json, path: String) -> Self {
        Self {
            json,
            path,
            origin: self.origin,
        }
    }

    fn path_to(&self, key: &str) -> String {
        if self.path.is_empty() {
            return key.to_owned();
        }
        [&self.path, ".", key].concat()
    }

    /// Notes that this was not what was expected here.
    pub fn fault(&self, expected: &str) {
        let mut faults = self.origin.faults.borrow_mut();
        faults.add(self.path.as_str(), expected);
    }

    /// The error of a document that cannot be used without the member `key`.
    pub fn without(&self, key: &str) -> SourceError {
        SourceError::Expected {
            field: self.path_to(key),
            expected: NOT_BLANK,
        }
    }

    /// What was read of the member `key`; where there was nothing to read, that is a fault.
    pub fn needed<T>(&self, key: &str, read: Option<T>) -> Option<T> {
        if read.is_none() && self.get(key).is_none_or(|field| is_blank(field.json)) {
            let missing = self.with(self.json, self.path_to(key));
            missing.fault(NOT_BLANK);
        }
        read
    }

    /// The string, as it was written.
    pub fn as_text(&self) -> Option<&'a str> {
        let text = self.json.as_text();
        if text.is_none() {
            self.fault("a string");
        }
        text
    }

    /// The string as one line of plain text.
    pub fn line(&self) -> Option<String> {
        full(line(self.as_text()?))
    }

    /// The member `key` as one line of plain text.
    pub fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.line()
    }

    /// The words of the member `key`, which is HTML.
    pub fn html_text(&self, key: &str) -> Option<String> {
        full(line(&html::text(self.get(key)?.as_text()?)))
    }

    /// The member `key`, which is HTML, as the content of an article.
    pub fn blocks(&self, key: &str) -> Vec<Block> {
        self.get(key)
            .map_or_else(Vec::new, |field| field.fragment())
    }

    /// The string, which is HTML, as the content of an article.
    pub fn fragment(&self) -> Vec<Block> {
        let fragment = html::fragment(self.as_text().unwrap_or_default(), self.origin.base);
        for fault in fragment.faults {
            self.fault(fault);
        }
        fragment.blocks
    }

    /// The member `key`, which is HTML, as running text.
    pub fn inlines(&self, key: &str) -> Vec<Inline> {
        let html = self.get(key).and_then(|field| field.as_text());
        html::inlines(html.unwrap_or_default(), self.origin.base)
    }

    /// The member `key` as a date.
    pub fn date(&self, key: &str) -> Option<Date> {
        let field = self.get(key)?;
        let text = field.as_text()?.trim();
        let date = Date::parse(text);
        if date.is_none() && !text.is_empty() {
            field.fault("a date (RFC 3339)");
        }
        date
    }

    /// The member `key` as a tag of a language; `fr_FR` is one too.
    pub fn lang(&self, key: &str) -> Option<String> {
        let field = self.get(key)?;
        let tag = field.line()?.replace('_', "-");
        if language::is_tag(&tag) {
            return Some(tag);
        }
        field.fault("a BCP 47 language tag");
        None
    }

    /// The member `key` as the address of something to be used like that.
    pub fn address(&self, key: &str, usage: Use) -> Option<String> {
        self.get(key)?.url(usage)
    }

    /// The string as the address of something to be used like that.
    pub fn url(&self, usage: Use) -> Option<String> {
        let text = self.as_text()?.trim();
        if text.is_empty() {
            return None;
        }
        let url = url::resolve(text, self.origin.base, usage);
        if url.is_none() {
            self.fault(match usage {
                Use::Link => "a URL to link to",
                Use::Image => "the URL of an image",
                Use::Fetch => "an http or https URL",
            });
        }
        url
    }

    /// The members `width` and `height`, in pixels: numbers, or strings of digits.
    pub fn size(&self) -> Option<(u32, u32)> {
        self.pixels("width").zip(self.pixels("height"))
    }

    /// The member `key`, a number of pixels.
    pub fn pixels(&self, key: &str) -> Option<u32> {
        let pixels = match self.json.get(key)? {
            Json::Number(number) => *number as u32,
            Json::Text(text) => text.trim().trim_end_matches("px").parse().ok()?,
            _ => return None,
        };
        (1..=65_535).contains(&pixels).then_some(pixels)
    }

    /// The member `key`, which says yes or no.
    pub fn flag(&self, key: &str) -> Option<bool> {
        let field = self.get(key)?;
        let flag = field.json.as_bool();
        if flag.is_none() {
            field.fault("true or false");
        }
        flag
    }

    /// Somebody who has a name, and perhaps a page.
    pub fn author(&self) -> Option<Author> {
        Some(Author {
            name: self.text("name")?,
            url: self.address("url", Use::Link),
        })
    }
}

const NOT_BLANK: &str = "a string that is not blank";

fn is_blank(json: &Json) -> bool {
    json.as_text().is_some_and(|text| text.trim().is_empty())
}

fn full(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// A text on one line: white space is one space, control characters are gone.
pub fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for char in text.chars() {
        if char.is_ascii_whitespace() {
            if !line.ends_with(' ') {
                line.push(' ');
            }
        } else if !char.is_control() {
            line.push(char);
        }
    }
    line.trim().to_owned()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn faults(read: impl Fn(Field<'_>), text: &str) -> Vec<String> {
        let json = Json::parse(text).expect("the test's text is JSON");
        let origin = Origin::new(None);
        read(origin.root(&json));
        let faults = origin.reading(()).faults;
        faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_cannot_be_used_is_told_by_its_path() {
        let text = r#"{"posts":[{},{"title":7,"date":"soon","lang":"?","url":"javascript:x"}]}"#;

        let faults = faults(
            |root| {
                for post in root.list("posts") {
                    assert_eq!(post.text("title"), None);
                    assert_eq!(post.date("date"), None);
                    assert_eq!(post.lang("lang"), None);
                    assert_eq!(post.address("url", Use::Link), None);
                }
                assert!(root.list("pages").is_empty());
            },
            text,
        );

        assert_eq!(
            faults,
            [
                "posts[1].title: expected a string",
                "posts[1].date: expected a date (RFC 3339)",
                "posts[1].lang: expected a BCP 47 language tag",
                "posts[1].url: expected a URL to link to",
            ]
        );
    }

    #[test]
    fn what_is_missing_or_blank_is_no_fault() {
        let faults = faults(
            |root| {
                for key in ["missing", "null", "blank"] {
                    assert_eq!(root.text(key), None);
                    assert_eq!(root.date(key), None);
                    assert_eq!(root.address(key, Use::Image), None);
                }
            },
            r#"{"null":null,"blank":" "}"#,
        );

        assert_eq!(faults, [""; 0]);
    }

    #[test]
    fn control_characters_are_stripped_and_line_ends_are_spaces() {
        assert_eq!(
            line(" a\u{0}b\r\n\tc\u{7f} \u{a0}d\u{202f}! "),
            "ab c \u{a0}d\u{202f}!"
        );
    }

    #[test]
    fn sizes_are_whole_pixels_however_they_are_written() {
        for (text, size) in [
            (r#"{"width":640,"height":"360"}"#, Some((640, 360))),
            (r#"{"width":"640px","height":360.4}"#, Some((640, 360))),
            (r#"{"width":0,"height":360}"#, None),
            (r#"{"width":-1,"height":360}"#, None),
            (r#"{"width":1e9,"height":360}"#, None),
            (r#"{"width":[],"height":{}}"#, None),
        ] {
            let json = Json::parse(text).unwrap();

            assert_eq!(Origin::new(None).root(&json).size(), size, "{text}");
        }
    }
}
