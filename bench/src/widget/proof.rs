//! That an entry does what it is measured at, and what it takes to do so.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::browser::Browser;
use super::entry::Entry;
use super::quantity::Readings;
use super::scene::{self, BY_HAND, Documents};
use super::server::{COMMENTS, Server, Visit};

const PATIENCE: Duration = Duration::from_secs(10);
const MOMENT: Duration = Duration::from_millis(20);

/// What is put before each expression.
const PROBE: &str = "
    const root = document.querySelector('main').firstElementChild.shadowRoot;
    const find = (name) => root?.querySelector(name);
    const all = (name) => [...(root?.querySelectorAll(name) ?? [])];
    const complaint = (name) => {
        const field = find(`[name=${name}]`);
        if (field?.getAttribute('aria-invalid') !== 'true') return '';
        return root.getElementById(field.getAttribute('aria-describedby')?.split(' ')[0])?.textContent ?? '';
    };
";

/// Reads the story, turns the related articles, and comments, first wrongly. Gives the bytes of all the
/// files of its own that the browser has asked for meanwhile: none of them twice.
pub async fn prove(
    browser: &Browser<'_>,
    server: &Server,
    entry: &Entry,
    documents: &Documents,
) -> Result<Readings> {
    server.take_visit();
    let path = format!("{}{BY_HAND}", scene::loading(entry));
    browser.open(&path).await?;
    reads(browser, documents).await?;
    turns(browser).await?;
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
    let complaints = browser.page().take_messages().await;
    ensure!(complaints.is_empty(), "the browser said {complaints:?}");
    weigh(server, entry, &visit)
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

async fn turns(browser: &Browser<'_>) -> Result<()> {
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
    holds(browser, "['comment', 'name', 'email'].every(complaint)").await?;
    write(browser, "comment", "The river is late.").await?;
    holds(browser, "!complaint('comment')").await?;
    write(browser, "name", "Awa Keita").await?;
    write(browser, "email", "awa@").await?;
    ensure!(
        value(browser, "complaint('email')").await? != "",
        "it takes any e-mail address"
    );
    write(browser, "email", "example.org").await?;
    holds(browser, "!complaint('email')").await?;
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

fn weigh(server: &Server, entry: &Entry, visit: &Visit) -> Result<Readings> {
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
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        if value(browser, &format!("Boolean({expression})")).await? == true {
            return Ok(());
        }
        sleep(MOMENT).await;
    }
    bail!("this never held: {expression}")
}
