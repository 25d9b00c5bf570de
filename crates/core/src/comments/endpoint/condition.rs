//! Conditions on a response that lead to a verdict.

use crate::comments::outcome::{EndpointResponse, ResponseBody};
use crate::json::Json;

/// A condition on a response, as written in the settings.
///
/// It is an object whose members must all hold, or a list of such objects, of which one must hold. `status` matches
/// the HTTP status. A JSON Pointer matches a value of the body. `"body": "any"` accepts any body.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition(Json);

type Members = [(String, Json)];

impl Condition {
    /// Parses a condition; `None` if it is invalid.
    pub fn parse(json: &Json) -> Option<Self> {
        let is_member = |(name, value): &(String, Json)| match name.as_str() {
            "body" => value.as_str() == Some("any"),
            name => (name == "status" || name.starts_with('/')) && is_pattern(value),
        };
        let is_object = |json: &Json| match json {
            Json::Object(members) => !members.is_empty() && members.iter().all(is_member),
            _ => false,
        };
        let is_condition = match json {
            Json::Array(objects) => !objects.is_empty() && objects.iter().all(is_object),
            object => is_object(object),
        };
        is_condition.then(|| Self(json.clone()))
    }

    /// Returns whether a response meets the condition.
    pub fn holds(&self, response: &EndpointResponse) -> bool {
        self.any(&|members| holds(members, response))
    }

    /// Returns whether a response meets the condition and has a readable body, as receipt requires.
    pub fn holds_with_readable_body(&self, response: &EndpointResponse) -> bool {
        self.any(&|members| {
            let any = members.iter().any(|(name, _)| name == "body");
            (any || is_readable(response)) && holds(members, response)
        })
    }

    fn any(&self, test: &dyn Fn(&Members) -> bool) -> bool {
        let test = |json: &Json| matches!(json, Json::Object(members) if test(members));
        match &self.0 {
            Json::Array(objects) => objects.iter().any(test),
            object => test(object),
        }
    }
}

/// Returns whether the body is readable. A page in place of a response proves nothing, nor does an empty 200.
fn is_readable(response: &EndpointResponse) -> bool {
    match response.body {
        ResponseBody::Json(_) => true,
        ResponseBody::Empty => response.status != 200,
        ResponseBody::Other | ResponseBody::Broken | ResponseBody::TooLarge => false,
    }
}

fn holds(members: &Members, response: &EndpointResponse) -> bool {
    members.iter().all(|(name, pattern)| match name.as_str() {
        "body" => true,
        "status" => matches(pattern, Some(&Json::Number(response.status.into()))),
        pointer => matches(
            pattern,
            response.body.json().and_then(|it| it.pointer(pointer)),
        ),
    })
}

fn is_pattern(json: &Json) -> bool {
    match json {
        Json::Object(_) => false,
        Json::Array(patterns) => !patterns.is_empty() && patterns.iter().all(is_pattern),
        _ => true,
    }
}

fn matches(pattern: &Json, value: Option<&Json>) -> bool {
    match (pattern, value) {
        (Json::Array(patterns), value) => patterns.iter().any(|it| matches(it, value)),
        (Json::Null, value) => value.is_none_or(|value| *value == Json::Null),
        (_, None) => false,
        (Json::String(pattern), Some(Json::String(text))) => glob_matches(pattern, text),
        (Json::String(pattern), Some(value)) => glob_matches(pattern, &value.to_string()),
        (pattern, Some(value)) => pattern == value,
    }
}

/// Returns whether a text matches a pattern, where `*` matches any text.
pub fn glob_matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
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
}
