//! Validates submissions.

pub(crate) mod content_hash;
mod email;
pub(crate) mod unicode;

use serde::Serialize;
use serde_json::{Map, Value};
use unicode::{has_invisible, is_blank};
use url::Url;

const MAX_ARTICLE_CHARS: usize = 2048;
const MAX_COMMENT_CHARS: usize = 10_000;
const MAX_NAME_CHARS: usize = 245;
const MAX_EMAIL_CHARS: usize = 254;
const MAX_WEBSITE_CHARS: usize = 2048;
const MAX_LANG_CHARS: usize = 64;

/// A valid comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    pub(crate) article: String,
    pub(crate) comment: String,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) website: Option<String>,
    pub(crate) parent: Option<i64>,
    pub(crate) lang: Option<String>,
}

/// The moderation status of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
    Published,
    Held,
}

/// An invalid field, as in RFC 9457's example of `errors`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FieldError {
    detail: String,
    pointer: String,
    #[serde(skip)]
    pub(crate) kind: FieldErrorKind,
}

/// The kind of a field's error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FieldErrorKind {
    Missing,
    TooLong,
    Invalid,
}

impl FieldError {
    fn new(field: &str, kind: FieldErrorKind, detail: impl Into<String>) -> Self {
        Self {
            detail: detail.into(),
            pointer: format!("#/{field}"),
            kind,
        }
    }

    /// Returns the field's name; empty for the whole body.
    pub(crate) fn field(&self) -> &str {
        self.pointer.strip_prefix("#/").unwrap_or_default()
    }
}

/// The fields of a JSON object or a form, before validation.
#[derive(Clone, Debug)]
pub(crate) struct Submission(Map<String, Value>);

/// Reads a whole number, which a form sends as text.
fn number(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => text.parse().ok(),
        value => value.as_i64(),
    }
}

/// Why a body is not a submission.
#[derive(Debug)]
pub(crate) enum ParseError {
    /// The body is not JSON.
    NotJson(serde_json::Error),
    /// The body is JSON, but not an object.
    NotAnObject(FieldError),
}

