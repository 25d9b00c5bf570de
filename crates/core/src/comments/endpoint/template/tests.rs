use super::*;
use crate::json::arbitrary::any_json;
use proptest::prelude::*;

fn find(name: &str) -> Option<String> {
    let value = match name {
        "name" => "Awa",
        "parent" => "12",
        "post" => "a story",
        "comment" => "1 < 2\n& so\n\non",
        "empty" => "",
        _ => return None,
    };
    Some(value.to_owned())
}

fn filled(template: &str) -> String {
    let json = Json::parse(template).expect("the test's template is JSON");
    match fill(&json, &find) {
        Ok(Some(json)) => json.to_string(),
        Ok(None) => "nothing".to_owned(),
        Err(unfit) => format!("{} is \"{}\"", unfit.name, unfit.value),
    }
}

#[test]
fn placeholders_are_filled_wherever_they_stand_and_what_is_empty_is_left_out() {
    assert_eq!(
        filled(r#"{"a":"{name}","b":["{parent}","{empty}"],"c":{"d":"{unknown}","e":1},"f":null}"#),
        r#"{"a":"Awa","b":["12"],"c":{"e":1},"f":null}"#
    );
    assert_eq!(
        filled(r#""by {name}, to {parent}{empty}""#),
        r#""by Awa, to 12""#
    );
    assert_eq!(filled(r#""{empty}""#), "nothing");
}

#[test]
fn a_conversion_gives_another_type_and_a_default_stands_in_for_nothing() {
    assert_eq!(filled(r#""{parent:number}""#), "12");
    assert_eq!(filled(r#""{empty:number|0}""#), "0");
    assert_eq!(filled(r#""{empty|null}""#), "null");
    assert_eq!(filled(r#""{empty|}""#), r#""""#);
    assert_eq!(filled(r#""{empty|root}""#), r#""root""#);
    assert_eq!(
        filled(r#"["{name:boolean}","{empty:boolean}"]"#),
        "[true,false]"
    );
    assert_eq!(
        filled(r#""{comment:html}""#),
        r#""<p>1 &lt; 2<br>&amp; so</p><p>on</p>""#
    );
    assert_eq!(
        filled(r#"{"post":"{post:number}"}"#),
        r#"post is "a story""#
    );
}

#[test]
fn braces_around_anything_else_are_text() {
    for text in [
        "{",
        "}",
        "{}",
        "{ name }",
        "{name:colour}",
        "{{name",
        "a{b c}d",
    ] {
        assert_eq!(
            filled(&Json::from(text).to_string()),
            Json::from(text).to_string()
        );
    }
    assert_eq!(filled(r#""{{name}}""#), r#""{Awa}""#);
}

proptest! {
    #[test]
    fn what_is_put_in_is_never_read_as_a_template(value in any::<String>()) {
        let template = Json::from("<{x}|{x}>");
        let filled = fill(&template, &|_| Some(value.clone()));
        prop_assert_eq!(filled, Ok(Some(Json::String(format!("<{value}|{value}>")))));
    }

    #[test]
    fn no_template_makes_it_panic(template in any_json(), text in "[{}|:a-c ]{0,24}") {
        let _ = fill(&template, &find);
        let _ = fill(&Json::String(text), &find);
    }
}
