//! Validates the value of a field before it is sent.
//!
//! The constraints are in the markup (HTML constraint validation), and the browser's `ValidityState` checks e-mail
//! addresses and URLs. This module checks the rest. A value of invisible characters is empty, length limits apply
//! to text that a script has set, and a name has no invisible characters.

use crate::comments::field::{Field, Kind};
use crate::messages::{Message, Messages};

/// The reason why the value of a field is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The value is empty or blank.
    Missing,
    /// The value has the wrong type: no e-mail address, no URL.
    Malformed,
    /// The value has invisible characters, with which one name can imitate another.
    Invisible,
    /// The value is shorter than allowed. Lengths are in UTF-16 code units.
    TooShort {
        /// Minimum length.
        min: u32,
        /// Length of the value.
        count: u32,
    },
    /// The value is longer than allowed. Lengths are in UTF-16 code units.
    TooLong {
        /// Maximum length.
        max: u32,
        /// Length of the value.
        count: u32,
    },
}

/// Checks the text of a field; returns the first problem. `is_mismatch` is `ValidityState.typeMismatch` of the
/// control.
pub fn check(field: &Field, value: &str, is_mismatch: bool) -> Option<Problem> {
    if is_blank(value) {
        return field.required.then_some(Problem::Missing);
    }
    let count = value.encode_utf16().count() as u32;
    if is_mismatch {
        Some(Problem::Malformed)
    } else if &*field.name == "name" && has_invisible(value) {
        Some(Problem::Invisible)
    } else if count < field.min {
        Some(Problem::TooShort {
            min: field.min,
            count,
        })
    } else if count > field.max {
        Some(Problem::TooLong {
            max: field.max,
            count,
        })
    } else {
        None
    }
}

/// Returns whether a text is invisible: only white space and zero-width characters.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|char| {
        char.is_whitespace()
            || matches!(char, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
    })
}

/// Returns whether a name has directional marks or zero-width characters. A joiner is allowed between two letters
/// of a script whose spelling needs it, such as Arabic or Devanagari.
fn has_invisible(name: &str) -> bool {
    let joins = |char: char| matches!(char, '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1800}'..='\u{18AF}');
    let mut before = '\0';
    let mut chars = name.chars().peekable();
    while let Some(char) = chars.next() {
        let is_bad = match char {
            '\u{200C}' | '\u{200D}' => {
                !joins(before) || !chars.peek().is_some_and(|next| joins(*next))
            }
            '\u{AD}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{3164}'
            | '\u{E0000}'..='\u{E007F}' => true,
            _ => false,
        };
        if is_bad {
            return true;
        }
        before = char;
    }
    false
}

/// Returns the message for a problem. `number` formats a number in the reader's language.
pub fn message(
    field: &Field,
    problem: Problem,
    messages: &Messages,
    number: impl Fn(u32) -> String,
) -> String {
    let message = match (problem, &*field.name) {
        (Problem::Missing, "comment") => Message::CommentMissing,
        (Problem::Missing, "name") => Message::NameMissing,
        (Problem::Missing, "email") => Message::EmailMissing,
        (Problem::Missing, "website") => Message::WebsiteMissing,
        (Problem::Missing, _) if field.kind.is_checkbox() => Message::BoxMissing,
        (Problem::Missing, _) => Message::FieldMissing,
        (Problem::Malformed, _) if field.kind == Kind::Email => Message::EmailInvalid,
        (Problem::Malformed, _) => Message::WebsiteInvalid,
        (Problem::Invisible, _) => Message::Invisible,
        (Problem::TooShort { min, count }, _) => {
            let values = [("min", &*number(min)), ("count", &*number(count))];
            return messages.fill(Message::TooShort, &values);
        }
        (Problem::TooLong { max, count }, _) => {
            let values = [("max", &*number(max)), ("count", &*number(count))];
            return messages.fill(Message::TooLong, &values);
        }
    };
    messages.get(message).to_owned()
}

#[cfg(test)]
mod tests;
