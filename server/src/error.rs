//! Why a server cannot start or keep running.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// A reason for the endpoint not to run.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A configured origin is not `http://host` or `https://host`, each with
    /// an optional port.
    Origin(String),
    /// A configured host is neither a host name nor an IP address, or has a port.
    Host(String),
    /// The database cannot be opened.
    Database {
        /// The file that was to be opened.
        path: PathBuf,
        /// What is wrong with it.
        reason: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The server stopped by itself.
    Serve(io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Origin(origin) => write!(
                f,
                "{origin:?} is not an origin; one looks like https://example.org"
            ),
            Self::Host(host) => write!(f, "{host:?} is not a host; one looks like example.org"),
            Self::Database { path, reason } => {
                write!(f, "cannot open the database {}: {reason}", path.display())
            }
            Self::Serve(error) => write!(f, "the server stopped: {error}"),
        }
    }
}

// No `source`: the message already contains it, and reporters that walk the
// chain would print it twice.
impl std::error::Error for Error {}
