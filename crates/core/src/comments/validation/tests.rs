use super::*;
use crate::comments::field::Fields;
use proptest::prelude::*;

fn field(name: &str, min: u32, max: u32, required: bool) -> Field {
    let all = Fields::default();
    let usual = all.position(name).and_then(|index| all.get(index));
    Field {
        min,
        max,
        required,
        ..usual.expect("a usual field").clone()
    }
}

fn checked(value: &str) -> Option<Problem> {
    check(&field("comment", 2, 5, true), value, false)
}

#[test]
fn whitespace_alone_is_empty() {
    for blank in ["", "  ", "\n\t", "\u{A0}\u{2003}", "\u{200B}\u{FEFF}"] {
        let optional = field("comment", 2, 5, false);
        assert_eq!(checked(blank), Some(Problem::Missing), "{blank:?}");
        assert_eq!(check(&optional, blank, false), None, "{blank:?}");
    }
}

#[test]
fn lengths_are_counted_in_utf_16_units_and_the_limits_are_allowed() {
    assert_eq!(checked("a"), Some(Problem::TooShort { min: 2, count: 1 }));
    assert_eq!(checked("ab"), None);
    assert_eq!(checked("abcde"), None);
    assert_eq!(checked("ab🌍c"), None);
    assert_eq!(
        checked("ab🌍🌍"),
        Some(Problem::TooLong { max: 5, count: 6 })
    );
}

#[test]
fn what_the_browser_finds_malformed_is_malformed() {
    let email = field("email", 0, 254, false);
    assert_eq!(check(&email, "nobody", true), Some(Problem::Malformed));
}

#[test]
fn a_name_is_what_it_looks_like() {
    let name = field("name", 0, 80, true);
    let invisible = |text| check(&name, text, false) == Some(Problem::Invisible);

    for disguised in [
        "A\u{200B}wa",
        "Awa\u{202E}",
        "\u{2067}Awa",
        "A\u{200D}wa",
        "علی\u{200C}",
    ] {
        assert!(invisible(disguised), "{disguised:?}");
    }
    for plain in ["Awa Traoré", "علی\u{200C}رضا", "क्\u{200D}ष", "Zoë 👩"] {
        assert!(!invisible(plain), "{plain}");
    }
}

#[test]
fn every_problem_has_words_for_its_field() {
    let messages = Messages::default();
    let say = |name, problem| {
        let field = field(name, 0, 9, true);
        message(&field, problem, &messages, |number| number.to_string())
    };

    assert_eq!(
        say("comment", Problem::Missing),
        "Please enter your comment!"
    );
    assert_eq!(
        say("email", Problem::Malformed),
        "You have entered an incorrect email address!"
    );
    assert_eq!(
        say("name", Problem::TooLong { max: 5, count: 6 }),
        "Please use at most 5 characters. There are 6 now."
    );
}

proptest! {
    #[test]
    fn a_required_field_with_visible_text_within_its_limits_passes(text in "[a-zé]{2,5}") {
        prop_assert_eq!(checked(&text), None);
    }
}
