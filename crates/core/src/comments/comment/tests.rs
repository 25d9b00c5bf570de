use super::*;
use proptest::prelude::*;

#[test]
fn every_placeholder_stands_for_something() {
    let mut comment = Comment {
        remember: true,
        elapsed: 41,
        ..Comment::default()
    };
    comment.subject.url = "https://news.example:8080/2026/a?b#c".to_owned();
    comment.set("city", Json::from("Niamey"));
    comment.set("terms", Json::Bool(true));

    let find = |name| comment.find(name);

    assert_eq!(find("host").as_deref(), Some("news.example:8080"));
    assert_eq!(find("path").as_deref(), Some("/2026/a"));
    assert_eq!(find("remember").as_deref(), Some("yes"));
    assert_eq!(find("elapsed").as_deref(), Some("41"));
    assert_eq!(find("city").as_deref(), Some("Niamey"));
    assert_eq!(find("terms").as_deref(), Some("true"));
    assert_eq!(find("town"), None);
    for name in Comment::PLACEHOLDERS {
        assert!(find(name).is_some(), "{name}");
    }
}

#[test]
fn control_characters_and_overrides_are_gone_and_what_scripts_need_stays() {
    assert_eq!(
        clean(" \u{202E} a\0b\u{7}c\r\nd\te\u{85} f "),
        "abc\nd\te f"
    );
    for needed in [
        "نمی\u{200C}خواهم",
        "क्\u{200D}ष",
        "\u{200F}(א)",
        "👩\u{200D}🚀",
        "\u{2068}a\u{2069}",
    ] {
        assert_eq!(clean(needed), needed);
    }
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing_more(text in any::<String>()) {
        let once = clean(&text);
        prop_assert_eq!(clean(&once), once);
    }
}
