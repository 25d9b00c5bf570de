//! Parses JSON as pages have it, where [`Json::parse`] fails.

use article_widget_core::json::Json;

/// What wraps JSON in scripts and feeds, with its end.
const WRAPPERS: [(&str, &str); 4] = [
    ("<![CDATA[", "]]>"),
    ("<!--", "-->"),
    ("/*", "*/"),
    ("//", "\n"),
];

/// Maximum number of wrappers before the JSON. More would take quadratic time.
const MAX_WRAPPERS: u8 = 8;

/// What may follow the JSON.
const ENDS: [&str; 6] = ["]]>", "-->", "*/", "/*", "//", "<!--"];

/// Parses JSON that may also have:
///
/// - a byte order mark;
/// - line ends, tabs and other control characters inside strings, of which only line ends and tabs are kept;
/// - semicolons behind it;
/// - comments of HTML or JavaScript, or a CDATA section, beside or around it.
pub fn parse(text: &str) -> Option<Json> {
    Json::parse(text).or_else(|| Json::parse(&repaired(unwrapped(text))?))
}

/// Returns the text without what is before its JSON.
fn unwrapped(mut text: &str) -> &str {
    for _ in 0..MAX_WRAPPERS {
        text = text.trim_start_matches(|char: char| char.is_whitespace() || char == '\u{FEFF}');
        let wrapper = WRAPPERS
            .iter()
            .find_map(|(start, end)| Some((text.strip_prefix(start)?, end)));
        let Some((inner, end)) = wrapper else {
            break;
        };
        text = match inner.split_once(end) {
            // A comment of its own.
            Some((comment, after)) if !comment.contains('{') && !after.trim().is_empty() => after,
            _ => inner,
        };
    }
    text
}

/// Returns the array or object at the start, with control characters in its strings escaped. `None` if it has no end,
/// or something else follows.
fn repaired(text: &str) -> Option<String> {
    let mut json = String::with_capacity(text.len());
    let mut depth = 0u32;
    let (mut is_string, mut is_escaped) = (false, false);
    for (at, char) in text.char_indices() {
        if is_string && char < ' ' {
            if is_escaped {
                json.pop();
            }
            json.push_str(match char {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => "",
            });
            is_escaped = false;
            continue;
        }
        json.push(char);
        match char {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = is_string,
            '"' => is_string = !is_string,
            '[' | '{' if !is_string => depth += 1,
            ']' | '}' if !is_string => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    let rest = text.get(at + 1..)?;
                    return is_end(rest).then_some(json);
                }
            }
            _ => {}
        }
    }
    None
}

fn is_end(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|char: char| char.is_whitespace() || char == ';');
    rest.is_empty() || ENDS.iter().any(|end| rest.starts_with(end))
}

#[cfg(test)]
mod tests;
