//! Decodes character references: `&eacute;`, `&#8217;`, `&amp`.
//!
//! All 2,231 names of the HTML Standard. Numeric references: [`char_refs`].

mod names;

use std::borrow::Cow;

use crate::char_refs;
use names::NAMES;

/// The context of a character reference, which decides how it ends.
#[derive(Clone, Copy, PartialEq)]
pub enum DecodeContext {
    /// Text.
    Text,
    /// An attribute value, where an ampersand may be part of a URL.
    Attribute,
}

/// Length of the longest name, `CounterClockwiseContourIntegral`.
const MAX_NAME_LENGTH: usize = 31;

/// Length of the longest name that counts without a semicolon, `Aacute` for example.
const MAX_LEGACY_LENGTH: usize = 6;

/// Decodes the character references in a text, once.
pub fn decode(text: &str, place: DecodeContext) -> Cow<'_, str> {
    char_refs::decode(text, &|name| named(name, place))
}

fn named(text: &str, place: DecodeContext) -> Option<(&'static str, usize)> {
    let bytes = text.as_bytes();
    let length = bytes
        .iter()
        .take(MAX_NAME_LENGTH)
        .position(|byte| !byte.is_ascii_alphanumeric())
        .unwrap_or(bytes.len().min(MAX_NAME_LENGTH));
    if bytes.get(length) == Some(&b';')
        && let Some((meant, _)) = text.get(..length).and_then(find)
    {
        return Some((meant, length + 1));
    }
    // Legacy names match without a semicolon; the longest match wins.
    let longest = length.min(MAX_LEGACY_LENGTH);
    let (meant, length) = (2..=longest).rev().find_map(|length| {
        let (meant, is_legacy) = text.get(..length).and_then(find)?;
        is_legacy.then_some((meant, length))
    })?;
    let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'=';
    if place == DecodeContext::Attribute && bytes.get(length).is_some_and(goes_on) {
        return None;
    }
    Some((meant, length))
}

/// Returns what a name stands for, and whether it also counts without a semicolon.
fn find(name: &str) -> Option<(&'static str, bool)> {
    let first = *name.as_bytes().first()?;
    let letter = match first {
        b'A'..=b'Z' => first - b'A',
        b'a'..=b'z' => first - b'a' + 26,
        _ => return None,
    };
    let mut words = NAMES.get(usize::from(letter))?.split(' ');
    while let (Some(known), Some(meant)) = (words.next(), words.next()) {
        if let Some(mark @ ("" | "*")) = known.strip_prefix(name) {
            return Some((meant, mark == "*"));
        }
    }
    None
}

#[cfg(test)]
mod tests;
