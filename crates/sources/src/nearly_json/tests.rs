use super::*;
use article_widget_core::json::arbitrary::any_json;
use proptest::prelude::*;

#[test]
fn what_stands_around_json_is_no_part_of_it() {
    let expected = Json::parse(r#"{"a":["b // */ ]]> --> {",1]}"#);
    let json = expected
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();

    for text in [
        format!("\u{FEFF} {json}"),
        format!("{json};"),
        format!("{json} ;;\n"),
        format!("<!-- {json} -->"),
        format!("<!--\n{json}\n//-->"),
        format!("/* {json} */"),
        format!("//<![CDATA[\n{json}\n//]]>"),
        format!("// <![CDATA[\n{json};\n// ]]>"),
        format!("//<![CDATA[ {json} //]]>"),
        format!("/*<![CDATA[*/{json}/*]]>*/"),
        format!("<![CDATA[ {json} ]]>"),
        format!("<!--//--><![CDATA[//><!--\n{json}\n//--><!]]>"),
        format!("/* Made by a plug-in */\n// v2\n<!-- really -->{json}/* the end */"),
    ] {
        assert_eq!(parse(&text), expected, "{text}");
    }
}

#[test]
fn line_ends_and_tabs_inside_strings_are_kept_and_other_control_characters_are_not() {
    for (text, expected) in [
        ("{\"a\":\"b\n\tc\r\nd\"}", "{\"a\":\"b\\n\\tc\\r\\nd\"}"),
        ("[\"a\0\u{1b}b\", \"\u{7}\"]", "[\"ab\",\"\"]"),
        ("[\n\"a\\\nb\\\\\nc\\\"\n\"]", "[\"a\\nb\\\\\\nc\\\"\\n\"]"),
    ] {
        assert_eq!(parse(text), Json::parse(expected), "{text:?}");
    }
}

#[test]
fn what_is_no_json_stays_unread() {
    for text in [
        "",
        "words",
        "{",
        "{\"a\":\"b\n}",
        "]",
        "{} words",
        "{}; var a = {}",
        "{\"a\":1,}",
        "<!-- --><html>{}</html>",
        "// words",
    ] {
        assert_eq!(parse(text), None, "{text}");
    }
}

#[test]
fn many_wrappers_take_no_longer_than_a_few() {
    assert_eq!(parse(&"//".repeat(1_000_000)), None);
    assert_eq!(parse(&"/* */".repeat(1_000_000)), None);
}

proptest! {
    #[test]
    fn json_is_read_as_it_is(json in any_json()) {
        prop_assert_eq!(parse(&json.to_string()), Some(json));
    }

    #[test]
    fn wrapped_json_is_read_as_it_is_inside(json in any_json(), wrapper in 0usize..4) {
        let list = Json::Array(vec![json]);
        let (start, end) = WRAPPERS[wrapper];
        let text = [start, "\n", &list.to_string(), "\n", end].concat();
        prop_assert_eq!(parse(&text), Some(list));
    }

    #[test]
    fn no_text_makes_it_panic(
        pieces in prop::collection::vec(
            prop::sample::select(&["{", "}", "[", "\"", "\\", "\n", "/*", "*/", "//", "<!--", "]]>", "<![CDATA[", "é", ";"]),
            0..20,
        )
    ) {
        let _ = parse(&pieces.concat());
    }
}
