//! Diagnostics for invalid settings and documents.

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

/// The faults of one document, in the order they were met.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Maximum number of diagnostics reported.
    const MOST: usize = 20;

    /// Notes a fault, unless it is known already.
    pub fn add(&mut self, path: impl Into<String>, expected: impl Into<String>) {
        let (path, expected) = (path.into(), expected.into());
        let fault = Fault { path, expected };
        if self.0.len() < Self::MOST && !self.0.contains(&fault) {
            self.0.push(fault);
        }
    }

    /// The faults, each once.
    pub fn into_vec(self) -> Vec<Fault> {
        self.0
    }
}
