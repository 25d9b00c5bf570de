//! HTML templates filled from a JSON document; the HTML converter then processes the result.

use crate::field::Field;
use crate::mapping;
use article_widget_core::json::Json;

/// Writes an item as HTML.
pub type Write = fn(&Field<'_>, &mut String);

/// Writes an HTML template with members of `element` filled in.
///
/// `path` may list alternatives, as in [`Field::get`].
///
/// | Placeholder | Written as |
/// | --- | --- |
/// | `{path}` | HTML: [`words`] |
/// | `{=path}` | The same as escaped text |
/// | `{=credits}` | The credit ([`mapping::credits`]), escaped |
/// | `{!path}` | Escaped text; reported if missing |
/// | `{*path}` | Each item, by `write` |
/// | `{li path}` | Each item, by `write`, in such an element |
/// | `[…]` | The content of the brackets, unless the last member in them is missing |
pub fn fill(html: &str, element: &Field<'_>, write: Write, out: &mut String) {
    let mut rest = html;
    let (mut start, mut is_missing) = (0, false);
    while let Some(at) = rest.find(['{', '[', ']']) {
        let (before, sign) = rest.split_at(at);
        out.push_str(before);
        let (sign, after) = sign.split_at(1);
        rest = after;
        match sign {
            "[" => (start, is_missing) = (out.len(), false),
            "]" if is_missing => out.truncate(start),
            "{" => {
                let (member, after) = rest.split_once('}').unwrap_or_default();
                rest = after;
                is_missing = !insert(member, element, write, out);
            }
            _ => {}
        }
    }
    out.push_str(rest);
}

/// Writes a member. Returns whether anything was written.
fn insert(member: &str, element: &Field<'_>, write: Write, out: &mut String) -> bool {
    let from = out.len();
    if member == "=credits" {
        escape(&mapping::credits(element).unwrap_or_default(), out);
    } else if let Some(path) = member.strip_prefix(['=', '!']) {
        if member.starts_with('!') {
            element.report_missing(path);
        }
        if let Some(field) = element.get(path) {
            let mut text = String::new();
            words(&field, &mut text);
            escape(&text, out);
        }
    } else if let Some(path) = member.strip_prefix('*') {
        for item in parts(element, path) {
            write(&item, out);
        }
    } else if let Some((name @ "li", path)) = member.split_once(' ') {
        for item in parts(element, path) {
            // A nested list belongs inside the preceding list item.
            match item.json.str_member("type") {
                Some("list") => write(&item, out),
                _ => write_in(name, &item, write, out),
            }
        }
    } else if let Some(field) = element.get(member) {
        if let Json::Number(_) = field.json {
            field.report("a string");
        }
        words(&field, out);
    }
    out.len() > from
}

/// Returns the items of an array member, a string as the only one, or the members of an object, which is reported.
pub fn parts<'a>(element: &Field<'a>, path: &str) -> Vec<Field<'a>> {
    match element.get(path) {
        Some(field) if field.json.as_str().is_some() => vec![field],
        Some(field) if matches!(field.json, Json::Object(_)) => {
            field.report("an array");
            field.members().collect()
        }
        _ => element.items(path),
    }
}

/// Writes an item in an HTML element.
pub fn write_in(name: &str, item: &Field<'_>, write: Write, out: &mut String) {
    out.push_str(&["<", name, ">"].concat());
    write(item, out);
    out.push_str(&["</", name, ">"].concat());
}

/// Writes a string or number, those of an array, or those that an object holds as its content.
pub fn words(field: &Field<'_>, out: &mut String) {
    match field.json {
        Json::String(_) => out.push_str(field.as_str().unwrap_or_default()),
        Json::Number(_) => out.push_str(&field.json.to_string()),
        Json::Array(_) => {
            for (index, item) in field.each().iter().enumerate() {
                if index > 0 {
                    out.push(' ');
                }
                words(item, out);
            }
        }
        Json::Object(_) => {
            if let Some(content) = field.get("content text basic") {
                words(&content, out);
            }
        }
        Json::Null | Json::Bool(_) => {}
    }
}

/// Writes text, escaped for HTML.
fn escape(text: &str, out: &mut String) {
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(char),
        }
    }
}
