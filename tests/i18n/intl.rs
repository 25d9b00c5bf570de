//! The native words for dates, numbers, lists and durations are those of `Intl`.
//!
//! `tests/i18n/make_intl_forms.mjs` has written what `Intl` says, by ICU 78.2 with CLDR 48.

#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "prerender")]

use std::collections::BTreeSet;

use article_widget::date::Date;
use article_widget::intl;
use proptest::prelude::*;
use serde_json::Value;

/// Where ICU4X says something in other words, by its later CLDR 49: the order of a date or a space in it,
/// the word before a list's last, an abbreviation, the digits' groups in Switzerland.
const DIFFERING: [&str; 21] = [
    "am",
    "bg",
    "et",
    "fa-u-ca-gregory",
    "fr-CH",
    "ga",
    "ha",
    "he",
    "hi",
    "hy",
    "iw",
    "kk",
    "mn",
    "my",
    "ru",
    "sr",
    "sr-Latn",
    "ta",
    "te",
    "uk",
    "vi",
];

fn items(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn count(value: &Value) -> u32 {
    value.as_u64().expect("a number") as u32
}

fn duration(lang: &str, of: &Value) -> String {
    match text(&of[0]) {
        "second" => intl::duration_seconds(lang, count(&of[1])),
        "minute" => intl::minutes(lang, count(&of[1])),
        _ => intl::duration_seconds(lang, count(&of[1]) * 3_600),
    }
}

/// What is said in a language, each beside what `Intl` says.
fn said(form: &Value) -> Vec<(String, &str)> {
    let lang = text(&form["lang"]);
    let dates = items(&form["dates"]).iter().map(|it| {
        let day = Date::parse(text(&it[0])).expect("a day");
        (intl::date(lang, &day), text(&it[1]))
    });
    let numbers = items(&form["numbers"]).iter();
    let numbers = numbers.map(|it| (intl::number(lang, count(&it[0])), text(&it[1])));
    let lists = items(&form["lists"]).iter().map(|it| {
        let names: Vec<&str> = items(&it[0]).iter().map(text).collect();
        (intl::list(lang, &names), text(&it[1]))
    });
    let durations = items(&form["durations"]).iter();
    let durations = durations.map(|it| (duration(lang, it), text(&it[2])));
    dates.chain(numbers).chain(lists).chain(durations).collect()
}

#[test]
fn every_language_is_written_as_intl_writes_it_but_for_those_that_have_changed_since() {
    let forms: Value =
        serde_json::from_str(include_str!("intl_forms.json")).expect("the forms are JSON");
    let mut differing = BTreeSet::new();
    let mut told = String::new();

    for form in items(&forms) {
        for (native, expected) in said(form) {
            if native != expected {
                differing.insert(text(&form["lang"]));
                told += &format!("{}: {native}, not {expected}\n", form["lang"]);
            }
        }
    }

    assert_eq!(differing, BTreeSet::from(DIFFERING), "{told}");
}

#[test]
fn a_language_without_words_is_written_in_english_and_what_is_no_tag_neutrally() {
    let day = Date::parse("2026-03-05").expect("a day");

    assert_eq!(intl::date("xx", &day), "March 5, 2026");
    assert_eq!(intl::list("xx", &["A", "B"]), "A and B");
    assert_eq!(intl::minutes("xx", 5), "5 minutes");
    assert_eq!(intl::date("not a tag", &day), "2026-03-05");
    assert_eq!(intl::number("not a tag", 1_234), "1234");
}

#[test]
fn a_month_and_a_year_are_written_without_the_day_that_is_not_known() {
    for (lang, month, year) in [
        ("en", "March 2026", "2026"),
        ("fr", "mars 2026", "2026"),
        ("de", "März 2026", "2026"),
        ("ja", "2026年3月", "2026年"),
        ("not a tag", "2026-03", "2026"),
    ] {
        let date = |text| intl::date(lang, &Date::parse(text).expect("a date"));

        assert_eq!(date("2026-03"), month, "{lang}");
        assert_eq!(date("2026"), year, "{lang}");
    }
}

proptest! {
    #[test]
    fn no_tag_and_no_day_are_more_than_it_can_say(
        lang in "[a-zA-Z]{2,3}(-[a-zA-Z]{4})?(-[A-Z]{2})?(-u-(ca|nu)-[a-z]{3,8})?",
        year in 1u16..=9_999,
        month in 1u8..=12,
        day in 1u8..=28,
        number in any::<u32>(),
    ) {
        let datetime = format!("{year:04}-{month:02}-{day:02}");
        let date = Date { datetime, year, month: Some(month), day: Some(day) };

        prop_assert!(!intl::date(&lang, &date).is_empty());
        prop_assert!(!intl::number(&lang, number).is_empty());
        prop_assert!(intl::list(&lang, &["one", "two"]).contains("two"));
        prop_assert!(!intl::minutes(&lang, number).is_empty());
    }
}

#[test]
fn a_month_or_a_year_alone_is_said_in_every_language() {
    let forms: Vec<Value> =
        serde_json::from_str(include_str!("intl_forms.json")).expect("the forms are JSON");
    let langs = forms.iter().filter_map(|it| it["lang"].as_str());
    for lang in langs.chain(["pt-BR", "pt", "es-419", "zh-Hant-TW", "de-1996"]) {
        for month in [None, Some(3)] {
            let date = Date {
                datetime: "2026".to_owned(),
                year: 2026,
                month,
                day: None,
            };
            let words = intl::date(lang, &date);

            assert!(!words.is_empty() && !words.contains('Y'), "{lang}: {words}");
        }
    }
    let march = Date {
        datetime: "2026-03".to_owned(),
        year: 2026,
        month: Some(3),
        day: None,
    };
    assert_eq!(intl::date("pt-BR", &march), "março de 2026");
}
