//! Reads settings and article JSON, with the path of each value for diagnostics.
//!
//! A missing or `null` member is `None` without a diagnostic. An invalid member is `None` with one: its path, what
//! was expected, and what was there.

use std::cell::RefCell;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::json::Json;
use article_widget_platform::date::Date;
use article_widget_platform::language;
use article_widget_platform::url::{self, UrlPurpose};

/// Maximum length of a string that a diagnostic quotes, in characters.
const MAX_QUOTED_CHARACTERS: usize = 60;

/// The state that all cursors of a document share.
#[derive(Default)]
pub struct ParseContext<'a> {
    /// Base URL of relative URLs.
    pub base: Option<&'a str>,
    diagnostics: RefCell<Diagnostics>,
    /// Those of documents inside this one: each document has a limit of its own.
    document_diagnostics: RefCell<Vec<Diagnostic>>,
}

impl<'a> ParseContext<'a> {
    /// Creates the context of a document whose relative URLs are resolved against `base`.
    pub fn new(base: Option<&'a str>) -> Self {
        Self {
            base,
            ..Self::default()
        }
    }

    /// Adds a diagnostic.
    pub fn report(&self, path: impl Into<String>, expected: impl Into<String>) {
        self.diagnostics.borrow_mut().add(path, expected);
    }

    /// Returns the diagnostics in the order in which they were added, those of documents inside this one last.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut diagnostics = self.diagnostics.into_inner().into_vec();
        diagnostics.append(&mut self.document_diagnostics.into_inner());
        diagnostics
    }
}

/// A value inside a document. The path is only built for a diagnostic.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    /// The value.
    pub json: &'a Json,
    /// The state shared with the other cursors of the document.
    pub context: &'a ParseContext<'a>,
    parent: Option<&'a Cursor<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Path(&'a str),
    Item(usize),
}

impl<'a> Cursor<'a> {
    /// Creates the cursor of a whole document. `path` is the setting that holds it, or empty.
    pub fn root(json: &'a Json, path: &'a str, context: &'a ParseContext<'a>) -> Self {
        Self {
            json,
            context,
            parent: None,
            step: Step::Path(path),
        }
    }

    fn child(&'a self, json: &'a Json, step: Step<'a>) -> Self {
        Self {
            json,
            context: self.context,
            parent: Some(self),
            step,
        }
    }

    /// Returns a member of an object; `None` if it is missing or `null`.
    pub fn member(&'a self, key: &'a str) -> Option<Self> {
        Some(self.child(self.json.get(key)?, Step::Path(key)))
    }

    /// Returns the members of an object with their names, including those that are `null`.
    pub fn members(&'a self) -> impl Iterator<Item = (&'a str, Self)> {
        let members = match self.json {
            Json::Object(members) => members.as_slice(),
            _ => &[],
        };
        let member = |(key, json): &'a (String, Json)| (&**key, self.child(json, Step::Path(key)));
        members.iter().map(member)
    }

    /// Returns the items of an array.
    pub fn items(&'a self) -> impl Iterator<Item = Self> {
        let items = self.json.as_slice().iter().enumerate();
        items.map(|(index, json)| self.child(json, Step::Item(index)))
    }

    /// Returns the path, such as `blocks[3].src`.
    pub fn path(&self) -> String {
        let mut path = String::new();
        self.write_path(&mut path);
        path
    }

    fn write_path(&self, path: &mut String) {
        if let Some(parent) = self.parent {
            parent.write_path(path);
        }
        match self.step {
            Step::Path(key) => write_key(key, path),
            Step::Item(index) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
        }
    }

    /// Reports that this value is not what was expected.
    pub fn report(&self, expected: &str) {
        let got = got(self.json);
        self.context
            .report(self.path(), [expected, ", got ", &got].concat());
    }

    /// Reports a missing or ignored part of this value, without quoting the value.
    pub fn report_lost(&self, expected: &str) {
        self.context.report(self.path(), expected);
    }

    /// Reports the diagnostics of the document that this value holds.
    pub fn report_document(&self, diagnostics: Vec<Diagnostic>) {
        for mut diagnostic in diagnostics {
            let mut path = self.path();
            if !diagnostic.path.starts_with('[') {
                path.push('.');
            }
            path.push_str(&diagnostic.path);
            diagnostic.path = path;
            self.context
                .document_diagnostics
                .borrow_mut()
                .push(diagnostic);
        }
    }

