//! The markup that an entry without a framework serves: a copy of what the base entry renders.

use anyhow::{Context, Result};

use super::browser::Browser;
use super::entry::{BASE, ENTRIES};
use super::fixtures::text;
use super::server::Server;

/// Copies the rendered markup of the base entry for the entry that is only markup.
pub async fn copy_markup(browser: &Browser<'_>, server: &Server) -> Result<()> {
    let original = ENTRIES.iter().find(|entry| entry.name == BASE);
    let original = original.context("there is nobody to copy")?;
    for scene in ["demo", "short", "paragraphs", "cards", "crowd"] {
        browser.warm(original).await?;
        let markup = browser
            .ask(&format!("return bench.copy('{scene}')"))
            .await?;
        let markup = markup.as_str().context("markup is a text")?;
        let file = text("text/html; charset=utf-8", markup)?;
        server.add(format!("/markup/{scene}"), file);
    }
    Ok(())
}
