//! A JSON value, which articles, settings and responses are read from.
//!
//! One small dynamic type keeps the generic code of typed deserializers out of the WASM. This crate has its own
//! parser; its tests compare it with `serde_json`.

#[cfg(any(test, feature = "arbitrary"))]
pub mod arbitrary;
pub mod cursor;
mod parse;
mod serde;

use std::fmt;

use parse::parse;

use article_widget_platform::number;

/// Maximum nesting depth of arrays and objects. The parser rejects deeper input, so that no untrusted document can
/// exhaust the stack.
pub const MAX_DEPTH: u8 = 64;

/// Maximum number of values in a document, nested ones included. An article of ten thousand paragraphs has fewer;
/// more would exhaust memory before the article is shown.
pub const MAX_VALUES: u32 = 100_000;

/// A JSON value (RFC 8259). Objects keep the order of their members.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as an IEEE 754 double.
    Number(f64),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Parses JSON text; returns `None` if it is invalid or exceeds [`MAX_DEPTH`] or [`MAX_VALUES`].
    pub fn parse(text: &str) -> Option<Self> {
        parse(text, MAX_DEPTH, MAX_VALUES)
    }

    /// Parses JSON text that the widget has written, of any size.
    pub fn parse_own(text: &str) -> Option<Self> {
        parse(text, u8::MAX, u32::MAX)
    }

    /// Returns a member of an object; `None` if it is missing or `null`, or this is no object.
    pub fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members
                .iter()
                .find_map(|(name, value)| (name == key).then_some(value))
                .filter(|value| **value != Json::Null),
            _ => None,
        }
    }

    /// Returns the string, if the value is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number, if the value is one.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Json::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the boolean, if the value is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Json::Bool(bool) => Some(*bool),
            _ => None,
        }
    }

    /// Returns the items of an array; empty for any other value.
    pub fn as_slice(&self) -> &[Json] {
        match self {
            Json::Array(items) => items,
            _ => &[],
        }
    }

    /// Returns the trimmed string member `key`; `None` if it is missing, blank or no string.
    pub fn str_member(&self, key: &str) -> Option<&str> {
        let text = self.get(key)?.as_str()?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// Returns the value at a JSON Pointer (RFC 6901) such as `/errors/0/detail`.
    pub fn pointer(&self, pointer: &str) -> Option<&Json> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer
            .strip_prefix('/')?
            .split('/')
            .try_fold(self, |value, token| {
                let token = token.replace("~1", "/").replace("~0", "~");
                match value {
                    Json::Array(items) => items.get(token.parse::<usize>().ok()?),
                    Json::Object(_) => value.get(&token),
                    _ => None,
                }
            })
    }

    /// Returns the type of the value, for messages to developers.
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "an array",
            Json::Object(_) => "an object",
        }
    }
}

/// Writes JSON text without white space; NaN and infinities become `null`, as in `JSON.stringify`.
impl fmt::Display for Json {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => out.write_str("null"),
            Json::Bool(true) => out.write_str("true"),
            Json::Bool(false) => out.write_str("false"),
            Json::Number(number) => out.write_str(&number::to_json(*number)),
            Json::String(text) => write_text(out, text),
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    out.write_str(if index == 0 { "[" } else { "," })?;
                    item.fmt(out)?;
                }
                out.write_str(if items.is_empty() { "[]" } else { "]" })
            }
            Json::Object(members) => {
                for (index, (key, value)) in members.iter().enumerate() {
                    out.write_str(if index == 0 { "{" } else { "," })?;
                    write_text(out, key)?;
                    out.write_str(":")?;
                    value.fmt(out)?;
                }
                out.write_str(if members.is_empty() { "{}" } else { "}" })
            }
        }
    }
}

fn write_text(out: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    use fmt::Write;
    out.write_char('"')?;
    for char in text.chars() {
        match char {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\u{0}'..='\u{1F}' => write!(out, "\\u{:04x}", u32::from(char))?,
            _ => out.write_char(char)?,
        }
    }
    out.write_char('"')
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Json::String(text.to_owned())
    }
}

#[cfg(test)]
mod tests;
