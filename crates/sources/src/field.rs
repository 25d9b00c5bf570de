//! A field of a JSON document, with the path that leads to it: what every reader of JSON reads.
//!
//! A field that is missing, `null` or blank is nothing; one that cannot be used is nothing too, and
//! a fault with its path.

use std::cell::RefCell;

use crate::Parsed;
use crate::formats::html;
use article_widget_core::article::{Block, Inline};
use article_widget_core::counters::CountMap;
use article_widget_core::json::Json;
use article_widget_core::json::cursor::{Cursor, ParseContext};
use article_widget_html::tree_builder::{self, Node};
use article_widget_platform::date::Date;
use article_widget_platform::language;
use article_widget_platform::url::UrlPurpose;

/// A document that is being read.
pub struct SourceDocument<'a> {
    context: ParseContext<'a>,
    /// The nodes that others point to by their `@id`, in JSON-LD.
    graph: &'a [Json],
    /// The place in `graph` of the first node of an `@id`, counted from 1.
    places: RefCell<CountMap>,
}

impl<'a> SourceDocument<'a> {
    /// A document that was read from `base`.
    pub fn new(base: Option<&'a str>) -> Self {
        Self {
            context: ParseContext::new(base),
            graph: &[],
            places: RefCell::default(),
        }
    }

    /// A document of JSON-LD, where a node may stand for another one by its `@id`.
    pub fn of_graph(json: &'a Json, base: Option<&'a str>) -> Self {
        let graph = json.get("@graph").unwrap_or(json).as_slice();
        let mut places = CountMap::default();
        for (node, number) in graph.iter().zip(1..) {
            if let Some(id) = node.str_member("@id")
                && let place @ 0 = places.entry(id)
            {
                *place = number;
            }
        }
        Self {
            graph,
            places: places.into(),
            ..Self::new(base)
        }
    }

    /// Returns the root value; its path is empty.
    pub fn root(&'a self, json: &'a Json) -> Field<'a> {
        Field {
            json,
            path: String::new(),
            is_elsewhere: false,
            document: self,
        }
    }

    /// Returns the content with the collected diagnostics.
    pub fn into_parsed<T>(self, content: T) -> Parsed<T> {
        Parsed {
            content,
            diagnostics: self.context.into_diagnostics(),
        }
    }
}

/// A value in a document.
#[derive(Clone)]
pub struct Field<'a> {
    /// The value.
    pub json: &'a Json,
    path: String,
    /// Whether it stands elsewhere in the document, and was pointed to by its `@id`.
    pub is_elsewhere: bool,
    document: &'a SourceDocument<'a>,
}

impl<'a> Field<'a> {
    /// The first of these members that there is: of `title.rendered headline`, the member `rendered`
    /// of the member `title`, or else the member `headline`. Of several in between the first is meant.
    pub fn get(&self, paths: &str) -> Option<Self> {
        paths.split(' ').find_map(|path| {
            let mut json = self.json;
            let mut held = json;
            for (depth, key) in path.split('.').enumerate() {
                if let (Json::Array(several), 1..) = (json, depth) {
                    json = several.first()?;
                }
                held = json.get(key)?;
                json = self.resolve(held);
            }
            (!is_blank(json)).then(|| self.with(held, self.path_to(path)))
        })
    }

