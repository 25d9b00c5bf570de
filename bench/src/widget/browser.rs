//! The browser that a benchmark measures in.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::{Engine, Page, Visitor};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::entry::Entry;
use super::fixtures::{self, EMPTY};
use super::server::Server;

/// A new renderer keeps two cores busy for 0.6 s; this waits twice as long.
const RENDERER_START_TIME: Duration = Duration::from_millis(1200);

/// Chromium with a fresh profile.
pub struct Browser<'a> {
    page: Page,
    server: &'a Server,
}

impl<'a> Browser<'a> {
    /// Starts the browser and waits until its renderer, which all pages of this server share, is idle.
    pub async fn start(server: &'a Server) -> Result<Self> {
        let visitor = Visitor::with(Engine::Chromium);
        let page = visitor.open(&server.url(EMPTY)).await;
        sleep(RENDERER_START_TIME).await;
        let browser = Self { page, server };
        let isolated = browser.ask("return crossOriginIsolated").await?;
        ensure!(isolated == true, "the page's clock is coarse");
        Ok(browser)
    }

    /// The page, for user input.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Opens a path of the server and waits for the page's `load` event.
    pub async fn open(&self, path: &str) -> Result<()> {
        let url = self.server.url(path);
        self.page
            .client()
            .goto(&url)
            .await
            .with_context(|| url.clone())
    }

    /// Opens the page that mounts an entry, and mounts and removes one, so that one-time work is done.
    pub async fn warm(&self, entry: &Entry) -> Result<()> {
        self.open(&fixtures::mounting(entry)).await?;
        self.ask("await bench.warm()").await?;
        self.collect_garbage().await;
        Ok(())
    }

    /// Emulates a phone: 1.6 Mbit/s, 150 ms, and a quarter of this processor's speed.
    pub async fn throttle(&self) {
        let conditions = json!({
            "offline": false,
            "latency": 150,
            "downloadThroughput": 1.6e6 / 8.0,
            "uploadThroughput": 750e3 / 8.0,
        });
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.emulateNetworkConditions", conditions)
            .await;
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))
            .await;
    }

    /// Runs the garbage collector.
    pub async fn collect_garbage(&self) {
        self.devtools("HeapProfiler.collectGarbage", json!({}))
            .await;
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.page.devtools(command, parameters).await
    }

    /// Runs the body of an async function; returns its result.
    pub async fn ask(&self, body: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[0];
             (async () => {{ {body} }})().then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let answer = self.page.client().execute_async(&script, vec![]).await;
        let answer = answer.with_context(|| body.to_owned())?;
        ensure!(answer["error"].is_null(), "{}: {body}", answer["error"]);
        Ok(answer["value"].clone())
    }
}

/// Returns a number in a page's result.
pub fn number(answer: &Value, name: &str) -> Result<f64> {
    answer[name]
        .as_f64()
        .with_context(|| format!("{name} is no number in {answer}"))
}
