use super::*;
use crate::json::arbitrary::any_json;
use proptest::prelude::*;

fn holds(condition: &str, status: u16, body: &str) -> bool {
    let condition = Condition::parse(&Json::parse(condition).unwrap());
    let response = EndpointResponse {
        status,
        body: ResponseBody::parse(body),
        ..EndpointResponse::default()
    };
    condition.expect("a condition").holds(&response)
}

#[test]
fn a_condition_holds_where_all_of_its_members_do() {
    let held = r#"{"status":[200,201],"/data/state":"waiting"}"#;

    assert!(holds(held, 200, r#"{"data":{"state":"waiting"}}"#));
    assert!(!holds(held, 202, r#"{"data":{"state":"waiting"}}"#));
    assert!(!holds(held, 200, r#"{"data":{"state":"approved"}}"#));
    assert!(!holds(held, 200, "<p>waiting</p>"));
}

#[test]
fn a_list_of_conditions_holds_where_one_of_them_does() {
    let refused = r#"[{"status":"5*"},{"/success":false}]"#;

    assert!(holds(refused, 503, ""));
    assert!(holds(refused, 200, r#"{"success":false}"#));
    assert!(!holds(refused, 200, r#"{"success":true}"#));
}

#[test]
fn null_asks_for_a_member_that_is_missing_and_a_star_for_one_that_is_there() {
    assert!(holds(r#"{"/error":null}"#, 200, r#"{"ok":1}"#));
    assert!(!holds(r#"{"/error":null}"#, 200, r#"{"error":"no"}"#));
    assert!(holds(r#"{"/data":"*"}"#, 200, r#"{"data":{"id":"1"}}"#));
    assert!(!holds(r#"{"/data":"*"}"#, 200, r#"{"data":null}"#));
}

#[test]
fn a_star_in_a_pattern_stands_for_any_text() {
    for (pattern, text) in [
        ("*", ""),
        ("a*c", "abc"),
        ("a*", "a"),
        ("*rate*limit*", "403: ratelimit exceeded"),
        (
            "*unapproved=*#comment-*",
            "https://a/?unapproved=7&hash=x#comment-7",
        ),
    ] {
        assert!(glob_matches(pattern, text), "{pattern} {text}");
    }
    for (pattern, text) in [("a", "ab"), ("a*b*c", "acb"), ("*a*a", "a"), ("ab*b", "ab")] {
        assert!(!glob_matches(pattern, text), "{pattern} {text}");
    }
}

#[test]
fn what_is_no_condition_is_refused() {
    for json in [
        "7",
        "{}",
        "[]",
        "[[]]",
        r#"{"code":1}"#,
        r#"{"/a":{}}"#,
        r#"{"body":"html"}"#,
    ] {
        assert_eq!(
            Condition::parse(&Json::parse(json).unwrap()),
            None,
            "{json}"
        );
    }
}

proptest! {
    #[test]
    fn a_text_is_like_itself_and_like_any_of_its_parts_between_stars(a in "[a-c]{0,4}", b in "[a-c]{0,4}", c in "[a-c]{0,4}") {
        let text = [&*a, &b, &c].concat();
        prop_assert!(glob_matches(&text, &text));
        let pattern = ["*", &b, "*"].concat();
        prop_assert!(glob_matches(&pattern, &text));
    }

    #[test]
    fn no_condition_makes_it_panic(condition in any_json(), body in any_json(), status in any::<u16>()) {
        let response = EndpointResponse { status, body: ResponseBody::Json(body), ..EndpointResponse::default() };
        if let Some(condition) = Condition::parse(&condition) {
            condition.holds(&response);
            condition.holds_with_readable_body(&response);
        }
    }
}
