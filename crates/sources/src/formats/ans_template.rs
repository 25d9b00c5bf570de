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
/// | `{path}` | HTML |
/// | `{=path}` | Escaped text |
/// | `{=credits}` | The credit ([`mapping::credits`]), escaped |
/// | `{!path}` | Escaped text; reported if missing |
/// | `{?path}` | HTML if the member is a string |
/// | `{*path}` | Each item, by `write` |
/// | `{li path}`, `{th path}`, `{td path}` | Each item, by `write`, in such an element |
/// | `{tr path}` | Each item in a `<tr>`, each of its cells in a `<td>` |
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
        match element.get(path) {
            Some(field) if matches!(field.json, Json::Number(_)) => {
                out.push_str(&field.json.to_string());
            }
            Some(field) => escape(field.as_str().unwrap_or_default(), out),
            None => {}
        }
    } else if let Some(path) = member.strip_prefix('?') {
        out.push_str(element.json.str_member(path).unwrap_or_default());
    } else if let Some(path) = member.strip_prefix('*') {
        for item in element.items(path) {
            write(&item, out);
        }
    } else if let Some((name, path)) = member.split_once(' ') {
        for item in element.items(path) {
            // A nested list belongs inside the preceding list item.
            let is_bare = item.json.str_member("type") == Some("list");
            if !is_bare {
                out.push_str(&["<", name, ">"].concat());
            }
            if name == "tr" {
                for cell in item.each() {
                    out.push_str("<td>");
                    write(&cell, out);
                    out.push_str("</td>");
                }
            } else {
                write(&item, out);
            }
            if !is_bare {
                out.push_str(&["</", name, ">"].concat());
            }
        }
    } else if let Some(field) = element.get(member) {
        out.push_str(field.as_str().unwrap_or_default());
    }
    out.len() > from
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
