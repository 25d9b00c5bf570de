//! Reads fields of a JSON document by path, for every third-party JSON format.
//!
//! A field that is missing, `null` or blank is `None`. A field that cannot be used is also `None`, and is reported as a
//! diagnostic with its path.

use std::borrow::Cow;
use std::cell::RefCell;

use crate::Parsed;
use crate::date;
use crate::formats::html;
use article_widget_core::article::{Block, Inline};
use article_widget_core::counters::CountMap;
use article_widget_core::json::Json;
use article_widget_core::json::cursor::{Cursor, ParseContext, expected_url};
use article_widget_html::entities::{self, DecodeContext};
use article_widget_html::tree_builder::{self, Node};
use article_widget_platform::date::Date;
use article_widget_platform::language;
use article_widget_platform::url::{self, UrlPurpose};

/// A JSON document with its base URL and the diagnostics collected so far.
pub struct SourceDocument<'a> {
    context: ParseContext<'a>,
    is_json_ld: bool,
    /// The nodes of a JSON-LD document that others may reference by `@id`.
    nodes: Vec<&'a Json>,
    /// For each `@id`, the 1-based index in `nodes` of its first node; 0 means none.
    places: RefCell<CountMap>,
}

impl<'a> SourceDocument<'a> {
    /// Creates a document whose relative URLs are resolved against `base`.
    pub fn new(base: Option<&'a str>) -> Self {
        Self {
            context: ParseContext::new(base),
            is_json_ld: false,
            nodes: Vec::new(),
            places: RefCell::default(),
        }
    }

    /// Creates a JSON-LD document, in which an `@id` may reference another node.
    pub fn of_graph(json: &'a Json, base: Option<&'a str>) -> Self {
        let mut nodes = Vec::new();
        add_nodes(json, &mut nodes);
        let mut places = CountMap::default();
        for (node, number) in nodes.iter().zip(1..) {
            if let Some(id) = node.str_member("@id")
                && let place @ 0 = places.entry(id)
            {
                *place = number;
            }
        }
        Self {
            is_json_ld: true,
            nodes,
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

/// Adds the nodes that have an `@id` and are no references.
fn add_nodes<'a>(json: &'a Json, nodes: &mut Vec<&'a Json>) {
    match json {
        Json::Array(items) => items.iter().for_each(|item| add_nodes(item, nodes)),
        Json::Object(members) => {
            if json.get("@id").is_some() && !is_reference(members) {
                nodes.push(json);
            }
            members
                .iter()
                .for_each(|(_, value)| add_nodes(value, nodes));
        }
        _ => {}
    }
}

/// Returns whether an object says no more than its `@id` and type.
fn is_reference(members: &[(String, Json)]) -> bool {
    members
        .iter()
        .all(|(key, _)| matches!(&**key, "@id" | "@type"))
}

/// A JSON value with its path in a [`SourceDocument`].
#[derive(Clone)]
pub struct Field<'a> {
    /// The value, with a JSON-LD reference resolved.
    pub json: &'a Json,
    path: String,
    /// Whether the value is a node elsewhere in the document, referenced by its `@id`.
    pub is_elsewhere: bool,
    document: &'a SourceDocument<'a>,
}

impl<'a> Field<'a> {
    /// Returns the first member found at any of the paths, which are separated by spaces.
    ///
    /// `title.rendered headline` is the member `rendered` of `title`, or else the member `headline`. If a value along
    /// the path is an array, its first item is used. Blank strings count as missing.
    pub fn get(&self, paths: &str) -> Option<Self> {
        paths.split(' ').find_map(|path| {
            let mut json = self.json;
            let mut held = json;
            for (depth, key) in path.split('.').enumerate() {
                if let (Json::Array(several), 1..) = (json, depth) {
                    json = self.resolve(several.first()?);
                }
                held = json.get(key)?;
                json = self.resolve(held);
            }
            (!is_blank(json)).then(|| self.with(held, self.path_to(path)))
        })
    }

    /// Returns the items of an array that are not `null`, or the value itself if it is not an array. Lists of JSON-LD
    /// in an array are part of it.
    pub fn each(&self) -> Vec<Self> {
        let Json::Array(items) = self.json else {
            return vec![self.clone()];
        };
        let mut fields = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if !matches!(item, Json::Null) {
                let field = self.with(item, self.path_of_item(index));
                match field.json {
                    Json::Array(_) if field.is_elsewhere => fields.append(&mut field.each()),
                    _ => fields.push(field),
                }
            }
        }
        fields
    }

