//! Checks that an entry works, and measures the bytes that it loads.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::browser::Browser;
use super::entry::Entry;
use super::fixtures::{self, Documents, MANUAL_QUERY};
use super::metric::Readings;
use super::server::{COMMENTS, Server, Visit};

const WAIT_TIMEOUT: Duration = Duration::from_secs(10);
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// Declarations before each expression.
const PROBE: &str = "
    const root = document.querySelector('main').firstElementChild.shadowRoot;
    const find = (name) => root?.querySelector(name);
    const all = (name) => [...(root?.querySelectorAll(name) ?? [])];
    const fieldError = (name) => {
        const field = find(`[name=${name}]`);
        if (field?.getAttribute('aria-invalid') !== 'true') return '';
        return root.getElementById(field.getAttribute('aria-describedby')?.split(' ')[0])?.textContent ?? '';
    };
";

/// Reads the article, scrolls the carousel, and sends a comment after an invalid one. Returns the bytes of the
/// entry's own files that the browser has requested. Fails if it requests one twice.
pub async fn run(
    browser: &Browser<'_>,
    server: &Server,
    entry: &Entry,
    documents: &Documents,
) -> Result<Readings> {
    server.take_visit();
    let path = format!("{}{MANUAL_QUERY}", fixtures::loading(entry));
    browser.open(&path).await?;
    reads(browser, documents).await?;
    scrolls(browser).await?;
    comments(browser).await?;
    let visit = server.take_visit();
    let [sent] = &visit.comments[..] else {
        bail!("it sent {} comments", visit.comments.len());
    };
    for (field, text) in [
        ("article", documents.article["url"].as_str()),
        ("comment", Some("The river is late.")),
        ("name", Some("Awa Keita")),
        ("email", Some("awa@example.org")),
    ] {
        ensure!(sent[field].as_str() == text, "it sent {sent}");
    }
    let messages = browser.page().take_messages().await;
    ensure!(messages.is_empty(), "the browser reported {messages:?}");
    measure_bytes(server, entry, &visit)
}

async fn reads(browser: &Browser<'_>, documents: &Documents) -> Result<()> {
    holds(
        browser,
        "find('.aw-headline') && find('.aw-slide') && find('.aw-submit')",
    )
    .await?;
    let seen = value(
        browser,
        "[find('.aw-headline').innerText, all('.aw-body > p').length, all('.aw-track > li a[href]').length]",
    )
    .await?;
    let blocks = documents.article["blocks"].as_array().into_iter().flatten();
    let paragraphs = blocks.filter(|block| block["type"] == "paragraph").count();
    let expected = json!([
        documents.article["headline"],
        paragraphs,
        documents.related.len()
    ]);
    ensure!(seen == expected, "it shows {seen} in place of {expected}");
    Ok(())
}

async fn scrolls(browser: &Browser<'_>) -> Result<()> {
    holds(
        browser,
        "find('.aw-next').getAttribute('aria-disabled') !== 'true'",
    )
    .await?;
    press(browser, ".aw-next").await?;
    holds(browser, "Math.abs(find('.aw-track').scrollLeft) > 50").await?;
    holds(
        browser,
        "find('.aw-previous').getAttribute('aria-disabled') !== 'true'",
    )
    .await
}

async fn comments(browser: &Browser<'_>) -> Result<()> {
    press(browser, ".aw-submit").await?;
    holds(browser, "['comment', 'name', 'email'].every(fieldError)").await?;
    write(browser, "comment", "The river is late.").await?;
    holds(browser, "!fieldError('comment')").await?;
    write(browser, "name", "Awa Keita").await?;
    write(browser, "email", "awa@").await?;
    ensure!(
        value(browser, "fieldError('email')").await? != "",
        "it takes any e-mail address"
    );
    write(browser, "email", "example.org").await?;
    holds(browser, "!fieldError('email')").await?;
    press(browser, ".aw-submit").await?;
    holds(
        browser,
        "find('.aw-comments-status').textContent.includes('Thank you')",
    )
    .await?;
    ensure!(
        value(browser, "find('[name=comment]').value").await? == "",
        "it keeps what is sent"
    );
    Ok(())
}

fn measure_bytes(server: &Server, entry: &Entry, visit: &Visit) -> Result<Readings> {
    let mut seen = BTreeSet::new();
    for path in visit.paths.iter().filter(|path| *path != COMMENTS) {
        ensure!(seen.insert(path.as_str()), "{path} is fetched twice");
        ensure!(server.file(path).is_some(), "there is no {path}");
    }
    for document in ["/article.json", "/related.json"] {
        ensure!(seen.contains(document), "{document} is not fetched");
    }
    let folder = format!("/{}/", entry.folder);
    let own = seen.iter().filter(|path| path.starts_with(&folder));
    let (mut files, mut raw, mut gzip, mut brotli) = (0, 0, 0, 0);
    for file in own.filter_map(|path| server.file(path)) {
        files += 1;
        raw += file.raw.len();
        gzip += file.gzip.len();
        brotli += file.brotli.len();
    }
    Ok([
        ("bytes-brotli", brotli),
        ("bytes-gzip", gzip),
        ("bytes-raw", raw),
        ("files", files),
    ]
    .map(|(name, count)| (name, count as f64))
    .to_vec())
}

async fn press(browser: &Browser<'_>, name: &str) -> Result<()> {
    let element = format!("{PROBE} return find('{name}');");
    let element = browser.page().element(&element, vec![]).await;
    let element = element.with_context(|| format!("there is no {name}"))?;
    element
        .click()
        .await
        .with_context(|| format!("pressing {name}"))
}

async fn write(browser: &Browser<'_>, name: &str, text: &str) -> Result<()> {
    let element = format!("{PROBE} return find('[name={name}]');");
    let element = browser.page().element(&element, vec![]).await;
    let element = element.with_context(|| format!("there is no {name}"))?;
    element
        .send_keys(text)
        .await
        .with_context(|| format!("writing into {name}"))
}

async fn value(browser: &Browser<'_>, expression: &str) -> Result<Value> {
    browser.ask(&format!("{PROBE} return {expression}")).await
}

async fn holds(browser: &Browser<'_>, expression: &str) -> Result<()> {
    let end = Instant::now() + WAIT_TIMEOUT;
    while Instant::now() < end {
        if value(browser, &format!("Boolean({expression})")).await? == true {
            return Ok(());
        }
        sleep(POLL_INTERVAL).await;
    }
    bail!("this never held: {expression}")
}
