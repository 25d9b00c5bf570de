//! Decodes character references in plain text from HTML sources: `&#8217;`, `&hellip;`.
//!
//! Numeric references follow the HTML Standard (13.2.5.80), including its windows-1252 replacements.

use std::borrow::Cow;

/// The names that systems use in short texts: XML's, and characters that keyboards lack.
const COMMON: [(&str, &str); 16] = [
    ("amp;", "&"),
    ("apos;", "'"),
    ("gt;", ">"),
    ("hellip;", "…"),
    ("laquo;", "«"),
    ("ldquo;", "“"),
    ("lsquo;", "‘"),
    ("lt;", "<"),
    ("mdash;", "—"),
    ("nbsp;", "\u{A0}"),
    ("ndash;", "–"),
    ("quot;", "\""),
    ("raquo;", "»"),
    ("rdquo;", "”"),
    ("rsquo;", "’"),
    ("shy;", "\u{AD}"),
];

/// Decodes numeric references and the sixteen most common names in a text, once.
pub fn decode_common(text: &str) -> Cow<'_, str> {
    decode(text, &common)
}

fn common(text: &str) -> Option<(&'static str, usize)> {
    let known = COMMON.iter().find(|(name, _)| text.starts_with(name));
    known.map(|(name, meant)| (*meant, name.len()))
}

/// The characters for the numbers 128 to 159, which the HTML Standard maps by windows-1252.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// Decodes the character references in a text, once.
///
/// `named` reads what follows an ampersand and returns what it stands for and the length of its name in bytes.
pub fn decode<'a>(
    text: &'a str,
    named: &dyn Fn(&str) -> Option<(&'static str, usize)>,
) -> Cow<'a, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let length = match after.strip_prefix('#') {
            Some(number) => numeric(number).map(|(char, length)| {
                decoded.push(char);
                length + 1
            }),
            None => named(after).map(|(meant, length)| {
                decoded.push_str(meant);
                length
            }),
        };
        if length.is_none() {
            decoded.push('&');
        }
        rest = after.get(length.unwrap_or_default()..).unwrap_or_default();
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

fn numeric(text: &str) -> Option<(char, usize)> {
    let (digits, radix, before) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 1),
        None => (text, 10, 0),
    };
    let length = digits
        .bytes()
        .position(|byte| !char::from(byte).is_digit(radix))
        .unwrap_or(digits.len());
    if length == 0 {
        return None;
    }
    let number = digits.bytes().take(length).fold(0u32, |number, byte| {
        let digit = char::from(byte).to_digit(radix).unwrap_or_default();
        number.saturating_mul(radix).saturating_add(digit)
    });
    let char = match number {
        0 => None,
        0x80..=0x9F => WINDOWS_1252.chars().nth(number as usize - 0x80),
        _ => char::from_u32(number),
    };
    let semicolon = usize::from(digits.as_bytes().get(length) == Some(&b';'));
    Some((
        char.unwrap_or(char::REPLACEMENT_CHARACTER),
        before + length + semicolon,
    ))
}

#[cfg(test)]
mod tests;
