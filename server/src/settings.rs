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
    /// The host names that requests may be sent to, such as `comments.example.org`, besides loopback names
    /// and the address that the client has connected to.
    pub hosts: Vec<String>,
    /// Whether comments are held back instead of being published at once.
    pub moderation: bool,
    /// How many times one address, or /64 of IPv6, may try to send a comment within 60 seconds; 0 is no
    /// limit.
    pub per_minute: u32,
    /// After how many days e-mail addresses are erased; with 0 they are not stored.
    pub email_days: u32,
    /// How many connections may be open; 0 is no limit.
    pub connections: usize,
    /// How many of them by one address, or /64 of IPv6; 0 is no limit.
    pub connections_per_address: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            database: PathBuf::from("comments.sqlite"),
            origins: vec![
                "http://127.0.0.1:8080".to_owned(),
                "http://localhost:8080".to_owned(),
            ],
            hosts: Vec::new(),
            moderation: false,
            per_minute: 10,
            email_days: 90,
            // Many systems give a process 1024 file descriptors.
            connections: 512,
            connections_per_address: 64,
        }
    }
}
