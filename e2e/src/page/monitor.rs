//! The page monitor: a script that records errors, console calls and policy violations from inside a page.

use crate::{Message, MessageKind, Page};
use serde_json::Value;

/// The path at which a site serves the script.
pub(crate) const PATH: &str = "/__monitor.js";

/// The script.
pub(crate) const SCRIPT: &str = include_str!("monitor.js");

const TAKE: &str = r#"
    return window[Symbol.for("article-widget.monitor")]?.messages.splice(0) ?? [];
"#;

/// Takes the messages that the open page has recorded since the last call.
pub(crate) async fn take(page: &Page) -> Vec<Message> {
    let Value::Array(messages) = page.run(TAKE, vec![]).await else {
        return vec![];
    };
    messages
        .iter()
        .map(|message| Message {
            kind: match message["kind"].as_str() {
                Some("console") => MessageKind::Console,
                Some("error") => MessageKind::Error,
                Some("policy") => MessageKind::Policy,
                Some("network") => MessageKind::Network,
                _ => MessageKind::Other,
            },
            observer: "page",
            text: message["text"].as_str().unwrap_or_default().to_owned(),
        })
        .collect()
}
