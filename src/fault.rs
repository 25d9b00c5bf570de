//! What was wrong with something from outside, for whoever can mend it.

use std::fmt;

/// A part of the settings or of a document that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it is, as a path: `endpoint.timeout`, `blocks[3].src`.
    pub path: String,
    /// What should have been there.
    pub expected: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.path)?;
        out.write_str(": expected ")?;
        out.write_str(&self.expected)
    }
}
