//! What is left of widgets that are gone.

use anyhow::{Context, Result};
use serde_json::json;

use super::browser::{Browser, number};
use super::entry::Entry;
use super::quantity::Readings;

/// What is left once is not left each time.
const BEFORE: usize = 20;
const CYCLES: usize = 200;
/// As many as WebDriver's patience with a script allows for.
const AT_ONCE: usize = 20;
const KIBIBYTE: f64 = 1024.0;

/// Kibibytes, nodes and listeners after two hundred that were shown and taken away, less those before.
pub async fn measure(browser: &Browser<'_>, entry: &Entry) -> Result<Readings> {
    browser.warm(entry).await?;
    let go = format!("await bench.cycle({AT_ONCE})");
    for _ in 0..BEFORE / AT_ONCE {
        browser.ask(&go).await?;
    }
    let before = kept(browser).await?;
    for _ in 0..CYCLES / AT_ONCE {
        browser.ask(&go).await?;
    }
    let after = kept(browser).await?;
    let names = ["kept-heap", "kept-wasm", "kept-nodes", "kept-listeners"];
    Ok(names
        .into_iter()
        .zip(before.into_iter().zip(after))
        .map(|(name, (before, after))| (name, after - before))
        .collect())
}

async fn kept(browser: &Browser<'_>) -> Result<[f64; 4]> {
    // What one collection has freed may have held what the next one frees.
    for _ in 0..3 {
        browser.ask("await bench.frame()").await?;
        browser.collect_garbage().await;
    }
    let heap = browser.devtools("Runtime.getHeapUsage", json!({})).await;
    let counters = browser.devtools("Memory.getDOMCounters", json!({})).await;
    let wasm = browser.ask("return bench.wasm()").await?;
    Ok([
        number(&heap, "usedSize")? / KIBIBYTE,
        wasm.as_f64().context("WebAssembly has no memory")? / KIBIBYTE,
        number(&counters, "nodes")?,
        number(&counters, "jsEventListeners")?,
    ])
}
