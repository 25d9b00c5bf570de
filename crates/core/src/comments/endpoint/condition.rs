//! Conditions on a response that lead to a verdict.

use crate::comments::response::{EndpointResponse, ResponseBody};
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
mod tests;
