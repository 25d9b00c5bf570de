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
mod tests;
