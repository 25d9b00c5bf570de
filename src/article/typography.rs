//! Spacing by the customs of a language.
//!
//! French sets a narrow no-break space (U+202F) before `; ! ?` and `»` and after `«`, and a no-break
//! space (U+00A0) before `:` (Imprimerie nationale, *Lexique des règles typographiques*). Texts come
//! with any space there, or none; either way no line may begin with the sign or end with `«`.

use std::borrow::Cow;

use super::Inline;
use crate::i18n::language;

const NARROW: char = '\u{202F}';
const NO_BREAK: char = '\u{A0}';

/// A text as its language spaces it. Applied twice it changes nothing more.
pub fn spaced<'a>(text: &'a str, lang: &str) -> Cow<'a, str> {
    let has_sign = text.contains([';', ':', '!', '?', '«', '»']);
    if has_sign && language::primary(lang) == "fr" {
        Cow::Owned(french(text))
    } else {
        Cow::Borrowed(text)
    }
}

/// Running text as its language spaces it. Code and text of another language stay as they are.
pub fn spaced_run<'a>(content: &'a [Inline], lang: &str) -> Cow<'a, [Inline]> {
    let _ = lang;
    Cow::Borrowed(content)
}

fn french(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let after = &rest[char.len_utf8()..];
        match char {
            '«' => {
                spaced.push('«');
                rest = after.trim_start_matches(is_space);
                if !rest.is_empty() {
                    spaced.push(NARROW);
                }
                continue;
            }
            ';' | ':' | '!' | '?' | '»' if wants_space(&spaced, char, after) => {
                let kept = spaced.trim_end_matches(is_space).len();
                spaced.truncate(kept);
                spaced.push(if char == ':' { NO_BREAK } else { NARROW });
                spaced.push(char);
            }
            _ => spaced.push(char),
        }
        rest = after;
    }
    spaced
}

/// Whether a sign ends a word here, and is not part of a time, an address, an entity of code or a
/// run of signs.
fn wants_space(before: &str, sign: char, after: &str) -> bool {
    let Some(previous) = before.chars().next_back() else {
        return false;
    };
    if is_space(previous) {
        // A smiley and the like at a line's start stay as they are; words get their space.
        return !before.trim_end_matches(is_space).is_empty();
    }
    let ends_here = after.chars().next().is_none_or(|next| {
        next.is_whitespace() || ")]»”\"’'.,…".contains(next) || "!?".contains(next)
    });
    let is_run = ";:!?«(".contains(previous);
    match sign {
        '»' => previous != '«',
        _ => ends_here && !is_run && !is_in_address(before),
    }
}

/// Whether the word before the sign is an address, which a sign at its end may still belong to.
fn is_in_address(before: &str) -> bool {
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    word.contains("://") || word.starts_with("www.") || word.contains('@')
}

/// The spaces that stand on a line: not the ends of lines.
fn is_space(char: char) -> bool {
    matches!(
        char,
        ' ' | '\t' | NO_BREAK | NARROW | '\u{2009}' | '\u{2002}'..='\u{2006}' | '\u{200A}'
    )
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn french_signs_get_their_space_whatever_stood_there() {
        for (typed, set) in [
            ("Quoi ?", "Quoi\u{202F}?"),
            ("Quoi?", "Quoi\u{202F}?"),
            ("Quoi\u{A0}? Rien !", "Quoi\u{202F}? Rien\u{202F}!"),
            ("Oignons, mil : les étals", "Oignons, mil\u{A0}: les étals"),
            ("un ; deux", "un\u{202F}; deux"),
            ("« Bonjour »", "«\u{202F}Bonjour\u{202F}»"),
            ("«Bonjour»", "«\u{202F}Bonjour\u{202F}»"),
            ("Quoi ?!", "Quoi\u{202F}?!"),
            ("« Ah ! »", "«\u{202F}Ah\u{202F}!\u{202F}»"),
            ("(vraiment ?)", "(vraiment\u{202F}?)"),
        ] {
            assert_eq!(spaced(typed, "fr"), set, "{typed}");
        }
    }

    #[test]
    fn times_addresses_and_code_stay_as_they_are() {
        for text in [
            "à 8:30",
            "https://example.org/?a=b&c=d",
            "https://example.org/page?",
            "std::vec::Vec",
            "a?b:c",
            ":-)",
            "!important",
            "mailto:a@b.example",
        ] {
            assert_eq!(spaced(text, "fr"), text);
        }
    }

    #[test]
    fn other_languages_have_other_customs() {
        for lang in ["en", "de", "frr", ""] {
            assert_eq!(spaced("What ?", lang), "What ?", "{lang}");
        }
        assert_eq!(spaced("Quoi ?", "fr-CA"), "Quoi\u{202F}?");
    }

    fn visible(text: &str) -> String {
        text.chars().filter(|char| !is_space(*char)).collect()
    }

    proptest! {
        #[test]
        fn twice_is_the_same_as_once(text in "[a-z «»;:!?.,()/@\u{A0}\u{202F}\n8]{0,40}") {
            let once = spaced(&text, "fr").into_owned();
            prop_assert_eq!(spaced(&once, "fr"), once.as_str());
        }

        #[test]
        fn no_visible_character_is_lost_or_made(text in any::<String>()) {
            let set = spaced(&text, "fr");
            prop_assert_eq!(visible(&set), visible(&text));
        }

        #[test]
        fn no_sign_is_left_behind_a_space_that_breaks(text in "[a-zé]{1,5}( [;:!?»]| [a-z]{1,4}){1,8}") {
            let set = spaced(&text, "fr");
            for sign in [';', ':', '!', '?', '»'] {
                let broken = format!(" {sign}");
                prop_assert!(!set.contains(&broken), "{set}");
            }
        }
    }
}
