use super::arbitrary::any_json;
use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(json in any_json()) {
        prop_assert_eq!(Json::parse(&json.to_string()), Some(json));
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in any::<String>()) {
        let _ = Json::parse(&text);
    }
}

#[test]
fn half_a_character_is_read_as_the_replacement_character() {
    let read = |text| Json::parse(text).map(|json| json.to_string());

    assert_eq!(
        read(r#"["a\ud800b","\ude00\ud83d\ude00","\\ud800","\ud83d\n\ud83d"]"#).as_deref(),
        Some("[\"a\u{FFFD}b\",\"\u{FFFD}😀\",\"\\\\ud800\",\"\u{FFFD}\\n\u{FFFD}\"]")
    );
    assert_eq!(read(r#"["\ud8"]"#), None);
    assert_eq!(read(r#"["\ud800é\"#), None);
}

#[test]
fn nesting_is_bounded() {
    let at_the_limit = "[".repeat(64) + &"]".repeat(64);
    let beyond_it = "[".repeat(65) + &"]".repeat(65);

    assert!(Json::parse(&at_the_limit).is_some());
    assert_eq!(Json::parse(&beyond_it), None);
}

#[test]
fn the_number_of_values_is_bounded() {
    let list = |items: usize| format!("[{}0]", "0,".repeat(items - 1));
    let most = MAX_VALUES as usize;

    assert!(
        Json::parse(&list(most - 1)).is_some(),
        "the list is one too"
    );
    assert_eq!(Json::parse(&list(most)), None);
}

#[test]
fn what_this_crate_has_written_may_be_larger_and_deeper() {
    let large = format!("[{}0]", "0,".repeat(MAX_VALUES as usize));
    let deep = "[".repeat(100) + &"]".repeat(100);

    for text in [large, deep] {
        assert_eq!(Json::parse(&text), None);
        assert!(Json::parse_own(&text).is_some_and(|it| it.to_string() == text));
    }
}

#[test]
fn a_pointer_finds_members_items_and_escaped_names() {
    let json = Json::parse(r#"{"errors":[{"a/b":"found"}]}"#).unwrap();

    assert_eq!(json.pointer("/errors/0/a~1b"), Some(&Json::from("found")));
    assert_eq!(json.pointer("/errors/1"), None);
    assert_eq!(json.pointer(""), Some(&json));
}

#[test]
fn a_null_member_counts_as_missing() {
    let json = Json::parse(r#"{"name":null,"blank":"  "}"#).unwrap();

    assert_eq!(json.get("name"), None);
    assert_eq!(json.str_member("blank"), None);
}
