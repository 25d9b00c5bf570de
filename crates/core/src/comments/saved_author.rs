//! Remembers the author's details in `localStorage`, if the author opts in.
//!
//! Details are saved once for each origin that comments are sent to, so that one origin does not get those given to
//! another.

use crate::comments::comment::Comment;
use crate::comments::draft_store::Storage;
use crate::json::Json;
use article_widget_platform::url;

/// Lifetime of details after the last comment sent with them, in milliseconds: 180 days.
pub const LIFETIME_MS: f64 = 180.0 * 24.0 * 60.0 * 60.0 * 1000.0;

/// The fields whose values are saved.
pub const FIELD_NAMES: [&str; 3] = ["name", "email", "website"];

/// Prefix of all storage keys.
const KEY_PREFIX: &str = "article-widget:commenter";

/// The saved details of a reader for one origin.
pub struct SavedAuthor<S> {
    storage: S,
    key: String,
}

impl<S: Storage> SavedAuthor<S> {
    /// Creates the store for comments sent to `endpoint`, an absolute URL.
    pub fn new(storage: S, endpoint: &str) -> Self {
        Self {
            storage,
            key: [KEY_PREFIX, ":", url::origin(endpoint)].concat(),
        }
    }

    /// Saves the details of a comment's author. `now` is in milliseconds since the Unix epoch.
    pub fn save(&self, comment: &Comment, now: f64) {
        let member = |name: &str| (name.to_owned(), Json::from(comment.text(name)));
        let mut members = FIELD_NAMES.map(member).to_vec();
        members.push(("saved".to_owned(), Json::Number(now)));
        self.storage
            .set(&self.key, &Json::Object(members).to_string());
    }

    /// Deletes the details.
    pub fn forget(&self) {
        self.storage.remove(&self.key);
    }

    /// Returns the saved fields with their values; `None` if nothing is saved.
    ///
    /// Deletes details for any origin that are older than [`LIFETIME_MS`].
    pub fn load(&self, now: f64) -> Option<Vec<(&'static str, String)>> {
        for key in self.storage.keys(KEY_PREFIX) {
            if self.read(&key).is_none_or(|it| is_expired(&it, now)) {
                self.storage.remove(&key);
            }
        }
        let details = self.read(&self.key)?;
        let field = |name| Some((name, details.str_member(name)?.to_owned()));
        Some(FIELD_NAMES.into_iter().filter_map(field).collect())
    }

    fn read(&self, key: &str) -> Option<Json> {
        Json::parse(&self.storage.get(key)?)
    }
}

/// Returns whether the lifetime has passed. Entries without a timestamp come from a release without expiry and
/// count as expired.
fn is_expired(details: &Json, now: f64) -> bool {
    let saved = details.get("saved").and_then(Json::as_f64);
    saved.is_none_or(|saved| now - saved >= LIFETIME_MS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::collections::BTreeMap;
    use std::rc::Rc;

    const NOW: f64 = 1.8e12;

    /// A storage area that never fails.
    #[derive(Clone, Default)]
    struct Memory(Rc<RefCell<BTreeMap<String, String>>>);

    impl Storage for Memory {
        fn get(&self, key: &str) -> Option<String> {
            self.0.borrow().get(key).cloned()
        }

        fn set(&self, key: &str, text: &str) -> bool {
            self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
            true
        }

        fn remove(&self, key: &str) {
            self.0.borrow_mut().remove(key);
        }

        fn keys(&self, prefix: &str) -> Vec<String> {
            let stored = self.0.borrow();
            let ours = stored.keys().filter(|key| key.starts_with(prefix));
            ours.cloned().collect()
        }
    }

    fn awa() -> Comment {
        let mut comment = Comment::default();
        comment.set("comment", Json::from("Secret"));
        comment.set("name", Json::from("Awa \"A\" Traoré"));
        comment.set("email", Json::from("awa@example.org"));
        comment
    }

    fn commenter(memory: &Memory, endpoint: &str) -> SavedAuthor<Memory> {
        SavedAuthor::new(memory.clone(), endpoint)
    }

    #[test]
    fn details_come_back_as_they_were_and_the_comment_is_not_among_them() {
        let memory = Memory::default();
        let commenter = commenter(&memory, "https://a.example/comments");

        commenter.save(&awa(), NOW);

        assert_eq!(
            commenter.load(NOW + LIFETIME_MS - 1.0),
            Some(vec![
                ("name", "Awa \"A\" Traoré".to_owned()),
                ("email", "awa@example.org".to_owned()),
            ])
        );
        let stored = memory.keys("").into_iter().map(|key| memory.get(&key));
        assert!(!stored.flatten().any(|text| text.contains("Secret")));
    }

    #[test]
    fn what_one_origin_was_told_no_other_is_offered() {
        let memory = Memory::default();
        commenter(&memory, "https://a.example/comments").save(&awa(), NOW);

        let is_offered = |endpoint| commenter(&memory, endpoint).load(NOW).is_some();

        assert!(is_offered(
            "https://a.example/elsewhere?x=https://b.example/"
        ));
        for other in [
            "https://b.example/comments",
            "https://a.example:8443/comments",
            "http://a.example/comments",
            "https://a.example.b.example/comments",
            "https://b.example/https://a.example",
        ] {
            assert!(!is_offered(other), "{other}");
        }
    }

    #[test]
    fn details_expire_for_every_origin_at_once() {
        let memory = Memory::default();
        commenter(&memory, "https://a.example/c").save(&awa(), NOW);
        commenter(&memory, "https://b.example/c").save(&awa(), NOW + 1.0);
        memory.set(KEY_PREFIX, r#"{"name":"Awa","email":"awa@example.org"}"#);
        memory.set(&[KEY_PREFIX, ":https://c.example"].concat(), "not json");

        let other = commenter(&memory, "https://other.example/");
        assert_eq!(other.load(NOW + LIFETIME_MS), None);

        assert_eq!(
            memory.keys(""),
            [[KEY_PREFIX, ":https://b.example"].concat()]
        );
    }

    #[test]
    fn what_is_forgotten_is_gone() {
        let memory = Memory::default();
        let commenter = commenter(&memory, "https://a.example/c");
        commenter.save(&awa(), NOW);

        commenter.forget();

        assert_eq!(commenter.load(NOW), None);
        assert!(memory.keys("").is_empty());
    }
}
