use super::*;

fn diagnostics(text: &str, read: impl Fn(&Cursor<'_>)) -> Vec<String> {
    let json = Json::parse(text).expect("the test's text is JSON");
    let context = ParseContext::new(Some("https://news.example/story"));
    read(&Cursor::root(&json, "", &context));
    let diagnostics = context.into_diagnostics();
    diagnostics.iter().map(ToString::to_string).collect()
}

#[test]
fn a_diagnostic_names_the_path_and_what_was_there() {
    let text = r#"{"a":[{"b":"x"},{"b":{}}],"c":{"d":7}}"#;
    let found = diagnostics(text, |root| {
        let list = root.member("a").expect("a member");
        for item in list.items() {
            item.member("b").expect("a member").as_bool();
        }
        let object = root.member("c").expect("a member");
        object.member("d").expect("a member").as_str();
        object.report_member("e", "a date");
    });

    assert_eq!(
        found,
        [
            "a[0].b: expected true or false, got \"x\"",
            "a[1].b: expected true or false, got an object",
            "c.d: expected a string, got 7",
            "c.e: expected a date",
        ]
    );
}

#[test]
fn a_missing_a_null_and_a_blank_member_are_nothing() {
    let found = diagnostics(r#"{"a":null,"b":"  "}"#, |root| {
        assert!(root.member("a").is_none());
        assert!(root.member("c").is_none());
        assert_eq!(root.member("b").expect("a member").as_date(), None);
    });

    assert_eq!(found, [""; 0]);
}

#[test]
fn a_long_string_is_shortened_in_a_diagnostic() {
    let text = format!(r#"{{"lang":"{}"}}"#, "é".repeat(61));
    let found = diagnostics(&text, |root| {
        root.member("lang").expect("a member").as_language();
    });

    let quoted = "é".repeat(60);
    let expected = format!("lang: expected a BCP 47 language tag, got \"{quoted}…\"");
    assert_eq!(found, [expected]);
}

#[test]
fn a_path_starts_with_the_setting_that_holds_the_document() {
    let json = Json::parse(r#"{"url":5,"mehtod":"PUT"}"#).expect("JSON");
    let context = ParseContext::new(None);
    let root = Cursor::root(&json, "endpoint", &context);
    root.member("url").expect("a member").as_str();
    root.report_unknown(&["url", "method"]);

    let found = context.into_diagnostics();
    assert_eq!(
        found.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "endpoint.url: expected a string, got 5",
            "endpoint.mehtod: expected one of url, method",
        ]
    );
}
