//! Measures the first load, with empty caches.

use anyhow::Result;

use super::browser::{Browser, number};
use super::entry::Entry;
use super::fixtures;
use super::metric::Readings;
use super::server::Server;

/// Loads the page in two new browsers: with a slow connection and processor, and without.
pub async fn measure(server: &Server, entry: &Entry) -> Result<Readings> {
    let mut readings = Readings::new();
    for (is_slow, names) in [
        (
            true,
            [
                "slow-headline",
                "slow-form",
                "slow-long-time",
                "slow-long-tasks",
            ],
        ),
        (false, ["headline", "form", "long-time", "long-tasks"]),
    ] {
        let browser = Browser::start(server).await?;
        if is_slow {
            browser.throttle().await;
        }
        browser.open(&fixtures::loading(entry)).await?;
        let seen = browser.ask("return bench.loaded").await?;
        for (name, asked) in names
            .into_iter()
            .zip(["headline", "form", "longTime", "longTasks"])
        {
            readings.push((name, number(&seen, asked)?));
        }
    }
    Ok(readings)
}
