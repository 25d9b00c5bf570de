//! Measures how long it takes to show fifty widgets on one page.

use anyhow::Result;

use super::browser::Browser;
use super::entry::Entry;
use super::metric::Readings;
use super::mount;

/// Mounts fifty widgets, each with the demo's article, related articles and form.
pub async fn measure(browser: &Browser<'_>, entry: &Entry) -> Result<Readings> {
    let names = ["crowd-paint", "crowd-layout", "crowd-script"];
    mount::once(browser, entry, "crowd", names).await
}
