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
mod tests {
    use super::*;
    use crate::json::arbitrary::any_json;
    use proptest::prelude::*;

    fn find(name: &str) -> Option<String> {
        let value = match name {
            "name" => "Awa",
            "parent" => "12",
            "post" => "a story",
            "comment" => "1 < 2\n& so\n\non",
            "empty" => "",
            _ => return None,
        };
        Some(value.to_owned())
    }

    fn filled(template: &str) -> String {
        let json = Json::parse(template).expect("the test's template is JSON");
        match fill(&json, &find) {
            Ok(Some(json)) => json.to_string(),
            Ok(None) => "nothing".to_owned(),
            Err(unfit) => format!("{} is \"{}\"", unfit.name, unfit.value),
        }
    }

    #[test]
    fn placeholders_are_filled_wherever_they_stand_and_what_is_empty_is_left_out() {
        assert_eq!(
            filled(
                r#"{"a":"{name}","b":["{parent}","{empty}"],"c":{"d":"{unknown}","e":1},"f":null}"#
            ),
            r#"{"a":"Awa","b":["12"],"c":{"e":1},"f":null}"#
        );
        assert_eq!(
            filled(r#""by {name}, to {parent}{empty}""#),
            r#""by Awa, to 12""#
        );
        assert_eq!(filled(r#""{empty}""#), "nothing");
    }

    #[test]
    fn a_conversion_gives_another_type_and_a_default_stands_in_for_nothing() {
        assert_eq!(filled(r#""{parent:number}""#), "12");
        assert_eq!(filled(r#""{empty:number|0}""#), "0");
        assert_eq!(filled(r#""{empty|null}""#), "null");
        assert_eq!(filled(r#""{empty|}""#), r#""""#);
        assert_eq!(filled(r#""{empty|root}""#), r#""root""#);
        assert_eq!(
            filled(r#"["{name:boolean}","{empty:boolean}"]"#),
            "[true,false]"
        );
        assert_eq!(
            filled(r#""{comment:html}""#),
            r#""<p>1 &lt; 2<br>&amp; so</p><p>on</p>""#
        );
        assert_eq!(
            filled(r#"{"post":"{post:number}"}"#),
            r#"post is "a story""#
        );
    }

    #[test]
    fn braces_around_anything_else_are_text() {
        for text in [
            "{",
            "}",
            "{}",
            "{ name }",
            "{name:colour}",
            "{{name",
            "a{b c}d",
        ] {
            assert_eq!(
                filled(&Json::from(text).to_string()),
                Json::from(text).to_string()
            );
        }
        assert_eq!(filled(r#""{{name}}""#), r#""{Awa}""#);
    }

    proptest! {
        #[test]
        fn what_is_put_in_is_never_read_as_a_template(value in any::<String>()) {
            let template = Json::from("<{x}|{x}>");
            let filled = fill(&template, &|_| Some(value.clone()));
            prop_assert_eq!(filled, Ok(Some(Json::String(format!("<{value}|{value}>")))));
        }

        #[test]
        fn no_template_makes_it_panic(template in any_json(), text in "[{}|:a-c ]{0,24}") {
            let _ = fill(&template, &find);
            let _ = fill(&Json::String(text), &find);
        }
    }
}
