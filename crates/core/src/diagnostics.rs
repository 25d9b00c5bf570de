//! Diagnostics for invalid settings and documents.

use std::fmt;

/// A part of the settings or of a document that is invalid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Path of the invalid value: `endpoint.timeout`, `blocks[3].src`.
    pub path: String,
    /// The expected value, in plain English for developers.
    pub expected: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.path)?;
        out.write_str(": expected ")?;
        out.write_str(&self.expected)
    }
}

/// The diagnostics of one document, in the order of their discovery.
#[derive(Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Maximum number of diagnostics reported.
    const MAX_DIAGNOSTICS: usize = 20;

    /// Adds a diagnostic, unless it is a duplicate or the maximum is reached.
    pub fn add(&mut self, path: impl Into<String>, expected: impl Into<String>) {
        let (path, expected) = (path.into(), expected.into());
        let diagnostic = Diagnostic { path, expected };
        if self.0.len() < Self::MAX_DIAGNOSTICS && !self.0.contains(&diagnostic) {
            self.0.push(diagnostic);
        }
    }

    /// Returns the diagnostics without duplicates.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.0
    }
}
