//! The storage format of an unsent comment.
//!
//! A draft contains only the text of the comment, neither name nor e-mail address.

use crate::comments::validation::is_blank;
use crate::json::Json;

/// Lifetime of an untouched draft, in milliseconds: 30 days.
pub const LIFETIME_MS: f64 = 30.0 * 24.0 * 60.0 * 60.0 * 1000.0;

/// Prefix of the storage key of every draft.
pub const KEY_PREFIX: &str = "article-widget:draft:";

/// The text of an unsent comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The text. Blank after the comment was received or deleted.
    pub comment: String,
    /// Time of the last change, in milliseconds since the Unix epoch.
    pub saved: f64,
    /// Idempotency key of an attempt to send this text whose result is unknown.
    pub unconfirmed_key: Option<String>,
    /// Name of the draft's slot in `localStorage`.
    pub storage_slot: String,
}

/// Returns the prefix of the storage keys for an endpoint, an article and the comment replied to.
pub fn key(endpoint: &str, article: &str, parent: Option<&str>) -> String {
    let parts = vec![
        Json::from(endpoint),
        Json::from(article),
        parent.map_or(Json::Null, Json::from),
    ];
    [KEY_PREFIX, &Json::Array(parts).to_string(), ":"].concat()
}

impl Draft {
    /// Creates a blank draft, which records that there is nothing to restore.
    pub fn empty(slot: &str, now: f64) -> Self {
        Self {
            comment: String::new(),
            saved: now,
            unconfirmed_key: None,
            storage_slot: slot.to_owned(),
        }
    }

    /// Returns the draft as JSON for storage.
    pub fn to_json(&self) -> String {
        let mut members = vec![
            ("comment".to_owned(), Json::from(self.comment.as_str())),
            ("saved".to_owned(), Json::Number(self.saved)),
            ("slot".to_owned(), Json::from(self.storage_slot.as_str())),
        ];
        if let Some(key) = &self.unconfirmed_key {
            members.push(("tried".to_owned(), Json::from(key.as_str())));
        }
        Json::Object(members).to_string()
    }

    /// Parses a stored draft; `None` if it has another format.
    pub fn from_json(stored: &str) -> Option<Self> {
        let json = Json::parse(stored)?;
        let text = |name| Some(json.get(name)?.as_str()?.to_owned());
        Some(Self {
            comment: text("comment")?,
            saved: json.get("saved")?.as_f64()?,
            unconfirmed_key: text("tried"),
            storage_slot: text("slot")?,
        })
    }

    /// Returns whether the lifetime has passed at time `now`, in milliseconds since the Unix epoch.
    pub fn is_expired(&self, now: f64) -> bool {
        now - self.saved >= LIFETIME_MS
    }

    /// Returns whether there is nothing to restore.
    pub fn is_blank(&self) -> bool {
        is_blank(&self.comment)
    }

    /// Returns whether the draft has this text, ignoring surrounding white space.
    pub fn has_text(&self, text: &str) -> bool {
        self.comment.trim() == text.trim()
    }
}

#[cfg(test)]
mod tests;