impl Submission {
    /// Parses a JSON body.
    pub(crate) fn from_json(body: &[u8]) -> Result<Self, ParseError> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(fields)) => Ok(Self(fields)),
            Ok(_) => Err(ParseError::NotAnObject(FieldError {
                detail: "The body must be a JSON object.".to_owned(),
                pointer: "#".to_owned(),
                kind: FieldErrorKind::Invalid,
            })),
            Err(error) => Err(ParseError::NotJson(error)),
        }
    }

    /// Parses a form's body; of fields with the same name the last one counts.
    pub(crate) fn from_form(body: &[u8]) -> Self {
        let mut fields = Map::new();
        for (name, value) in url::form_urlencoded::parse(body) {
            // Forms send empty fields too.
            if !value.is_empty() {
                fields.insert(name.into_owned(), value.into_owned().into());
            }
        }
        Self(fields)
    }

    /// Returns the text of a field as sent.
    pub(crate) fn raw_text(&self, field: &str) -> &str {
        self.0
            .get(field)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Returns the article and the parent comment's ID, so that the store can look whether the parent exists.
    pub(crate) fn parent(&self) -> Option<(String, i64)> {
        let parent = number(self.0.get("parent")?)?;
        let article = self.text("article", MAX_ARTICLE_CHARS).ok()?;
        Some((article, parent))
    }

    /// Returns whether the honeypot, a hidden field, has a value.
    pub(crate) fn is_honeypot_filled(&self) -> bool {
        let honeypot = self.0.get("honeypot").and_then(Value::as_str);
        honeypot.is_some_and(|text| !text.is_empty())
    }

    /// Returns the comment, or the errors of all fields.
    pub(crate) fn validate(&self, parent_exists: bool) -> Result<Comment, Vec<FieldError>> {
        let mut field_errors = Vec::new();
        let mut text = |field, limit, required: Option<&str>| {
            let answer = match (self.text(field, limit), required) {
                (Ok(text), Some(request)) if text.is_empty() => {
                    Err(FieldError::new(field, FieldErrorKind::Missing, request))
                }
                (answer, _) => answer,
            };
            answer.unwrap_or_else(|field_error| {
                field_errors.push(field_error);
                String::new()
            })
        };

        let article = text(
            "article",
            MAX_ARTICLE_CHARS,
            Some("Please say which article the comment belongs to."),
        );
        let comment = text(
            "comment",
            MAX_COMMENT_CHARS,
            Some("Please enter a comment."),
        );
        let name = text("name", MAX_NAME_CHARS, Some("Please enter your name."));
        let email = text("email", MAX_EMAIL_CHARS, None);
        let website = text("website", MAX_WEBSITE_CHARS, None);
        let lang = text("lang", MAX_LANG_CHARS, None);

        if !email.is_empty() && !email::is_address(&email) {
            field_errors.push(FieldError::new(
                "email",
                FieldErrorKind::Invalid,
                "Please enter a valid e-mail address.",
            ));
        }
        if has_invisible(&name) {
            field_errors.push(FieldError::new(
                "name",
                FieldErrorKind::Invalid,
                "Please enter a name without invisible characters.",
            ));
        }
        let website = (!website.is_empty()).then(|| normalize_web_address(&website));
        if website == Some(None) {
            field_errors.push(FieldError::new(
                "website",
                FieldErrorKind::Invalid,
                "Please enter a web address that starts with http:// or https:// and has no user name.",
            ));
        }
        let parent = match self.0.get("parent") {
            None | Some(Value::Null) => None,
            Some(parent) => {
                let parent = number(parent);
                if parent.is_none() {
                    field_errors.push(FieldError::new(
                        "parent",
                        FieldErrorKind::Invalid,
                        "The parent must be the number of a comment.",
                    ));
                } else if !parent_exists {
                    field_errors.push(FieldError::new(
                        "parent",
                        FieldErrorKind::Invalid,
                        "The comment you are replying to does not exist.",
                    ));
                }
                parent
            }
        };

        if field_errors.is_empty() {
            Ok(Comment {
                article,
                comment,
                name,
                email: non_empty(email),
                website: website.flatten(),
                parent,
                lang: non_empty(lang),
            })
        } else {
            Err(field_errors)
        }
    }

    /// Returns the cleaned text of a field; empty if the field is missing or blank.
    fn text(&self, field: &str, limit: usize) -> Result<String, FieldError> {
        let text = match self.0.get(field) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => clean(text),
            Some(_) => {
                return Err(FieldError::new(
                    field,
                    FieldErrorKind::Invalid,
                    format!("The {field} must be text."),
                ));
            }
        };
        if text.chars().count() > limit {
            return Err(FieldError::new(
                field,
                FieldErrorKind::TooLong,
                format!("The {field} is too long: {limit} characters at most."),
            ));
        }
        Ok(if is_blank(&text) { String::new() } else { text })
    }
}

/// Removes control characters, which also turns CRLF into LF, and the white
/// space around the text.
fn clean(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|&character| matches!(character, '\n' | '\t') || !character.is_control())
        .collect();
    kept.trim().to_owned()
}

/// Normalizes a web address with a URL parser, so that the stored URL is the one that browsers open.
fn normalize_web_address(text: &str) -> Option<String> {
    Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        // https://bank.example@evil.example leads to evil.example.
        .filter(|url| url.username().is_empty() && url.password().is_none())
        .map(String::from)
}

