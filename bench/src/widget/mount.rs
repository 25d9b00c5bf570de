//! Measures how long it takes to show large documents.

use anyhow::Result;

use super::browser::{Browser, number};
use super::entry::Entry;
use super::metric::Readings;

/// Mounts an article of 5,000 paragraphs, and then one with 1,000 related articles.
pub async fn measure(browser: &Browser<'_>, entry: &Entry) -> Result<Readings> {
    let names = ["paragraphs-paint", "paragraphs-layout", "paragraphs-script"];
    let mut readings = once(browser, entry, "paragraphs", names).await?;
    let names = ["cards-paint", "cards-layout", "cards-script"];
    readings.extend(once(browser, entry, "cards", names).await?);
    let end = browser
        .ask("return { took: await bench.end('cards') }")
        .await?;
    readings.push(("cards-end", number(&end, "took")?));
    Ok(readings)
}

/// Mounts one of the page's scenes, by its name in `bench/widget/mount.js`.
pub async fn once(
    browser: &Browser<'_>,
    entry: &Entry,
    scene: &str,
    names: [&'static str; 3],
) -> Result<Readings> {
    browser.warm(entry).await?;
    let took = browser
        .ask(&format!("return bench.mount('{scene}')"))
        .await?;
    names
        .into_iter()
        .zip(["paint", "layout", "script"])
        .map(|(name, asked)| Ok((name, number(&took, asked)?)))
        .collect()
}
