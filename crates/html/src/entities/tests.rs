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
