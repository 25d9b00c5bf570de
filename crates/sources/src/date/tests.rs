use super::*;
use proptest::prelude::*;

#[test]
fn the_forms_of_publishers_become_rfc_3339() {
    for (written, kept) in [
        ("2026-03-01", "2026-03-01"),
        ("2026-03-01T10:00:00+01:00", "2026-03-01T10:00:00+01:00"),
        ("2026-03-01T10:00:00+0100", "2026-03-01T10:00:00+01:00"),
        ("2026-03-01T10:00:00-05", "2026-03-01T10:00:00-05:00"),
        ("2026-03-01 10:00:00 UTC", "2026-03-01T10:00:00Z"),
        ("2026-03-01T10:00:00 GMT", "2026-03-01T10:00:00Z"),
        ("2026/03/01 10:00", "2026-03-01T10:00"),
        ("2026/03/01", "2026-03-01"),
        (
            "Sun, 01 Mar 2026 10:00:00 +0100",
            "2026-03-01T10:00:00+01:00",
        ),
        ("1 March 2026 10:00 GMT", "2026-03-01T10:00Z"),
        ("Sun, 01 Mar 2026", "2026-03-01"),
        ("March 1, 2026", "2026-03-01"),
        ("Sunday, March 1, 2026 10:30", "2026-03-01T10:30"),
        ("Mar. 1 2026", "2026-03-01"),
        ("2026-03", "2026-03"),
        ("2026/03", "2026-03"),
        ("March 2026", "2026-03"),
        ("Sept. 2026", "2026-09"),
        ("2026", "2026"),
    ] {
        let date = parse(written).unwrap_or_else(|| panic!("{written} is a date"));
        assert_eq!(date.datetime, kept, "{written}");
    }
}

#[test]
fn anything_else_is_no_date() {
    for text in [
        "",
        "yesterday",
        "01/02/2026",
        "March",
        "March 26",
        "3 hours ago",
        "mardi 3 mars 2026",
        "March 2026 and more",
        "May 2026-03-01",
        "2026-03-01T10:00:00 CET",
        "32 Mar 2026 10:00",
        "1 Mars 2026 10:00 GMT and more",
        "2026-03-01T10:00:00+1",
    ] {
        assert_eq!(parse(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = parse(&text);
    }

    #[test]
    fn what_is_kept_is_read_by_the_platform(text in "[0-9TZ:+/ -]{0,30}") {
        if let Some(date) = parse(&text) {
            prop_assert_eq!(Date::parse(&date.datetime), Some(date));
        }
    }
}
