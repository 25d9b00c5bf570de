//! Measures the cost of a keystroke in the comment field.

use anyhow::{Context, Result};

use super::browser::Browser;
use super::entry::Entry;
use super::metric::Readings;

/// Keystrokes a measurement.
const KEYS: u32 = 300;

/// Types below an article of 5 paragraphs, and below one of 5,000. Returns microseconds a key.
pub async fn measure(browser: &Browser<'_>, entry: &Entry) -> Result<Readings> {
    let mut readings = Readings::new();
    for (scene, name) in [("short", "key-short"), ("paragraphs", "key-long")] {
        browser.warm(entry).await?;
        let script = format!("await bench.mount('{scene}'); return bench.type({KEYS})");
        let took = browser.ask(&script).await?;
        let milliseconds = took.as_f64().context("a key took no time")?;
        readings.push((name, 1000.0 * milliseconds));
    }
    Ok(readings)
}
