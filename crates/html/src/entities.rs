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
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn references_are_decoded_once() {
        for (written, meant) in [
            ("Caf&eacute; &amp; th&eacute;", "Café & thé"),
            ("&amp;lt;script&amp;gt;", "&lt;script&gt;"),
            ("L&#8217;eau l&#x2019;eau", "L’eau l’eau"),
            (
                "&#150; &#0; &#xD800; &#99999999;",
                "– \u{FFFD} \u{FFFD} \u{FFFD}",
            ),
            ("&copy2026 &notit; &notin;", "©2026 ¬it; ∉"),
            ("&unknown; & &; &# &#x; &;", "&unknown; & &; &# &#x; &;"),
            ("&thetasym;&Dagger;&zwnj;", "ϑ‡\u{200C}"),
            ("&apos; &apos", "' &apos"),
        ] {
            assert_eq!(decode(written, DecodeContext::Text), meant, "{written}");
        }
    }

    #[test]
    fn an_address_keeps_its_ampersands() {
        let address = "/?a=1&copy=2&amp;reg=3&lt";

        assert_eq!(
            decode(address, DecodeContext::Attribute),
            "/?a=1&copy=2&reg=3<"
        );
    }

    #[test]
    fn every_name_of_the_standard_is_known() {
        let mut names = Vec::new();
        for line in NAMES {
            let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
            assert_eq!(words.len() % 2, 0, "{line}");
            names.extend(words.iter().step_by(2).copied());
        }
        let legacy = names.iter().filter(|name| name.ends_with('*'));

        assert_eq!(names.len() + legacy.clone().count(), 2231);
        assert!(names.iter().all(|name| name.len() <= MAX_NAME_LENGTH));
        assert!(
            legacy
                .into_iter()
                .all(|name| name.len() <= MAX_LEGACY_LENGTH + 1)
        );
    }

    #[test]
    fn names_of_html_5_and_of_two_characters_are_decoded() {
        for (written, meant) in [
            (
                "&check; &phone; &ccaron; &comma; &lpar;a&rpar;",
                "✓ ☎ č , (a)",
            ),
            ("&NotEqualTilde;&bne;", "≂\u{338}=\u{20E5}"),
            ("a&NewLine;b&Tab;c", "a\nb\tc"),
            // Not legacy names, although what they stand for has one.
            ("&div &half &Dot", "&div &half &Dot"),
            ("&CounterClockwiseContourIntegral;", "∳"),
        ] {
            assert_eq!(decode(written, DecodeContext::Text), meant, "{written}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[&#;xX0-9a-zA-Zé]{0,40}") {
            let _ = decode(&text, DecodeContext::Text);
            let _ = decode(&text, DecodeContext::Attribute);
        }

        #[test]
        fn text_without_references_is_left_alone(text in "[^&]*") {
            prop_assert!(matches!(decode(&text, DecodeContext::Text), Cow::Borrowed(it) if it == text));
        }
    }
}
