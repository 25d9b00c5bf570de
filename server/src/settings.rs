//! The server's settings.

use std::path::PathBuf;

/// The settings of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The path of the SQLite file, created if it is missing.
    pub database: PathBuf,
    /// The web origins whose pages may use the server, such as `https://example.org`.
    pub origins: Vec<String>,
    /// The host names that requests may have, such as `comments.example.org`, besides loopback names and the
    /// address that the client has connected to.
    pub hosts: Vec<String>,
    /// Whether comments wait for a moderator instead of being published at once.
    pub moderation: bool,
    /// The attempts to comment that one address, or /64 of IPv6, has within 60 seconds; 0 for no limit.
    pub per_minute: u32,
    /// The days after which e-mail addresses are erased; with 0 they are not stored.
    pub email_days: u32,
    /// The largest number of open connections; 0 for no limit.
    pub connections: usize,
    /// The largest number of open connections of one address, or /64 of IPv6; 0 for no limit.
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
