//! The script that watches a page from inside.

use crate::{Kind, Message, Page};
use serde_json::Value;

/// Where a site serves the script.
pub(crate) const PATH: &str = "/__watch.js";

/// The script.
pub(crate) const SCRIPT: &str = include_str!("watch.js");

const TAKE: &str = r#"
    return window[Symbol.for("article-widget.watch")]?.notes.splice(0) ?? [];
"#;

/// Takes the notes of the page that is open.
pub(crate) async fn take(page: &Page) -> Vec<Message> {
    let Value::Array(notes) = page.run(TAKE, vec![]).await else {
        return vec![];
    };
    notes
        .iter()
        .map(|note| Message {
            kind: match note["kind"].as_str() {
                Some("console") => Kind::Console,
                Some("error") => Kind::Error,
                Some("policy") => Kind::Policy,
                Some("network") => Kind::Network,
                _ => Kind::Other,
            },
            witness: "page",
            text: note["text"].as_str().unwrap_or_default().to_owned(),
        })
        .collect()
}