fn non_empty(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn check(fields: Value) -> Result<Comment, Vec<FieldError>> {
        let body = serde_json::to_vec(&fields).unwrap();
        Submission::from_json(&body).unwrap().validate(true)
    }

    fn pointers(fields: Value) -> Vec<String> {
        let field_errors = check(fields).expect_err("the submission was accepted");
        field_errors
            .into_iter()
            .map(|field_error| field_error.pointer)
            .collect()
    }

    /// A good submission with some of its fields replaced.
    fn with(changes: Value) -> Value {
        let mut fields = json!({"article": "/a", "comment": "Hello", "name": "Ada"});
        for (field, value) in changes.as_object().unwrap() {
            fields[field] = value.clone();
        }
        fields
    }

    #[test]
    fn only_article_comment_and_name_are_required() {
        assert_eq!(
            check(with(json!({}))).unwrap(),
            Comment {
                article: "/a".into(),
                comment: "Hello".into(),
                name: "Ada".into(),
                email: None,
                website: None,
                parent: None,
                lang: None,
            }
        );
        assert_eq!(pointers(json!({})), ["#/article", "#/comment", "#/name"]);
    }

    #[test]
    fn every_wrong_field_is_listed_once() {
        let wrong = json!({
            "article": 7, "comment": "  \n\t", "name": "", "email": "x",
            "website": "x", "parent": "one", "lang": ["en"],
        });

        let mut listed = pointers(wrong);

        listed.sort();
        assert_eq!(
            listed,
            [
                "#/article",
                "#/comment",
                "#/email",
                "#/lang",
                "#/name",
                "#/parent",
                "#/website"
            ]
        );
    }

    #[test]
    fn empty_and_null_optional_fields_are_absent() {
        for nothing in [json!(""), json!("  "), json!(null)] {
            let fields = json!({"email": nothing, "website": nothing, "lang": nothing});
            let comment = check(with(fields)).unwrap();
            assert_eq!(
                (comment.email, comment.website, comment.lang),
                (None, None, None)
            );
        }
    }

    #[test]
    fn limits_count_characters_and_include_the_last_one() {
        for (field, limit) in [("article", 2048), ("comment", 10_000), ("name", 245)] {
            let longest = "é".repeat(limit);
            let longer = "é".repeat(limit + 1);
            assert!(check(with(json!({ field: longest }))).is_ok(), "{field}");
            assert_eq!(
                pointers(with(json!({ field: longer }))),
                [format!("#/{field}")]
            );
        }
    }

    #[test]
    fn the_email_may_have_254_characters() {
        let domain = "@example.org";
        let longest = "a".repeat(254 - domain.len()) + domain;
        let longer = format!("a{longest}");
        assert!(check(with(json!({ "email": longest }))).is_ok());
        assert_eq!(pointers(with(json!({ "email": longer }))), ["#/email"]);
    }

    #[test]
    fn the_website_may_have_2048_characters() {
        let start = "https://example.org/";
        let longest = start.to_owned() + &"a".repeat(2048 - start.len());
        let longer = format!("{longest}a");
        assert!(check(with(json!({ "website": longest }))).is_ok());
        assert_eq!(pointers(with(json!({ "website": longer }))), ["#/website"]);
    }

    #[test]
    fn a_website_is_an_http_address() {
        for website in [
            "http://example.org",
            "https://example.org:8443/a?b#c",
            "HTTPS://bücher.example",
        ] {
            assert!(
                check(with(json!({ "website": website }))).is_ok(),
                "{website}"
            );
        }
        for website in [
            "example.org",
            "//example.org",
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://example.org",
            "https://",
            "https://exa mple.org",
            "https://ada@example.org",
            "https://ada:secret@example.org",
            "https://:secret@example.org",
        ] {
            assert_eq!(
                pointers(with(json!({ "website": website }))),
                ["#/website"],
                "{website}"
            );
        }
    }

    #[test]
    fn text_is_trimmed_and_freed_of_control_characters() {
        let comment = check(with(json!({
            "comment": " \r\none\r\ntwo\tthree\u{0}\u{7}\u{1b}[0m\u{7f}\u{85} ",
            "name": "\u{0}Ada\u{8}\n",
        })))
        .unwrap();
        assert_eq!(comment.comment, "one\ntwo\tthree[0m");
        assert_eq!(comment.name, "Ada");
    }

    #[test]
    fn a_comment_of_control_characters_is_empty() {
        assert_eq!(
            pointers(with(json!({"comment": "\u{0}\u{1}\r\n"}))),
            ["#/comment"]
        );
    }

    #[test]
    fn a_parent_is_a_whole_number_or_nothing() {
        assert_eq!(check(with(json!({"parent": null}))).unwrap().parent, None);
        assert_eq!(check(with(json!({"parent": 3}))).unwrap().parent, Some(3));
        assert_eq!(check(with(json!({"parent": "3"}))).unwrap().parent, Some(3));
        for parent in [json!("three"), json!(3.5), json!(true), json!(u64::MAX)] {
            assert_eq!(pointers(with(json!({ "parent": parent }))), ["#/parent"]);
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_rules_panic(
            text in any::<String>(), field in "article|comment|name|email|website|lang"
        ) {
            let _ = check(with(json!({ field: text })));
        }

        #[test]
        fn no_body_makes_the_reader_panic(body in any::<Vec<u8>>()) {
            let _ = Submission::from_json(&body);
        }

        #[test]
        fn cleaning_twice_changes_nothing_more(text in any::<String>()) {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once);
        }
    }
}
