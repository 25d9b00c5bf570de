//! Measures memory, nodes and listeners that removed widgets leave behind.

use anyhow::{Context, Result};
use serde_json::json;

use super::browser::{Browser, number};
use super::entry::Entry;
use super::metric::Readings;

/// Widgets before the first measurement: what is allocated once is no leak.
const WARM_UP_CYCLES: usize = 20;
const CYCLES: usize = 200;
/// Cycles a script: as many as fit into WebDriver's script timeout.
const CYCLES_PER_SCRIPT: usize = 20;
const KIBIBYTE: f64 = 1024.0;

/// Returns the growth in KiB, nodes and listeners over two hundred widgets that are mounted and removed.
pub async fn measure(browser: &Browser<'_>, entry: &Entry) -> Result<Readings> {
    browser.warm(entry).await?;
    let script = format!("await bench.cycle({CYCLES_PER_SCRIPT})");
    for _ in 0..WARM_UP_CYCLES / CYCLES_PER_SCRIPT {
        browser.ask(&script).await?;
    }
    let before = usage(browser).await?;
    for _ in 0..CYCLES / CYCLES_PER_SCRIPT {
        browser.ask(&script).await?;
    }
    let after = usage(browser).await?;
    let names = ["kept-heap", "kept-wasm", "kept-nodes", "kept-listeners"];
    Ok(names
        .into_iter()
        .zip(before.into_iter().zip(after))
        .map(|(name, (before, after))| (name, after - before))
        .collect())
}

async fn usage(browser: &Browser<'_>) -> Result<[f64; 4]> {
    // Several collections, as one may free what keeps other objects alive.
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
