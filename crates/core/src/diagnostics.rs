//! Diagnostics for invalid settings and documents.

use std::fmt;

/// A part of the settings or of a document that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where it is, as a path: `endpoint.timeout`, `blocks[3].src`.
    pub path: String,
    /// What should have been there.
    pub expected: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.path)?;
        out.write_str(": expected ")?;
        out.write_str(&self.expected)
    }
}

/// The faults of one document, in the order they were met.
#[derive(Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Maximum number of diagnostics reported.
    const MAX_DIAGNOSTICS: usize = 20;

    /// Notes a fault, unless it is known already.
    pub fn add(&mut self, path: impl Into<String>, expected: impl Into<String>) {
        let (path, expected) = (path.into(), expected.into());
        let diagnostic = Diagnostic { path, expected };
        if self.0.len() < Self::MAX_DIAGNOSTICS && !self.0.contains(&diagnostic) {
            self.0.push(diagnostic);
        }
    }

    /// The faults, each once.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.0
    }
}
