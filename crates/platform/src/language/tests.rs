use super::*;

#[test]
fn direction_follows_the_language_and_a_script_in_the_tag_wins() {
    for (tag, expected) in [
        ("fr", Direction::Ltr),
        ("ar-MA", Direction::Rtl),
        ("HE", Direction::Rtl),
        ("az-Arab-IR", Direction::Rtl),
        ("ur-Latn", Direction::Ltr),
        ("ar-u-nu-latn", Direction::Rtl),
        ("nqo", Direction::Rtl),
        ("", Direction::Ltr),
    ] {
        assert_eq!(direction(tag), expected, "{tag}");
    }
}

#[test]
fn tags_are_distinguished_from_other_text() {
    for tag in ["fr", "fr-CA", "zh-Hant-TW", "sl-nedis", "de-1996"] {
        assert!(is_language_tag(tag), "{tag}");
    }
    for text in ["", "f", "français", "fr_CA", "fr-", "a b", "1fr"] {
        assert!(!is_language_tag(text), "{text}");
    }
}

#[test]
fn the_primary_language_is_the_first_subtag() {
    assert_eq!(primary_subtag("FR-ca"), "fr");
}
