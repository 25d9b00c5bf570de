//! Who comments, remembered in this browser for those who asked for it.

use super::comment::Comment;
use crate::json::Json;

/// The key under which the details are stored.
pub const KEY: &str = "article-widget:commenter";

/// The fields whose content is remembered.
pub const REMEMBERED: [&str; 3] = ["name", "email", "website"];

/// The details of a comment's author, as they are stored.
pub fn remember(comment: &Comment) -> String {
    let member = |name: &str| (name.to_owned(), Json::from(comment.text(name)));
    Json::Map(REMEMBERED.map(member).into()).to_string()
}

/// The details that were stored: each field's name with its content. Nothing where the text is not
/// ours.
pub fn recall(stored: &str) -> Vec<(&'static str, String)> {
    let Some(json) = Json::parse(stored) else {
        return Vec::new();
    };
    let detail = |name| Some((name, json.text(name)?.to_owned()));
    REMEMBERED.into_iter().filter_map(detail).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn details_come_back_as_they_were_and_the_comment_is_not_among_them() {
        let mut comment = Comment::default();
        comment.set("comment", Json::from("Secret"));
        comment.set("name", Json::from("Awa \"A\" Traoré"));
        comment.set("email", Json::from("awa@example.org"));

        let stored = remember(&comment);

        assert!(!stored.contains("Secret"));
        assert_eq!(
            recall(&stored),
            [
                ("name", "Awa \"A\" Traoré".to_owned()),
                ("email", "awa@example.org".to_owned()),
            ]
        );
    }

    #[test]
    fn what_something_else_stored_there_is_ignored() {
        assert_eq!(recall("not json"), []);
        assert_eq!(recall("[1]"), []);
    }
}