    /// Reports that a member is missing or invalid.
    pub fn report_member(&self, key: &str, expected: &str) {
        match self.member(key) {
            Some(member) => member.report(expected),
            None => {
                let mut path = self.path();
                write_key(key, &mut path);
                self.context.report(path, expected);
            }
        }
    }

    /// Reports the members that are not `known`, such as misspelt ones.
    pub fn report_unknown(&self, known: &[&str]) {
        for (name, member) in self.members() {
            if !known.contains(&name) {
                member.report_lost(&["one of ", &known.join(", ")].concat());
            }
        }
    }

    /// Returns the string without surrounding white space; `None` if it is blank.
    pub fn as_str(&self) -> Option<&'a str> {
        self.as_str_expecting("a string")
    }

    /// Returns the string without surrounding white space; `None` if it is blank. Reports `expected` for other
    /// types.
    pub fn as_str_expecting(&self, expected: &str) -> Option<&'a str> {
        match self.json {
            Json::String(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => {
                self.report(expected);
                None
            }
        }
    }

    /// Returns the boolean.
    pub fn as_bool(&self) -> Option<bool> {
        self.checked(self.json.as_bool(), "true or false")
    }

    /// Returns the integer, if it is in a range with both ends included.
    pub fn as_integer(&self, (least, most): (i32, i32), expected: &str) -> Option<i32> {
        let number = self.json.as_f64().unwrap_or(f64::NAN);
        let integer = number as i32;
        let is_valid = f64::from(integer) == number && (least..=most).contains(&integer);
        self.checked(is_valid.then_some(integer), expected)
    }

    /// Returns the RFC 3339 date.
    pub fn as_date(&self) -> Option<Date> {
        let expected = "an RFC 3339 date";
        let date = Date::parse(self.as_str_expecting(expected)?);
        self.checked(date, expected)
    }

    /// Returns the BCP 47 language tag.
    pub fn as_language(&self) -> Option<&'a str> {
        let expected = "a BCP 47 language tag";
        let tag = self.as_str_expecting(expected)?;
        self.checked(language::is_language_tag(tag).then_some(tag), expected)
    }

    /// Returns the URL, resolved against the document's base.
    pub fn as_url(&self, purpose: UrlPurpose) -> Option<String> {
        let expected = expected_url(purpose);
        let text = self.as_str_expecting(expected)?;
        self.checked(url::resolve(text, self.context.base, purpose), expected)
    }

    /// Returns the variant of an enumeration that the value names.
    pub fn as_variant<T: Copy, const N: usize>(
        &self,
        variants: [T; N],
        name: fn(T) -> &'static str,
    ) -> Option<T> {
        let index = self.keyword_index(&variants.map(name))?;
        variants.get(index).copied()
    }

    /// Not generic, so that the module holds it once.
    fn keyword_index(&self, keywords: &[&str]) -> Option<usize> {
        let text = self.as_str()?;
        let index = keywords.iter().position(|keyword| *keyword == text);
        self.checked(index, &["one of ", &keywords.join(", ")].concat())
    }

    /// Returns `value`; reports `expected` if it is `None`.
    pub fn checked<T>(&self, value: Option<T>, expected: &str) -> Option<T> {
        if value.is_none() {
            self.report(expected);
        }
        value
    }
}

/// Returns the description of a valid URL for a purpose, for diagnostics.
pub fn expected_url(purpose: UrlPurpose) -> &'static str {
    match purpose {
        UrlPurpose::Link => "an http, https, mailto or tel URL",
        UrlPurpose::Image | UrlPurpose::Fetch => "an http or https URL",
    }
}

fn write_key(key: &str, path: &mut String) {
    if !key.is_empty() {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
    }
}

/// Describes a value for a diagnostic: quotes a string, names the type of an array or object.
fn got(json: &Json) -> String {
    match json {
        Json::String(text) => {
            let mut characters = text.chars();
            let quoted: String = characters.by_ref().take(MAX_QUOTED_CHARACTERS).collect();
            let rest = if characters.next().is_some() {
                "…"
            } else {
                ""
            };
            ["\"", &quoted, rest, "\""].concat()
        }
        Json::Array(_) => "an array".to_owned(),
        Json::Object(_) => "an object".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests;
