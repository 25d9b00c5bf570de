//! Dates, lists and plurals, as each language has them.
#![cfg(target_arch = "wasm32")]

use article_widget::date::Date;
use article_widget::intl;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Engines differ in which space they set, and in marks that nobody sees.
fn plain(text: String) -> String {
    let seen = text
        .chars()
        .filter(|char| !matches!(char, '\u{200E}' | '\u{200F}' | '\u{61C}'));
    seen.map(|char| if char.is_whitespace() { ' ' } else { char })
        .collect()
}

#[wasm_bindgen_test]
fn dates_are_written_as_their_language_writes_them() {
    for (lang, first, second) in [
        ("fr", "1er mars 2026", "2 mars 2026"),
        ("fr-CA", "1er mars 2026", "2 mars 2026"),
        ("en", "March 1, 2026", "March 2, 2026"),
        ("en-GB", "1 March 2026", "2 March 2026"),
        ("ar", "1 مارس 2026", "2 مارس 2026"),
        ("he", "1 במרץ 2026", "2 במרץ 2026"),
        ("ja", "2026年3月1日", "2026年3月2日"),
        ("de", "1. März 2026", "2. März 2026"),
        ("pt-BR", "1 de março de 2026", "2 de março de 2026"),
    ] {
        let date = |text| plain(intl::date(lang, &Date::parse(text).unwrap()));

        assert_eq!(date("2026-03-01T23:30:00-05:00"), first, "{lang}");
        assert_eq!(date("2026-03-02"), second, "{lang}");
    }
}

#[wasm_bindgen_test]
fn a_month_and_a_year_are_written_without_the_day_that_is_not_known() {
    for (lang, month, year) in [
        ("en", "March 2026", "2026"),
        ("fr", "mars 2026", "2026"),
        ("ja", "2026年3月", "2026年"),
    ] {
        let date = |text| plain(intl::date(lang, &Date::parse(text).unwrap()));

        assert_eq!(date("2026-03"), month, "{lang}");
        assert_eq!(date("2026"), year, "{lang}");
        assert!(date("2026-03-02").len() > date("2026-03").len(), "{lang}");
    }
}

#[wasm_bindgen_test]
fn names_are_joined_as_their_language_joins_them() {
    for (lang, names, joined) in [
        ("fr", ["A", "B", "C"], "A, B et C"),
        ("en", ["A", "B", "C"], "A, B, and C"),
        ("ar", ["أحمد", "سارة", "ليلى"], "أحمد وسارة وليلى"),
        ("he", ["דן", "רות", "נועה"], "דן, רות ונועה"),
        ("ja", ["A", "B", "C"], "A、B、C"),
        ("de", ["A", "B", "C"], "A, B und C"),
        ("pt-BR", ["A", "B", "C"], "A, B e C"),
    ] {
        assert_eq!(plain(intl::list(lang, &names)), joined, "{lang}");
    }
}

#[wasm_bindgen_test]
fn minutes_are_counted_as_their_language_counts() {
    for (lang, counted) in [
        ("fr", ["1 minute", "2 minutes", "5 minutes", "11 minutes"]),
        ("en", ["1 minute", "2 minutes", "5 minutes", "11 minutes"]),
        ("ar", ["دقيقة", "دقيقتان", "5 دقائق", "11 دقيقة"]),
        ("he", ["1 דקה", "שתי דקות", "5 דקות", "11 דקות"]),
        ("ja", ["1 分", "2 分", "5 分", "11 分"]),
        ("de", ["1 Minute", "2 Minuten", "5 Minuten", "11 Minuten"]),
        (
            "pt-BR",
            ["1 minuto", "2 minutos", "5 minutos", "11 minutos"],
        ),
    ] {
        let minutes = [1, 2, 5, 11].map(|count| plain(intl::minutes(lang, count)));

        assert_eq!(minutes, counted, "{lang}");
    }
}

#[wasm_bindgen_test]
fn a_long_delay_is_not_given_in_seconds() {
    for (seconds, delay) in [
        (1, "1 seconde"),
        (119, "119 secondes"),
        (120, "2 minutes"),
        (121, "3 minutes"),
        (7_199, "120 minutes"),
        (7_200, "2 heures"),
        (86_400, "24 heures"),
    ] {
        assert_eq!(plain(intl::duration_seconds("fr", seconds)), delay);
    }
}

#[wasm_bindgen_test]
fn a_tag_that_intl_refuses_gives_the_neutral_form() {
    let date = Date::parse("2026-03-01").unwrap();

    assert_eq!(intl::date("no_such_tag!", &date), "2026-03-01");
    assert_eq!(intl::list("no_such_tag!", &["A", "B"]), "A, B");
}
