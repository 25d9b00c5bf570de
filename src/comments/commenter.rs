//! Who comments, remembered in this browser for those who asked for it.

use super::comment::Comment;
use super::field::Field;
use crate::json::Json;

/// The key under which the details are stored.
pub const KEY: &str = "article-widget:commenter";

const REMEMBERED: [Field; 3] = [Field::Name, Field::Email, Field::Website];

/// The details of a comment's author, as they are stored.
pub fn remember(comment: &Comment) -> String {
    let member = |field: Field| (field.name().to_owned(), Json::from(comment.field(field)));
    Json::Map(REMEMBERED.map(member).into()).to_string()
}

/// The details that were stored: each field with its value. Nothing where the text is not ours.
pub fn recall(stored: &str) -> Vec<(Field, String)> {
    let Some(json) = Json::parse(stored) else {
        return Vec::new();
    };
    let detail = |field: Field| Some((field, json.text(field.name())?.to_owned()));
    REMEMBERED.into_iter().filter_map(detail).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn details_come_back_as_they_were_and_the_comment_is_not_among_them() {
        let comment = Comment {
            comment: "Secret".to_owned(),
            name: "Awa \"A\" Traoré".to_owned(),
            email: "awa@example.org".to_owned(),
            ..Comment::default()
        };

        let stored = remember(&comment);

        assert!(!stored.contains("Secret"));
        assert_eq!(
            recall(&stored),
            [
                (Field::Name, "Awa \"A\" Traoré".to_owned()),
                (Field::Email, "awa@example.org".to_owned()),
            ]
        );
    }

    #[test]
    fn what_something_else_stored_there_is_ignored() {
        assert_eq!(recall("not json"), []);
        assert_eq!(recall("[1]"), []);
    }
}