    /// Returns the members of an object that are not `null`, whatever their names.
    pub fn members(&self) -> impl Iterator<Item = Self> + '_ {
        let members = match self.json {
            Json::Object(members) => members.as_slice(),
            _ => &[],
        };
        let members = members.iter().filter(|(_, json)| *json != Json::Null);
        members.map(|(key, json)| self.with(json, self.path_to(key)))
    }

    /// Returns the items of a member, or its value if it is not an array.
    pub fn all(&self, paths: &str) -> Vec<Self> {
        self.get(paths).map_or_else(Vec::new, |field| field.each())
    }

    /// Returns the first item of a member, or its value if it is not an array.
    pub fn first(&self, paths: &str) -> Option<Self> {
        let mut field = self.get(paths)?;
        // Not `all`: a list may be long, and this is asked for each of many articles.
        while let Json::Array(items) = field.json {
            let mut items = items.iter().enumerate();
            let (index, item) = items.find(|(_, item)| **item != Json::Null)?;
            let path = field.path_of_item(index);
            field = field.with(item, path);
        }
        Some(field)
    }

    /// Returns a member that should be one value. JSON-LD may have it in an array, of which the first item counts.
    pub fn one(&self, paths: &str) -> Option<Self> {
        match self.document.is_json_ld {
            true => self.first(paths),
            false => self.get(paths),
        }
    }

    /// Returns the items of an array member. Any other type is reported.
    pub fn items(&self, path: &str) -> Vec<Self> {
        match self.get(path) {
            Some(field) if !matches!(field.json, Json::Array(_)) => {
                field.report("an array");
                Vec::new()
            }
            field => field.map_or_else(Vec::new, |field| field.each()),
        }
    }

    /// Creates the field of a member or item, with a JSON-LD reference resolved.
    fn with(&self, held: &'a Json, path: String) -> Self {
        let json = self.resolve(held);
        Self {
            json,
            path,
            is_elsewhere: !std::ptr::eq(json, held),
            document: self.document,
        }
    }

    /// Returns the node that a JSON-LD reference names, or what a list or value of JSON-LD holds. Otherwise returns
    /// the value.
    fn resolve(&self, json: &'a Json) -> &'a Json {
        let Json::Object(members) = json else {
            return json;
        };
        if let [(key, inner)] = &members[..]
            && matches!(&**key, "@list" | "@set")
        {
            return inner;
        }
        if let Some(value) = json.get("@value") {
            return value;
        }
        if self.document.nodes.is_empty() || !is_reference(members) {
            return json;
        }
        let node = json.str_member("@id").and_then(|id| {
            let place = *self.document.places.borrow_mut().entry(id);
            self.document.nodes.get((place as usize).checked_sub(1)?)
        });
        node.copied().unwrap_or(json)
    }

    fn path_of_item(&self, index: usize) -> String {
        [&self.path, "[", &index.to_string(), "]"].concat()
    }

    /// Returns the path of the first of these members.
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

    /// Reports that a part of this value was dropped.
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

    /// Returns the string, without a CDATA section around it. Any other type is reported.
    pub fn as_str(&self) -> Option<&'a str> {
        let text = self.cursor().checked(self.json.as_str(), "a string")?;
        Some(without_cdata(text))
    }

    /// Returns a plain-text member on one line.
    pub fn text(&self, paths: &str) -> Option<String> {
        self.one(paths)?.line(false)
    }

    /// Returns the string on one line: plain text, or the text content of HTML. `None` if it is blank.
    pub fn line(&self, is_html: bool) -> Option<String> {
        let text = self.as_str()?;
        let line = if is_html || has_tags(text) {
            line(&html::text(text))
        } else {
            line(&decode(text))
        };
        (!line.is_empty()).then_some(line)
    }

    /// Returns a name: a string, or the `name`, `text` or `byline` of an object.
    pub fn name(&self, is_html: bool) -> Option<String> {
        match self.json {
            Json::Object(_) => self.one("name text byline")?.line(is_html),
            _ => self.line(is_html),
        }
    }

    /// Converts an HTML tree to blocks.
    pub fn blocks(&self, tree: &[Node<'_>]) -> Vec<Block> {
        let fragment = html::from_tree(tree, self.document.context.base);
        for diagnostic in fragment.diagnostics {
            self.report_lost(diagnostic);
        }
        fragment.blocks
    }

    /// Converts an HTML member to blocks.
    pub fn html(&self, path: &str) -> Vec<Block> {
        let html = self.get(path);
        html.map_or_else(Vec::new, |field| {
            let tree = tree_builder::parse(field.as_str().unwrap_or_default());
            field.blocks(&tree)
        })
    }

    /// Converts an HTML member to inline content.
    pub fn inlines(&self, paths: &str) -> Vec<Inline> {
        let html = self.get(paths);
        let html = html.filter(|field| !matches!(field.json, Json::Object(_)));
        let html = html.and_then(|field| field.as_str());
        html::inlines(html.unwrap_or_default(), self.document.context.base)
    }

    /// Returns a member that is a date, as [`Date::parse`] reads it.
    pub fn date(&self, paths: &str) -> Option<Date> {
        let field = self.one(paths)?;
        let (cursor, expected) = (field.cursor(), "an RFC 3339 date");
        cursor.checked(date::parse(cursor.as_str_expecting(expected)?), expected)
    }

    /// Returns a plain-text member on one line, if it is a string. Nothing is reported: something else may be wanted.
    pub fn words(&self, paths: &str) -> Option<String> {
        let field = self.one(paths)?;
        field.json.as_str().and_then(|_| field.line(false))
    }

    /// Returns a member that is a BCP 47 language tag. An underscore is read as a hyphen: `fr_FR`.
    pub fn lang(&self, paths: &str) -> Option<String> {
        let field = self.one(paths)?;
        let tag = field.line(false)?.replace('_', "-");
        let tag = language::is_language_tag(&tag).then_some(tag);
        field.cursor().checked(tag, "a BCP 47 language tag")
    }

    /// Returns a member that is a URL allowed for this purpose, resolved against the base URL.
    pub fn address(&self, paths: &str, usage: UrlPurpose) -> Option<String> {
        self.one(paths)?.url(usage)
    }

    /// Returns the string, or the `@id` of an object, as a URL allowed for this purpose, resolved against the base URL.
    pub fn url(&self, usage: UrlPurpose) -> Option<String> {
        let id = self.get("@id");
        let field = id.as_ref().unwrap_or(self);
        match field.json.as_str() {
            // Texts that were escaped for HTML once more; no URL has the entity for a reason.
            Some(text) if text.contains("&amp;") => {
                let text = text.trim().replace("&amp;", "&");
                let url = url::resolve(&text, self.document.context.base, usage);
                field.cursor().checked(url, expected_url(usage))
            }
            _ => field.cursor().as_url(usage),
        }
    }

    /// Returns the members `width` and `height` in pixels, from 1 to 65535. They may be numbers or strings of digits.
    pub fn size(&self) -> Option<(u32, u32)> {
        self.pixels("width").zip(self.pixels("height"))
    }

    fn pixels(&self, key: &str) -> Option<u32> {
        let pixels = match self.one(key)?.json {
            Json::Number(number) => *number as u32,
            Json::String(text) => text.trim().parse().ok()?,
            _ => return None,
        };
        (1..=65_535).contains(&pixels).then_some(pixels)
    }

    /// Returns a boolean member.
    pub fn flag(&self, path: &str) -> Option<bool> {
        self.get(path)?.cursor().as_bool()
    }
}

/// What a diagnostic expects in place of a missing or blank string.
pub const EXPECTED_TEXT: &str = "a string that is not blank";

fn is_blank(json: &Json) -> bool {
    json.as_str().is_some_and(|text| text.trim().is_empty())
}

/// Returns what is in a CDATA section: feeds are copied from XML with their sections.
fn without_cdata(text: &str) -> &str {
    let inner = text.trim().strip_prefix("<![CDATA[");
    inner
        .and_then(|inner| inner.strip_suffix("]]>"))
        .unwrap_or(text)
}

/// Whether a text that should be plain is HTML.
pub fn has_tags(text: &str) -> bool {
    text.contains("</") || text.contains("<br")
}

/// Decodes the character references in a text that should have none: many systems escape plain text.
pub fn decode(text: &str) -> Cow<'_, str> {
    entities::decode(text, DecodeContext::Attribute)
}

/// Returns the text on one line: white space is collapsed, control characters are removed.
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
