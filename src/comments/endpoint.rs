//! Where comments are sent and how: a [`Comment`] becomes a [`Request`].

use std::borrow::Cow;

use super::comment::Comment;
use super::field::Field;
use crate::json::Json;

/// Whether cookies go along (Fetch Standard, `credentials`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Credentials {
    /// Never.
    Omit,
    /// To the page's own origin only.
    #[default]
    SameOrigin,
    /// Always.
    Include,
}

/// A back end for comments. A back end we know by name is a value of this type, in
/// [`super::presets`].
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// The address to post to; already allowed by [`crate::url::resolve`].
    pub url: String,
    /// Whether cookies go along.
    pub credentials: Credentials,
    /// Request headers beyond `Content-Type` and `Accept`.
    pub headers: Vec<(String, String)>,
    /// What a comment's parts are called in the body.
    pub names: Names,
    /// Members that are the same in every body.
    pub constants: Vec<(String, Json)>,
    /// How long to wait for the whole answer, in milliseconds.
    pub timeout: u32,
    /// How answers are to be read.
    pub answers: Answers,
}

/// What the parts of a comment are called in the request's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// Which article it is about.
    pub article: Cow<'static, str>,
    /// The text.
    pub comment: Cow<'static, str>,
    /// The reader's name.
    pub name: Cow<'static, str>,
    /// The reader's e-mail address.
    pub email: Cow<'static, str>,
    /// The reader's website.
    pub website: Cow<'static, str>,
}

impl Names {
    /// What one field is called.
    pub fn field(&self, field: Field) -> &str {
        match field {
            Field::Comment => &self.comment,
            Field::Name => &self.name,
            Field::Email => &self.email,
            Field::Website => &self.website,
        }
    }
}

/// How the answers of a back end are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Statuses that say: published.
    pub published: Vec<u16>,
    /// Statuses that say: received, and held for moderation.
    pub held: Vec<u16>,
    /// JSON Pointer to the list of errors in a refusal.
    pub errors: Cow<'static, str>,
    /// The member of an error that is for the reader.
    pub error_text: Cow<'static, str>,
    /// The member of an error that names the field: by name, or as a JSON Pointer that ends in it.
    pub error_field: Cow<'static, str>,
}

/// A request that is ready to be sent by `POST`.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The address.
    pub url: String,
    /// The headers, `Content-Type` and `Accept` included.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
    /// Whether cookies go along.
    pub credentials: Credentials,
    /// How long to wait for the whole answer, in milliseconds.
    pub timeout: u32,
}

impl Endpoint {
    /// The request that carries a comment. Fields left empty are left out.
    pub fn request(&self, comment: &Comment) -> Request {
        let mut members = self.constants.clone();
        let mut member = |name: &str, value: &str| {
            if !value.is_empty() {
                members.push((name.to_owned(), Json::from(value)));
            }
        };
        member(&self.names.article, &comment.article);
        for field in Field::ALL {
            member(self.names.field(field), comment.field(field));
        }
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut headers = vec![
            header("content-type", "application/json"),
            header("accept", "application/json"),
        ];
        headers.extend(self.headers.iter().cloned());
        Request {
            url: self.url.clone(),
            headers,
            body: Json::Map(members).to_string(),
            credentials: self.credentials,
            timeout: self.timeout,
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::comments::presets;
    use proptest::prelude::*;

    fn endpoint() -> Endpoint {
        presets::problem_json("https://news.example/comments".to_owned())
    }

    #[test]
    fn a_comment_becomes_one_json_object() {
        let comment = Comment {
            article: "https://news.example/story".to_owned(),
            comment: "Bien dit \"!\"\nMerci.".to_owned(),
            name: "Awa".to_owned(),
            ..Comment::default()
        };

        let request = endpoint().request(&comment);

        assert_eq!(request.url, "https://news.example/comments");
        assert_eq!(
            request.body,
            r#"{"article":"https://news.example/story","comment":"Bien dit \"!\"\nMerci.","name":"Awa"}"#
        );
    }

    #[test]
    fn no_header_surprises_a_preflight_unless_it_was_asked_for() {
        let plain = endpoint().request(&Comment::default());
        let asked = Endpoint {
            headers: vec![("x-site".to_owned(), "news".to_owned())],
            ..endpoint()
        };

        let names: Vec<_> = plain
            .headers
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(names, ["content-type", "accept"]);
        assert_eq!(asked.request(&Comment::default()).headers.len(), 3);
    }

    #[test]
    fn constants_go_along_in_every_body() {
        let endpoint = Endpoint {
            constants: vec![("site".to_owned(), Json::from("news"))],
            ..endpoint()
        };

        assert_eq!(
            endpoint.request(&Comment::default()).body,
            r#"{"site":"news"}"#
        );
    }

    proptest! {
        #[test]
        fn whatever_was_typed_arrives_as_it_was(comment in any::<String>(), name in any::<String>()) {
            let sent = Comment { comment, name, ..Comment::default() };
            let body: serde_json::Value = serde_json::from_str(&endpoint().request(&sent).body)?;
            prop_assert_eq!(body["comment"].as_str().unwrap_or_default(), sent.comment);
            prop_assert_eq!(body["name"].as_str().unwrap_or_default(), sent.name);
        }
    }
}
