//! The measured entries: the widget and its peers.

use serde_json::{Value, json};

/// A measured implementation of the widget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name on the command line.
    pub name: &'static str,
    /// The element's name.
    pub tag: &'static str,
    /// The npm package that it is made with.
    pub package: Option<&'static str>,
    /// The folder of the site with its own files.
    pub folder: &'static str,
    /// Its kind.
    pub kind: EntryKind,
}

/// The kind of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// The widget.
    Ours,
    /// The same made with another framework.
    Peer,
    /// A peer measured twice, which shows the noise.
    Again,
    /// A peer's markup, assigned to `innerHTML`: it is visible but does nothing.
    Markup,
}

/// The name of the entry that the others are compared with.
pub const BASE: &str = "vanilla";

/// All entries, in the order of the tables.
pub const ENTRIES: [Entry; 9] = [
    Entry {
        name: "ours",
        tag: "article-widget",
        package: None,
        folder: "ours",
        kind: EntryKind::Ours,
    },
    peer("vanilla", "vanilla-widget", "vanilla", None),
    Entry {
        kind: EntryKind::Again,
        ..peer("vanilla-again", "vanilla-widget", "vanilla", None)
    },
    peer("preact", "preact-widget", "preact", Some("preact")),
    peer("lit", "lit-widget", "lit", Some("lit")),
    peer("solid", "solid-widget", "solid", Some("solid-js")),
    peer("svelte", "svelte-widget", "svelte", Some("svelte")),
    peer("react", "react-widget", "react", Some("react")),
    Entry {
        kind: EntryKind::Markup,
        ..peer("innerHTML", "vanilla-widget", "vanilla", None)
    },
];

const fn peer(
    name: &'static str,
    tag: &'static str,
    folder: &'static str,
    package: Option<&'static str>,
) -> Entry {
    Entry {
        name,
        tag,
        package,
        folder,
        kind: EntryKind::Peer,
    }
}

impl Entry {
    /// The attributes of its elements, without the URLs of articles.
    pub fn attributes(&self) -> Value {
        match self.kind {
            EntryKind::Ours => json!({
                "endpoint": "/comments",
                "fields": "comment name email",
                "required": "name email",
            }),
            EntryKind::Peer | EntryKind::Again | EntryKind::Markup => {
                json!({ "endpoint": "/comments" })
            }
        }
    }
}
