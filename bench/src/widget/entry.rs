//! Who takes part.

use serde_json::{Value, json};

/// One that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is called on the command line.
    pub name: &'static str,
    /// The element's name.
    pub tag: &'static str,
    /// The npm package that it is made with.
    pub package: Option<&'static str>,
    /// The folder of the site that its files are in, and nobody else's.
    pub folder: &'static str,
    /// Whether it does all that the widget does.
    pub kind: Kind,
}

/// What an entry is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The widget.
    Ours,
    /// The same with other means.
    Peer,
    /// A peer once more, which shows how far two measurements of the same thing lie apart.
    Again,
    /// Markup that another has made, given to `innerHTML`: it is seen and does nothing.
    Markup,
}

/// The one that the others are compared with.
pub const BASE: &str = "vanilla";

/// All of them, in the tables' order.
pub const ENTRIES: [Entry; 9] = [
    Entry {
        name: "ours",
        tag: "article-widget",
        package: None,
        folder: "ours",
        kind: Kind::Ours,
    },
    peer("vanilla", "vanilla-widget", "vanilla", None),
    Entry {
        kind: Kind::Again,
        ..peer("vanilla-again", "vanilla-widget", "vanilla", None)
    },
    peer("preact", "preact-widget", "preact", Some("preact")),
    peer("lit", "lit-widget", "lit", Some("lit")),
    peer("solid", "solid-widget", "solid", Some("solid-js")),
    peer("svelte", "svelte-widget", "svelte", Some("svelte")),
    peer("react", "react-widget", "react", Some("react")),
    Entry {
        kind: Kind::Markup,
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
        kind: Kind::Peer,
    }
}

impl Entry {
    /// The attributes of each of its elements, beside those that say where articles are.
    pub fn attributes(&self) -> Value {
        match self.kind {
            Kind::Ours => json!({
                "endpoint": "/comments",
                "fields": "comment name email",
                "required": "name email",
            }),
            Kind::Peer | Kind::Again | Kind::Markup => json!({ "endpoint": "/comments" }),
        }
    }
}
