//! How long it takes to show much at once.

use anyhow::Result;

use super::browser::{Browser, number};
use super::entry::Entry;
use super::quantity::Readings;

/// An article of 5,000 paragraphs, and then one with 1,000 related articles.
pub async fn measure(browser: &Browser<'_>, entry: &Entry) -> Result<Readings> {
    let mut readings = Readings::new();
    for (what, names) in [
        (
            "{ paragraphs: 5000 }",
            ["paragraphs-paint", "paragraphs-layout", "paragraphs-script"],
        ),
        (
            "{ cards: 1000 }",
            ["cards-paint", "cards-layout", "cards-script"],
        ),
    ] {
        readings.extend(once(browser, entry, what, names).await?);
    }
    Ok(readings)
}

/// Mounts what an argument of the page's own `bench.mount` says.
pub async fn once(
    browser: &Browser<'_>,
    entry: &Entry,
    what: &str,
    names: [&'static str; 3],
) -> Result<Readings> {
    browser.warm(entry).await?;
    let took = browser.ask(&format!("return bench.mount({what})")).await?;
    names
        .into_iter()
        .zip(["paint", "layout", "script"])
        .map(|(name, asked)| Ok((name, number(&took, asked)?)))
        .collect()
}