    /// The items of an array; of anything else, itself.
    pub fn each(&self) -> Vec<Self> {
        let Json::Array(items) = self.json else {
            return vec![self.clone()];
        };
        let mut fields = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if !matches!(item, Json::Null) {
                let path = [&self.path, "[", &index.to_string(), "]"].concat();
                fields.push(self.with(item, path));
            }
        }
        fields
    }

    /// The members of an object that are not `null`, whatever they are called.
    pub fn members(&self) -> impl Iterator<Item = Self> + '_ {
        let members = match self.json {
            Json::Object(members) => members.as_slice(),
            _ => &[],
        };
        let members = members.iter().filter(|(_, json)| *json != Json::Null);
        members.map(|(key, json)| self.with(json, self.path_to(key)))
    }

    /// The items of a member, or the one value that it is.
    pub fn all(&self, paths: &str) -> Vec<Self> {
        self.get(paths).map_or_else(Vec::new, |field| field.each())
    }

    /// The first item of a member, or the one value that it is.
    pub fn first(&self, paths: &str) -> Option<Self> {
        self.all(paths).into_iter().next()
    }

    /// The items of a member that is an array.
    pub fn items(&self, path: &str) -> Vec<Self> {
        match self.get(path) {
            Some(field) if !matches!(field.json, Json::Array(_)) => {
                field.report("an array");
                Vec::new()
            }
            field => field.map_or_else(Vec::new, |field| field.each()),
        }
    }

    /// A member or an item, or the node that it points to.
    fn with(&self, held: &'a Json, path: String) -> Self {
        let json = self.resolve(held);
        Self {
            json,
            path,
            is_elsewhere: !std::ptr::eq(json, held),
            document: self.document,
        }
    }

    /// The node that is pointed to, where this is nothing but a pointer to one.
    fn resolve(&self, json: &'a Json) -> &'a Json {
        let Json::Object(members) = json else {
            return json;
        };
        if members.len() != 1 || self.document.graph.is_empty() {
            return json;
        }
        let node = json.str_member("@id").and_then(|id| {
            let place = *self.document.places.borrow_mut().entry(id);
            self.document.graph.get((place as usize).checked_sub(1)?)
        });
        node.unwrap_or(json)
    }

    /// The path of the first of these members.
    pub fn path_to(&self, paths: &str) -> String {
        let path = paths.split(' ').next().unwrap_or_default();
        let dot = if self.path.is_empty() { "" } else { "." };
        [&self.path, dot, path].concat()
    }

    fn cursor(&self) -> Cursor<'_> {
        Cursor::root(self.json, &self.path, &self.document.context)
    }

    /// Reports that this value is not what was expected.
    pub fn report(&self, expected: &str) {
        self.cursor().report(expected);
    }

    /// Reports what was left out of this value.
    pub fn report_lost(&self, expected: &str) {
        self.cursor().report_lost(expected);
    }

    /// Reports a member that is missing or blank.
    pub fn report_missing(&self, paths: &str) {
        if self.get(paths).is_none() {
            self.document
                .context
                .report(self.path_to(paths), EXPECTED_TEXT);
        }
    }

    /// The string, as it was written.
    pub fn as_str(&self) -> Option<&'a str> {
        self.cursor().checked(self.json.as_str(), "a string")
    }

    /// A member that is plain text, on one line.
    pub fn text(&self, paths: &str) -> Option<String> {
        self.get(paths)?.line(false)
    }

    /// The string on one line: plain text, or the words of HTML.
    pub fn line(&self, is_html: bool) -> Option<String> {
        let text = self.as_str()?;
        let line = if is_html {
            line(&html::text(text))
        } else {
            line(text)
        };
        (!line.is_empty()).then_some(line)
    }

    /// Returns a name: a string, or the `name`, `text` or `byline` of an object.
    pub fn name(&self, is_html: bool) -> Option<String> {
        match self.json {
            Json::Object(_) => self.get("name text byline")?.line(is_html),
            _ => self.line(is_html),
        }
    }

    /// A tree of HTML as the content of an article.
    pub fn blocks(&self, tree: &[Node<'_>]) -> Vec<Block> {
        let fragment = html::from_tree(tree, self.document.context.base);
        for diagnostic in fragment.diagnostics {
            self.report_lost(diagnostic);
        }
        fragment.blocks
    }

    /// A member that is HTML, as the content of an article.
    pub fn html(&self, path: &str) -> Vec<Block> {
        let html = self.get(path);
        html.map_or_else(Vec::new, |field| {
            let tree = tree_builder::parse(field.as_str().unwrap_or_default());
            field.blocks(&tree)
        })
    }

    /// A member that is HTML, as running text.
    pub fn inlines(&self, paths: &str) -> Vec<Inline> {
        let html = self.get(paths);
        let html = html.filter(|field| !matches!(field.json, Json::Object(_)));
        let html = html.and_then(|field| field.as_str());
        html::inlines(html.unwrap_or_default(), self.document.context.base)
    }

    /// A member that is a date.
    pub fn date(&self, paths: &str) -> Option<Date> {
        self.get(paths)?.cursor().as_date()
    }

    /// A member that is the tag of a language; `fr_FR` is one too.
    pub fn lang(&self, paths: &str) -> Option<String> {
        let field = self.get(paths)?;
        let tag = field.line(false)?.replace('_', "-");
        let tag = language::is_language_tag(&tag).then_some(tag);
        field.cursor().checked(tag, "a BCP 47 language tag")
    }

    /// A member that is the address of something to be used like that.
    pub fn address(&self, paths: &str, usage: UrlPurpose) -> Option<String> {
        self.get(paths)?.url(usage)
    }

    /// The string as the address of something to be used like that.
    pub fn url(&self, usage: UrlPurpose) -> Option<String> {
        self.cursor().as_url(usage)
    }

    /// The members `width` and `height`, in pixels: numbers, or strings of digits.
    pub fn size(&self) -> Option<(u32, u32)> {
        self.pixels("width").zip(self.pixels("height"))
    }

    fn pixels(&self, key: &str) -> Option<u32> {
        let pixels = match self.json.get(key)? {
            Json::Number(number) => *number as u32,
            Json::String(text) => text.trim().parse().ok()?,
            _ => return None,
        };
        (1..=65_535).contains(&pixels).then_some(pixels)
    }

    /// A member that says yes or no.
    pub fn flag(&self, path: &str) -> Option<bool> {
        self.get(path)?.cursor().as_bool()
    }
}

/// What is expected of a text that must be there.
pub const EXPECTED_TEXT: &str = "a string that is not blank";

fn is_blank(json: &Json) -> bool {
    json.as_str().is_some_and(|text| text.trim().is_empty())
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

#[cfg(test)]
mod tests;
