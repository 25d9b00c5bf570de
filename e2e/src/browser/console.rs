//! Reads the browser's own log, which has messages that a page cannot observe.
//!
//! WebKit's cannot be read: automated sessions are private, and WebKit prints no console messages of private
//! sessions. There the page monitor is the only observer.

use crate::{Engine, Message, MessageKind, Page};
use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// Takes the messages that the browser has logged about pages since the last call.
pub(crate) async fn take_console(page: &Page) -> Vec<Message> {
    match page.engine() {
        Engine::Chromium => chromium(page).await,
        Engine::Firefox => firefox(page).await,
        Engine::WebKit => vec![],
    }
}

/// Returns whether every observer that reports this kind of message in this engine is among the reports.
pub(crate) fn is_reported_by_all(engine: Engine, kind: MessageKind, reports: &[&Message]) -> bool {
    let by = |observer| reports.iter().any(|message| message.observer == observer);
    match (engine, kind) {
        // The log has every failure; the page observes only failures with a response.
        (Engine::Chromium, MessageKind::Network) => {
            let has_response = reports.iter().any(|it| it.text.contains("status of"));
            by("browser") && (by("page") || !has_response)
        }
        (Engine::Chromium, MessageKind::Console | MessageKind::Error | MessageKind::Policy)
        | (Engine::Firefox, MessageKind::Error | MessageKind::Policy) => {
            by("page") && by("browser")
        }
        // Firefox logs a failure only without a response, and then its page observes nothing.
        _ => !reports.is_empty(),
    }
}

/// A command outside the WebDriver standard: a path below the session's, and a body.
#[derive(Debug)]
pub(crate) struct VendorCommand {
    pub(crate) path: &'static str,
    pub(crate) body: Value,
}

impl WebDriverCompatibleCommand for VendorCommand {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        let session = session_id.unwrap_or_default();
        base_url.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

async fn chromium(page: &Page) -> Vec<Message> {
    let log = page
        .vendor_command("se/log", json!({ "type": "browser" }))
        .await;
    log.as_array()
        .expect("a log is a list")
        .iter()
        .map(|entry| Message {
            kind: match entry["source"].as_str() {
                Some("console-api") => MessageKind::Console,
                // Chromium logs a response that the page may not see under this source.
                Some("javascript") if contains(entry, "has been blocked by CORS policy") => {
                    MessageKind::Network
                }
                Some("javascript") => MessageKind::Error,
                Some("security") => MessageKind::Policy,
                Some("network") => MessageKind::Network,
                _ => MessageKind::Other,
            },
            observer: "browser",
            text: format!(
                "{} {}",
                entry["level"].as_str().unwrap_or_default(),
                entry["message"].as_str().unwrap_or_default()
            ),
        })
        .collect()
}

fn contains(entry: &Value, words: &str) -> bool {
    let message = entry["message"].as_str();
    message.is_some_and(|message| message.contains(words))
}

const FIREFOX_LOG: &str = r#"
    const internal = /^(resource|chrome|moz-extension|jar|file):/;
    const taken = Services.console.getMessageArray().flatMap((message) => {
        if (!(message instanceof Ci.nsIScriptError)) {
            return /https?:\/\/(127\.0\.0\.1|localhost)/.test(message.message)
                ? [{ category: "", text: message.message }] : [];
        }
        if (internal.test(message.sourceName)) return [];
        const place = `${message.sourceName}:${message.lineNumber}`;
        return [{ category: message.category, text: `${message.errorMessage} (${place})` }];
    });
    Services.console.reset();
    return taken;
"#;

async fn firefox(page: &Page) -> Vec<Message> {
    let log = page.run_in_firefox_chrome(FIREFOX_LOG, vec![]).await;
    log.as_array()
        .expect("a log is a list")
        .iter()
        .map(|entry| {
            let category = entry["category"].as_str().unwrap_or_default();
            let kind = match category {
                "content javascript" => MessageKind::Error,
                _ if category.starts_with("CSP") => MessageKind::Policy,
                _ if category.starts_with("CORS") => MessageKind::Network,
                _ => MessageKind::Other,
            };
            Message {
                kind,
                observer: "browser",
                text: format!("{category}: {}", entry["text"].as_str().unwrap_or_default()),
            }
        })
        .collect()
}
