//! A comment that was typed and not yet received: kept in this browser until it is.

use crate::json::Json;

/// How long an untouched draft is kept, in milliseconds: 30 days.
pub const LIFETIME_MS: f64 = 30.0 * 24.0 * 60.0 * 60.0 * 1000.0;

/// The text of an unsent comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What was typed.
    pub comment: String,
    /// When, in milliseconds since the Unix epoch.
    pub saved: f64,
    /// Whether it was sent in an attempt of which nobody knows how it ended.
    pub tried: bool,
}

/// The key of a draft: one for each endpoint, article and comment that is answered.
pub fn key(endpoint: &str, article: &str, parent: &str) -> String {
    let parts = [endpoint, article, parent].map(Json::from).into();
    let mut key = "article-widget:draft:".to_owned();
    key.push_str(&Json::List(parts).to_string());
    key
}

impl Draft {
    /// The draft as it is stored.
    pub fn store(&self) -> String {
        Json::Map(vec![
            ("comment".to_owned(), Json::from(self.comment.as_str())),
            ("saved".to_owned(), Json::Number(self.saved)),
            ("tried".to_owned(), Json::Bool(self.tried)),
        ])
        .to_string()
    }

    /// The draft that was stored, unless it has expired by `now` or is not ours.
    pub fn recall(stored: &str, now: f64) -> Option<Self> {
        let json = Json::parse(stored)?;
        let draft = Self {
            comment: json.get("comment")?.as_text()?.to_owned(),
            saved: json.get("saved")?.as_number()?,
            tried: json.get("tried").and_then(Json::as_bool) == Some(true),
        };
        (now - draft.saved < LIFETIME_MS).then_some(draft)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_comes_back_unchanged(comment in any::<String>(), tried in any::<bool>()) {
            let draft = Draft { comment, saved: 1_700_000_000_000.0, tried };
            prop_assert_eq!(Draft::recall(&draft.store(), draft.saved), Some(draft));
        }
    }

    #[test]
    fn a_draft_expires() {
        let draft = Draft {
            comment: "x".to_owned(),
            saved: 0.0,
            tried: false,
        };

        assert!(Draft::recall(&draft.store(), LIFETIME_MS - 1.0).is_some());
        assert_eq!(Draft::recall(&draft.store(), LIFETIME_MS), None);
    }

    #[test]
    fn no_two_forms_share_a_draft() {
        let keys = [
            key("https://a.example", "1", ""),
            key("https://a.example", "17", ""),
            key("https://a.example", "1", "7"),
            key("https://b.example", "1", ""),
            key("https://a.example\",\"1", "", ""),
        ];

        for (at, one) in keys.iter().enumerate() {
            assert!(!keys[at + 1..].contains(one), "{one}");
        }
    }
}
