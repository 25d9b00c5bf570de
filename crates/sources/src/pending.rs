//! A document that is given as it is, in place of an address.

use crate::{Document, Format};

/// A document that a setting holds and that is still to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct PendingDocument {
    /// The setting.
    pub setting: &'static str,
    /// The text.
    pub text: String,
    /// The format it is in, where that is known; else it is recognised from the content.
    pub format: Option<Format>,
    /// What relative addresses in it are relative to.
    pub base: Option<String>,
}

impl PendingDocument {
    /// The document, to be read.
    pub fn document(&self) -> Document<'_> {
        Document {
            text: &self.text,
            content_type: None,
            base: self.base.as_deref(),
            format: self.format,
        }
    }

    /// The path of something in the document, as one in the settings.
    pub fn path(&self, path: &str) -> String {
        let dot = if path.starts_with('[') { "" } else { "." };
        [self.setting, dot, path].concat()
    }
}
