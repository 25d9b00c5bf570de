//! A document passed inline in a setting, instead of by URL.

use crate::{Document, Format};

/// A document from a setting that is not parsed yet.
#[derive(Clone, Debug, PartialEq)]
pub struct PendingDocument {
    /// The name of the setting.
    pub setting: &'static str,
    /// The text of the document.
    pub text: String,
    /// The format, if known. Otherwise it is detected from the content.
    pub format: Option<Format>,
    /// The URL against which relative URLs are resolved.
    pub base: Option<String>,
}

impl PendingDocument {
    /// Returns the document to parse.
    pub fn document(&self) -> Document<'_> {
        Document {
            text: &self.text,
            content_type: None,
            base: self.base.as_deref(),
            format: self.format,
        }
    }

    /// Returns a path in the document as a path in the settings.
    pub fn path(&self, path: &str) -> String {
        let dot = if path.starts_with('[') { "" } else { "." };
        [self.setting, dot, path].concat()
    }
}
