use super::*;
use crate::article_from_json;
use article_widget_core::json::Json;
use proptest::prelude::*;

fn published(date: &str, date_gmt: &str) -> Option<String> {
    let text = [
        r#"{"title":{"rendered":"T"},"date":""#,
        date,
        r#"","date_gmt":""#,
        date_gmt,
        r#""}"#,
    ];
    let json = Json::parse(&text.concat()).expect("the test's dates need no escapes");
    let article = article_from_json(&json, None, None).unwrap().content;
    article.published.map(|date| date.datetime)
}

#[test]
fn the_offset_is_derived_from_the_two_times() {
    for (date, date_gmt, expected) in [
        (
            "2017-02-14T00:00:00",
            "2017-02-14T00:00:00",
            "2017-02-14T00:00:00Z",
        ),
        (
            "2026-01-01T04:15:00",
            "2025-12-31T22:30:00",
            "2026-01-01T04:15:00+05:45",
        ),
        (
            "2024-02-29T20:00:00",
            "2024-03-01T00:30:00",
            "2024-02-29T20:00:00-04:30",
        ),
        ("", "2017-02-14T00:00:00", "2017-02-14T00:00:00Z"),
        ("2017-02-14T01:00:00", "", "2017-02-14T01:00:00"),
        // The difference is not a possible offset: the date with a known time zone is used.
        (
            "2020-01-05T01:00:00",
            "2017-02-14T23:00:00",
            "2017-02-14T23:00:00Z",
        ),
        (
            "2020-01-05T01:00:00Z",
            "2020-01-05T00:00:00",
            "2020-01-05T00:00:00Z",
        ),
    ] {
        assert_eq!(
            published(date, date_gmt).as_deref(),
            Some(expected),
            "{date} {date_gmt}"
        );
    }
    assert_eq!(published("", ""), None);
}

#[test]
fn the_category_of_what_has_none_is_no_section() {
    let text = r#"{"title":{"rendered":"T"},"_embedded":{"author":[{"code":"rest_user_invalid_id"}],
            "wp:term":[[{"taxonomy":"category","slug":"uncategorized","name":"Uncategorized"},
                        {"taxonomy":"category","slug":"a","name":"A &amp; B"}]]}}"#;

    let reading = article_from_json(&Json::parse(text).unwrap(), None, None).unwrap();

    assert_eq!(reading.diagnostics, []);
    assert_eq!(reading.content.section.as_deref(), Some("A & B"));
    assert_eq!(reading.content.authors, []);
}

proptest! {
    #[test]
    fn every_offset_of_the_world_is_written_as_rfc_3339_reads_it(quarters in -48i32..=56) {
        let text = offset(quarters * 15);
        let date = Date::parse(&["2026-03-01T07:30:00", &text].concat());
        prop_assert!(date.is_some(), "{}", text);
    }
}
