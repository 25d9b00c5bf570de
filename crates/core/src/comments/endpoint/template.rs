//! Fills `{placeholders}` in texts and JSON values.
//!
//! A placeholder is `{name}`, optionally with a conversion, as in `{parent:number}`, and a default for an empty
//! value, as in `{parent|null}` or `{parent:number|0}`. Other braces stay unchanged.

use crate::json::Json;

/// A function that returns the value of a placeholder; `None` for an unknown name.
pub type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The value of a placeholder cannot be converted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversionError {
    /// The placeholder's name.
    pub name: String,
    /// The value that cannot be converted.
    pub value: String,
}

struct Placeholder<'a> {
    name: &'a str,
    conversion: &'a str,
    default: Option<&'a str>,
}

const CONVERSIONS: [&str; 4] = ["", "number", "boolean", "html"];

/// Splits a text into the part before the first placeholder, the placeholder, and the rest.
fn split(text: &str) -> Option<(&str, Placeholder<'_>, &str)> {
    let mut from = 0;
    while let Some(start) = text.get(from..)?.find('{').map(|at| from + at) {
        let inside = text.get(start + 1..)?;
        let end = inside.find(['{', '}'])?;
        if let Some(placeholder) = inside.get(..end).and_then(placeholder)
            && inside.as_bytes().get(end) == Some(&b'}')
        {
            return Some((text.get(..start)?, placeholder, inside.get(end + 1..)?));
        }
        from = start + 1;
    }
    None
}

fn placeholder(text: &str) -> Option<Placeholder<'_>> {
    let (text, default) = match text.split_once('|') {
        Some((text, default)) => (text, Some(default)),
        None => (text, None),
    };
    let (name, conversion) = text.split_once(':').unwrap_or((text, ""));
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let is_name = !name.is_empty() && name.bytes().all(is_part);
    (is_name && CONVERSIONS.contains(&conversion)).then_some(Placeholder {
        name,
        conversion,
        default,
    })
}

/// Returns the name of a placeholder that is the whole text.
pub fn single_placeholder(text: &str) -> Option<&str> {
    match split(text) {
        Some(("", placeholder, "")) => Some(placeholder.name),
        _ => None,
    }
}

/// Calls `note` with the name of every placeholder in a template.
pub fn placeholders(template: &Json, note: &mut dyn FnMut(&str)) {
    match template {
        Json::String(text) => placeholders_of_text(text, note),
        Json::Array(items) => items.iter().for_each(|item| placeholders(item, note)),
        Json::Object(members) => members.iter().for_each(|(_, it)| placeholders(it, note)),
        _ => {}
    }
}

/// Calls `note` with the name of every placeholder in a text.
pub fn placeholders_of_text(text: &str, note: &mut dyn FnMut(&str)) {
    let mut rest = text;
    while let Some((_, placeholder, after)) = split(rest) {
        note(placeholder.name);
        rest = after;
    }
}

/// Fills a JSON template. Returns `None`, and omits members and items, for a placeholder without a value.
pub fn fill(template: &Json, find: Lookup<'_>) -> Result<Option<Json>, ConversionError> {
    Ok(Some(match template {
        Json::String(text) => match split(text) {
            Some(("", placeholder, "")) => return value(&placeholder, find),
            _ => Json::String(fill_text(text, find, &|text| text.to_owned())?),
        },
        Json::Array(items) => {
            let mut filled = Vec::new();
            for item in items {
                filled.extend(fill(item, find)?);
            }
            Json::Array(filled)
        }
        Json::Object(members) => {
            let mut filled = Vec::new();
            for (name, member) in members {
                filled.extend(fill(member, find)?.map(|value| (name.clone(), value)));
            }
            Json::Object(filled)
        }
        literal => literal.clone(),
    }))
}

/// Fills a text template; `write` encodes each value.
pub fn fill_text(
    text: &str,
    find: Lookup<'_>,
    write: &dyn Fn(&str) -> String,
) -> Result<String, ConversionError> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, placeholder, after)) = split(rest) {
        filled.push_str(before);
        match value(&placeholder, find)? {
            None | Some(Json::Null) => {}
            Some(Json::String(text)) => filled.push_str(&write(&text)),
            Some(other) => filled.push_str(&write(&other.to_string())),
        }
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn value(placeholder: &Placeholder<'_>, find: Lookup<'_>) -> Result<Option<Json>, ConversionError> {
    let found = find(placeholder.name).filter(|value| !value.is_empty());
    let text = match (found, placeholder.default) {
        (Some(found), _) => found,
        (None, Some("null")) => return Ok(Some(Json::Null)),
        (None, Some(default)) => default.to_owned(),
        (None, None) if placeholder.conversion == "boolean" => String::new(),
        (None, None) => return Ok(None),
    };
    Ok(Some(match placeholder.conversion {
        // Rust's float parser adds kilobytes to the WASM.
        "number" => match Json::parse(&text) {
            Some(Json::Number(number)) => Json::Number(number),
            _ => {
                return Err(ConversionError {
                    name: placeholder.name.to_owned(),
                    value: text,
                });
            }
        },
        "boolean" => Json::Bool(!matches!(text.as_str(), "" | "false")),
        "html" => Json::String(html(&text)),
        _ => Json::String(text),
    }))
}

/// Converts plain text to HTML: a paragraph for each block of lines, with markup escaped.
fn html(text: &str) -> String {
    let mut html = String::new();
    for paragraph in text.split("\n\n").map(str::trim) {
        if paragraph.is_empty() {
            continue;
        }
        html.push_str("<p>");
        for char in paragraph.chars() {
            match char {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '\n' => html.push_str("<br>"),
                _ => html.push(char),
            }
        }
        html.push_str("</p>");
    }
    html
}

#[cfg(test)]
mod tests;
