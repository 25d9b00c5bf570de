//! Normalization and invisible characters, by the Unicode Character Database.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::{
    DefaultIgnorableCodePoint, Emoji, GeneralCategory, GeneralCategoryGroup, Ideographic,
    IndicSyllabicCategory, JoiningType, Script, VariationSelector,
};
use icu_properties::{CodePointMapData, CodePointSetData};
use std::borrow::Cow;

/// Returns the text in Normalization Form C, in which canonically equivalent texts are equal.
pub(crate) fn to_nfc(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// Returns whether the text has no visible character.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|character| character.is_whitespace() || is_invisible(character))
}

/// Returns whether a name has invisible characters or ones that change the direction of the text around it, with
/// which a name could look like another one. Joiners and variation selectors are allowed where their scripts need
/// them.
pub(crate) fn has_invisible(name: &str) -> bool {
    let mut before: Option<char> = None;
    let mut base: Option<char> = None;
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let mut is_needed = || match character {
            '\u{200c}' | '\u{200d}' => {
                base.is_some_and(is_joined) && characters.peek().is_some_and(|&it| is_joined(it))
            }
            selector => is_variation_selector(selector) && before.is_some_and(has_variations),
        };
        if is_invisible(character) && !is_needed() {
            return true;
        }
        before = Some(character);
        if !is_mark(character) {
            base = before;
        }
    }
    false
}

/// Default_Ignorable_Code_Point has all of Bidi_Control; the rest are controls, line and paragraph
/// separators, interlinear annotations and the blank of Braille.
fn is_invisible(character: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
        || character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' | '\u{2800}'
        )
}

fn is_mark(character: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    GeneralCategoryGroup::Mark.contains(category)
}

/// Whether it is a letter, or the vowel sign of one, of a script that ZERO WIDTH (NON-)JOINER means something
/// to: a cursive one as Arabic, or one of syllables as Devanagari.
fn is_joined(character: char) -> bool {
    let is_cursive = matches!(
        CodePointMapData::<JoiningType>::new().get(character),
        JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::LeftJoining
    );
    let syllabic = CodePointMapData::<IndicSyllabicCategory>::new().get(character);
    character.is_alphabetic() && (is_cursive || syllabic != IndicSyllabicCategory::Other)
}

fn is_variation_selector(character: char) -> bool {
    CodePointSetData::new::<VariationSelector>().contains(character)
}

/// Whether it has glyphs that variation selectors choose among: emoji, ideographs, Mongolian letters.
fn has_variations(character: char) -> bool {
    !character.is_ascii()
        && (CodePointSetData::new::<Emoji>().contains(character)
            || CodePointSetData::new::<Ideographic>().contains(character)
            || CodePointMapData::<Script>::new().get(character) == Script::Mongolian)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_with_invisible_characters_are_found() {
        for name in [
            "Ada\u{202e}",
            "\u{200f}Ada",
            "A\u{2066}da\u{2069}",
            "A\u{61c}da",
            "A\u{200b}da",
            "A\u{ad}da",
            "A\u{feff}da",
            "A\u{200d}da",
            "A\u{301}\u{200c}da",
            "\u{200c}علی",
            "علی\u{200d}",
            "علی\u{200c}\u{200c}رضا",
            "علی\u{200c} رضا",
            "A\u{fe0f}da",
            "1\u{fe0f}",
            "Ada\u{3164}",
            "A\u{e0061}da",
            "A\u{2028}da",
            "A\u{fff9}da",
            "👩\u{200d}🚀",
        ] {
            assert!(has_invisible(name), "{name:?}");
        }
    }

    #[test]
    fn names_that_need_a_joiner_or_a_selector_are_plain() {
        for name in [
            "Awa Traoré",
            "Awa Traore\u{301}",
            "علی\u{200c}رضا",
            // Reh does not join to the left: the joiner shows nothing, but it is typed.
            "امیر\u{200c}حسین",
            "عَلَی\u{200c}رضا",
            "क्\u{200d}ष",
            "श्री\u{200c}मान",
            "න්\u{200d}ද",
            "നന്\u{200d}മ",
            "辻\u{e0100}",
            "Zoë 👩",
            "Zoë ❤\u{fe0f}",
            "ᠠ\u{180b}",
        ] {
            assert!(!has_invisible(name), "{name:?}");
        }
    }

    #[test]
    fn what_shows_nothing_is_blank() {
        for text in [
            "",
            " \u{200b}\u{2060}",
            "\u{3164}\u{115f}",
            "\u{202e}",
            "\u{feff}\n",
            "\u{2800}",
            "\u{e0061}\u{fe0f}",
        ] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in [".", "a\u{200b}", "\u{301}", "👩\u{200d}🚀", "ـ"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_name_of_letters_digits_and_spaces_is_plain(name in "[\\p{L}\\p{Nd} ]*") {
            prop_assume!(!name.chars().any(is_invisible));
            prop_assert!(!has_invisible(&name));
        }

        #[test]
        fn a_blank_name_has_invisible_characters_if_it_is_not_white_space(name in "[\u{200b}-\u{200f}\u{2060}-\u{206f} ]{1,9}") {
            prop_assert!(is_blank(&name));
            prop_assert!(name.trim().is_empty() || has_invisible(&name));
        }
    }
}
