//! Converts a JSON value to form entries: `application/x-www-form-urlencoded` and `multipart/form-data` (URL
//! Standard, HTML Standard).

use crate::json::Json;

/// Sets the value at a path such as `fields[city]` or `city`; creates missing objects.
pub fn put(object: &mut Json, path: &str, value: Json) {
    let mut at = object;
    for name in segments(path) {
        if !matches!(at, Json::Object(_)) {
            *at = Json::Object(Vec::new());
        }
        let Json::Object(members) = at else { return };
        let index = members.iter().position(|(other, _)| other == name);
        let index = index.unwrap_or_else(|| {
            members.push((name.to_owned(), Json::Null));
            members.len() - 1
        });
        match members.get_mut(index) {
            Some((_, member)) => at = member,
            None => return,
        }
    }
    *at = value;
}

/// Returns the segments of a path: `fields` and `city` for `fields[city]` or the JSON Pointer `/fields/city`.
pub fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split(['[', ']', '/', '#'])
        .filter(|name| !name.is_empty())
}

/// Returns the entries of an object. A nested member is named `fields[city]`; `null` becomes an empty string.
pub fn entries(object: &Json) -> Vec<(String, String)> {
    let mut entries = Vec::new();
    add(String::new(), object, &mut entries);
    entries
}

fn add(name: String, value: &Json, entries: &mut Vec<(String, String)>) {
    match value {
        Json::Object(members) => {
            for (member, value) in members {
                add(nested(&name, member), value, entries);
            }
        }
        Json::Array(items) => {
            for item in items {
                add(nested(&name, ""), item, entries);
            }
        }
        Json::String(text) => entries.push((name, text.clone())),
        Json::Null => entries.push((name, String::new())),
        other => entries.push((name, other.to_string())),
    }
}

fn nested(parent: &str, name: &str) -> String {
    if parent.is_empty() {
        name.to_owned()
    } else {
        [parent, "[", name, "]"].concat()
    }
}

/// Serializes entries as `application/x-www-form-urlencoded`.
pub fn urlencoded(entries: &[(String, String)]) -> String {
    let pairs: Vec<String> = entries
        .iter()
        .map(|(name, value)| [&percent_encoded(name), "=", &percent_encoded(value)].concat())
        .collect();
    pairs.join("&")
}

/// Percent-encodes a text for any part of a URL and for `application/x-www-form-urlencoded`.
pub fn percent_encoded(text: &str) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                encoded.push(char::from(byte));
            }
            _ => {
                encoded.push('%');
                encoded.push(DIGITS[usize::from(byte >> 4)]);
                encoded.push(DIGITS[usize::from(byte & 15)]);
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests;
