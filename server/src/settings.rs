//! What an operator decides.

use std::path::PathBuf;

/// The choices an endpoint is started with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The SQLite file; created when it is missing.
    pub database: PathBuf,
    /// The web origins whose pages may use the endpoint, such as
    /// `https://example.org`.
    pub origins: Vec<String>,
    /// Whether comments are held back instead of being published at once.
    pub moderation: bool,
    /// How many comments one address may store within 60 seconds; 0 is no
    /// limit.
    pub per_minute: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            database: PathBuf::from("comments.sqlite"),
            origins: vec![
                "http://127.0.0.1:8080".to_owned(),
                "http://localhost:8080".to_owned(),
            ],
            moderation: false,
            per_minute: 10,
        }
    }
}
