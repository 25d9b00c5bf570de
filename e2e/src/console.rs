//! The engine's own log, which hears what a page cannot.
//!
//! WebKit has none to read: its browser is private under automation, and WebKit prints no console
//! messages of private sessions. There the watching script is the only witness.

use crate::{Engine, Kind, Message, Page};
use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// Takes what the engine logged about pages since the last time.
pub(crate) async fn take(page: &Page) -> Vec<Message> {
    match page.engine() {
        Engine::Chromium => chromium(page).await,
        Engine::Firefox => firefox(page).await,
        Engine::WebKit => vec![],
    }
}

/// Whether all who notice a message of that kind in that engine are among those who said it.
pub(crate) fn all_have_spoken(engine: Engine, kind: Kind, said: &[&Message]) -> bool {
    let by = |witness| said.iter().any(|message| message.witness == witness);
    match (engine, kind) {
        // The log has every failure; the page is told of those that are answers.
        (Engine::Chromium, Kind::Network) => {
            let answered = said.iter().any(|it| it.text.contains("status of"));
            by("browser") && (by("page") || !answered)
        }
        (Engine::Chromium, Kind::Console | Kind::Error | Kind::Policy)
        | (Engine::Firefox, Kind::Error | Kind::Policy) => by("page") && by("browser"),
        // Firefox logs a failure only where there was no answer, of which its page hears nothing.
        _ => !said.is_empty(),
    }
}

/// A command outside the WebDriver standard: a path below the session, and a body.
#[derive(Debug)]
pub(crate) struct Extension {
    pub(crate) path: &'static str,
    pub(crate) body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        let session = session_id.unwrap_or_default();
        base_url.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

async fn chromium(page: &Page) -> Vec<Message> {
    let log = page.extension("se/log", json!({ "type": "browser" })).await;
    log.as_array()
        .expect("a log is a list")
        .iter()
        .map(|entry| Message {
            kind: match entry["source"].as_str() {
                Some("console-api") => Kind::Console,
                // Chromium says so of an answer that a page may not see.
                Some("javascript") if says(entry, "has been blocked by CORS policy") => {
                    Kind::Network
                }
                Some("javascript") => Kind::Error,
                Some("security") => Kind::Policy,
                Some("network") => Kind::Network,
                _ => Kind::Other,
            },
            witness: "browser",
            text: format!(
                "{} {}",
                entry["level"].as_str().unwrap_or_default(),
                entry["message"].as_str().unwrap_or_default()
            ),
        })
        .collect()
}

fn says(entry: &Value, words: &str) -> bool {
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
    let log = page.in_firefox_itself(FIREFOX_LOG, vec![]).await;
    log.as_array()
        .expect("a log is a list")
        .iter()
        .map(|entry| {
            let category = entry["category"].as_str().unwrap_or_default();
            let kind = match category {
                "content javascript" => Kind::Error,
                _ if category.starts_with("CSP") => Kind::Policy,
                _ if category.starts_with("CORS") => Kind::Network,
                _ => Kind::Other,
            };
            Message {
                kind,
                witness: "browser",
                text: format!("{category}: {}", entry["text"].as_str().unwrap_or_default()),
            }
        })
        .collect()
}
