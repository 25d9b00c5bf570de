use super::*;
use crate::json::{MAX_DEPTH, MAX_VALUES};
use proptest::prelude::*;

fn parse(text: &str) -> Option<Json> {
    super::parse(text, MAX_DEPTH, MAX_VALUES)
}

#[test]
fn half_a_character_becomes_one_that_says_so() {
    for (text, read) in [
        (r#""\ud83d\ude00!""#, "😀!"),
        (r#""\ud83d!""#, "\u{FFFD}!"),
        (r#""\ude00!""#, "\u{FFFD}!"),
        (r#""\ud83d\u0041""#, "\u{FFFD}A"),
        (r#""\u0041\ud83d\ude00""#, "A😀"),
    ] {
        assert_eq!(parse(text), Some(Json::from(read)), "{text}");
    }
}

#[test]
fn a_text_may_nest_as_deep_and_hold_as_much_as_a_value() {
    let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    let many = |count: usize| format!("[{}0]", "0,".repeat(count - 1));
    for (text, is_read) in [
        (nested(64), true),
        (nested(65), false),
        (many(99_999), true),
        (many(100_000), false),
    ] {
        assert_eq!(parse(&text).is_some(), is_read);
        assert_eq!(Json::parse(&text).is_some(), is_read);
    }
}

proptest! {
    #[test]
    fn what_is_json_and_what_it_says_is_no_opinion(
        text in r#"[ \n]?[\[{]?("[a-z\\"é/ubn0-9]{0,6}"|-?[0-9.eE+-]{1,6}|true|nul{1,2}|[\[\]{}:, ]){0,8}[\]}]?"#
    ) {
        prop_assert_eq!(parse(&text), serde_json::from_str(&text).ok());
    }

    #[test]
    fn whatever_is_written_is_read(
        texts in proptest::collection::vec(any::<String>(), 0..5),
        eighths in proptest::collection::vec(any::<i32>(), 0..5)
    ) {
        let texts = texts.iter().map(|text| (text.clone(), Json::String(text.clone())));
        let numbers = eighths.into_iter().map(|it| Json::Number(f64::from(it) / 8.0));
        let json = Json::Object(
            texts
                .chain([("list".to_owned(), Json::Array(numbers.collect()))])
                .collect(),
        );
        prop_assert_eq!(parse(&json.to_string()), Some(json));
    }
}
