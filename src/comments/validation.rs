//! Whether what was typed into a field may be sent.
//!
//! The rules stand in the markup as HTML constraints, and the browser's `ValidityState` tells
//! whether an address is one. What it leaves open is decided here: blanks are empty, and length
//! limits hold for text that a program has set.

use super::field::{Field, Presence, Rules};
use crate::i18n::{Message, Messages};

/// Why the content of a field may not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is empty, or blank.
    Missing,
    /// It is not what the field is for: no e-mail address, no URL.
    Malformed,
    /// It is shorter than allowed. Lengths in UTF-16 code units.
    TooShort {
        /// The shortest allowed.
        min: u32,
        /// What there is.
        count: u32,
    },
    /// It is longer than allowed. Lengths in UTF-16 code units.
    TooLong {
        /// The longest allowed.
        max: u32,
        /// What there is.
        count: u32,
    },
}

/// Checks one field. `type_mismatch` is the browser's own `ValidityState.typeMismatch`.
pub fn check(rules: Rules, value: &str, type_mismatch: bool) -> Option<Problem> {
    if is_blank(value) {
        return (rules.presence == Presence::Required).then_some(Problem::Missing);
    }
    let count = value.encode_utf16().count() as u32;
    if type_mismatch {
        Some(Problem::Malformed)
    } else if count < rules.min {
        Some(Problem::TooShort {
            min: rules.min,
            count,
        })
    } else if count > rules.max {
        Some(Problem::TooLong {
            max: rules.max,
            count,
        })
    } else {
        None
    }
}

/// Whether a reader would see nothing: white space and characters that have no width.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|char| {
        char.is_whitespace()
            || matches!(char, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
    })
}

/// The problem in the reader's words. `number` writes a number in the reader's language.
pub fn words(
    field: Field,
    problem: Problem,
    messages: &Messages,
    number: impl Fn(u32) -> String,
) -> String {
    let message = match (problem, field) {
        (Problem::Missing, Field::Comment) => Message::CommentMissing,
        (Problem::Missing, Field::Name) => Message::NameMissing,
        (Problem::Missing, Field::Email) => Message::EmailMissing,
        (Problem::Missing, Field::Website) => Message::WebsiteMissing,
        (Problem::Malformed, Field::Email) => Message::EmailInvalid,
        (Problem::Malformed, _) => Message::WebsiteInvalid,
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const REQUIRED: Rules = Rules {
        presence: Presence::Required,
        min: 2,
        max: 5,
    };
    const OPTIONAL: Rules = Rules {
        presence: Presence::Optional,
        ..REQUIRED
    };

    #[test]
    fn whitespace_alone_is_empty() {
        for blank in ["", "  ", "\n\t", "\u{A0}\u{2003}", "\u{200B}\u{FEFF}"] {
            assert_eq!(
                check(REQUIRED, blank, false),
                Some(Problem::Missing),
                "{blank:?}"
            );
            assert_eq!(check(OPTIONAL, blank, false), None, "{blank:?}");
        }
    }

    #[test]
    fn lengths_are_counted_in_utf_16_units_and_the_limits_are_allowed() {
        assert_eq!(
            check(REQUIRED, "a", false),
            Some(Problem::TooShort { min: 2, count: 1 })
        );
        assert_eq!(check(REQUIRED, "ab", false), None);
        assert_eq!(check(REQUIRED, "abcde", false), None);
        assert_eq!(check(REQUIRED, "ab🌍c", false), None);
        assert_eq!(
            check(REQUIRED, "ab🌍🌍", false),
            Some(Problem::TooLong { max: 5, count: 6 })
        );
    }

    #[test]
    fn what_the_browser_finds_malformed_is_malformed() {
        assert_eq!(check(OPTIONAL, "nobody", true), Some(Problem::Malformed));
    }

    #[test]
    fn every_problem_has_words_for_its_field() {
        let messages = Messages::default();
        let say = |field, problem| words(field, problem, &messages, |number| number.to_string());

        assert_eq!(
            say(Field::Comment, Problem::Missing),
            "Please enter your comment!"
        );
        assert_eq!(
            say(Field::Email, Problem::Malformed),
            "You have entered an incorrect email address!"
        );
        assert_eq!(
            say(Field::Name, Problem::TooLong { max: 5, count: 6 }),
            "Please use at most 5 characters. There are 6 now."
        );
    }

    proptest! {
        #[test]
        fn a_required_field_with_visible_text_within_its_limits_passes(text in "[a-zé]{2,5}") {
            prop_assert_eq!(check(REQUIRED, &text, false), None);
        }
    }
}
