use super::*;
use proptest::prelude::*;

#[test]
fn dates_are_read_as_written_in_the_publishers_zone() {
    for (text, day) in [
        ("2026-03-01", (2026, 3, 1)),
        ("2026-03-01T23:30:00-05:00", (2026, 3, 1)),
        ("2026-03-01T00:10:00.250+09:00", (2026, 3, 1)),
        ("2024-02-29T07:30Z", (2024, 2, 29)),
        ("2017-02-14T00:00:00", (2017, 2, 14)),
    ] {
        let date = Date::parse(text).unwrap_or_else(|| panic!("{text} is a date"));

        let (year, month, day) = day;
        assert_eq!(
            (date.year, date.month, date.day),
            (year, Some(month), Some(day))
        );
        assert_eq!(date.datetime, text);
    }
}

#[test]
fn a_month_or_a_year_is_a_date_of_which_no_more_is_known() {
    let read =
        |text| Date::parse(text).map(|date| (date.datetime, date.year, date.month, date.day));

    assert_eq!(
        read("2026-03"),
        Some(("2026-03".to_owned(), 2026, Some(3), None))
    );
    assert_eq!(read(" 2026 "), Some(("2026".to_owned(), 2026, None, None)));
}

#[test]
fn what_is_no_date_is_no_date() {
    for text in [
        "",
        "today",
        "26",
        "0000",
        "2026-",
        "2026-00",
        "2026-13",
        "2026-3",
        "2026T10:00",
        "2026-03T10:00",
        "2026 10:00",
        "2026-3-1",
        "2026-13-01",
        "2026-02-29",
        "2026-03-01T",
        "2026-03-01T25:00Z",
        "2026-03-01T07:30:00+1:00",
        "0000-01-01",
        "2026-03-01-01",
        "2026-03-01T07",
        "+026-03-01",
    ] {
        assert_eq!(Date::parse(text), None, "{text:?}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = Date::parse(&text);
    }

    #[test]
    fn every_day_that_exists_is_read(year in 1u16..=9999, month in 1u8..=12, day in 1u8..=28) {
        let text = format!("{year:04}-{month:02}-{day:02}");
        let date = Date::parse(&text).map(|date| (date.year, date.month, date.day));
        prop_assert_eq!(date, Some((year, Some(month), Some(day))));
    }
}
