//! The pages of the carousels, and the site that serves them.

use std::env;
use std::fmt::Write;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use e2e::{Page, ResponseOverride, Site};
use serde::Serialize;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::entry::Entry;
use crate::peers::Peer;

const PROBE: &str = include_str!("../../carousel/probe.js");
const STOPWATCH: &str = include_str!("../../carousel/stopwatch.js");
const CARDS: &str = include_str!("../../carousel/cards.css");
const PICTURES: [&str; 5] = ["cinema", "kora", "market", "pirogue", "school"];
/// How long a carousel may take to start: less than WebDriver's script timeout of 30 seconds.
const START_TIMEOUT_MS: u32 = 25_000;

/// The root that the carousel is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Root {
    /// The document.
    Light,
    /// A declarative shadow root.
    Shadow,
}

/// The options of a page.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    /// The root that the carousel is in.
    pub root: Root,
    /// Whether the page is in Arabic, right to left.
    pub is_rtl: bool,
    /// Whether the library's own option for right to left is set.
    pub sets_rtl_option: bool,
    /// The number of cards.
    pub cards: usize,
    /// Whether the page has thousands of cards and measures the time until Next works.
    pub is_timed: bool,
}

/// A site with the widget, its peers and their pages.
pub struct CarouselSite {
    site: Site,
    _folder: TempDir,
}

impl CarouselSite {
    /// Serves the widget of `$ARTICLE_WIDGET_PACKAGE` and these peers.
    pub async fn start(peers: &[Peer]) -> Result<Self> {
        let widget = env::var_os("ARTICLE_WIDGET_PACKAGE")
            .map(PathBuf::from)
            .context("ARTICLE_WIDGET_PACKAGE is not set")?;
        let folder = tempfile::tempdir()?;
        let put = |from: &Path, name: &str| -> Result<()> {
            let to = folder.path().join(name);
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent)?;
            }
            symlink(from, &to).with_context(|| format!("linking {}", to.display()))
        };
        put(&widget, "widget")?;
        let pictures = concat!(env!("CARGO_MANIFEST_DIR"), "/../demo/pictures");
        put(Path::new(pictures), "pictures")?;
        for peer in peers {
            put(&peer.folder, &format!("npm/{}", peer.name))?;
        }
        let site = Site::of(folder.path()).await;
        site.file("/cards.css", "text/css", CARDS);
        site.file("/stopwatch.js", "text/javascript", STOPWATCH);
        Ok(Self {
            site,
            _folder: folder,
        })
    }

    /// Adds an entry's page to the site; returns its URL.
    pub fn add_page(&self, entry: &Entry, scene: Scene) -> String {
        let related = json!({ "related": (1..=scene.cards).map(card).collect::<Vec<_>>() });
        self.site
            .file("/related.json", "application/json", &related.to_string());
        self.site
            .file(&script(entry), "text/javascript", entry.script);
        self.site.page("/", &page(entry, scene));
        self.site.url("/")
    }

    /// Delays the script that starts this entry; `None` ends the delay.
    pub fn delay(&self, entry: &Entry, delay: Option<Duration>) {
        match delay {
            Some(delay) => self
                .site
                .override_response(&script(entry), ResponseOverride::delayed(delay)),
            None => self.site.restore_response(&script(entry)),
        }
    }
}

/// Runs the body of an async function that may use the probe; returns its result.
pub async fn ask(page: &Page, body: &str) -> Result<Value> {
    let script = format!(
        "const done = arguments[0];
         (async () => {{ {PROBE} {{ {body} }} }})().then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
    );
    let answer = page.run_async(&script, vec![]).await;
    ensure!(answer["error"].is_null(), "{}: {body}", answer["error"]);
    Ok(answer["value"].clone())
}

/// [`ask`] for a number.
pub async fn count(page: &Page, body: &str) -> Result<f64> {
    let value = ask(page, body).await?;
    value
        .as_f64()
        .with_context(|| format!("{value} is no number"))
}

/// Opens a page and waits until the carousel has started and Next is visible.
pub async fn open(page: &Page, url: &str) -> Result<()> {
    page.take_messages().await;
    page.open(url).await;
    let wait = format!(
        "const end = performance.now() + {START_TIMEOUT_MS};
         for (;;) {{
             if (bench.carousel?.next?.getClientRects().length) break;
             if (performance.now() > end) return false;
             await new Promise((resolve) => setTimeout(resolve, 20));
         }}
         return true;"
    );
    let started = ask(page, &wait).await?;
    if started != json!(true) {
        let said: Vec<String> = page
            .take_messages()
            .await
            .iter()
            .map(ToString::to_string)
            .collect();
        bail!("it did not start: {}", said.join("; "));
    }
    Ok(())
}

/// Clicks Next as a visitor does.
pub async fn press_next(page: &Page) -> Result<()> {
    let next = page.element("return bench.carousel.next;", vec![]).await;
    let next = next.context("there is no Next")?;
    next.click().await.context("pressing Next")
}

fn script(entry: &Entry) -> String {
    format!("/{}-start.js", entry.name)
}

fn card(number: usize) -> Value {
    json!({
        "url": format!("/story/{number}"),
        "title": format!("Story {number}: the upper harbour is emptied before dawn"),
        "image": format!("/pictures/{}.svg", PICTURES[number % PICTURES.len()]),
        "published": format!("2026-03-{:02}", number % 28 + 1),
    })
}

fn page(entry: &Entry, scene: Scene) -> String {
    let imports = match (entry.package, entry.module) {
        (Some(package), Some((name, file))) => json!({ name: format!("/npm/{package}/{file}") }),
        _ => json!({}),
    };
    let import_map = json!({ "imports": imports });
    let (language, direction) = match scene.is_rtl {
        true => ("ar", "rtl"),
        false => ("en", "ltr"),
    };
    let stopwatch = match scene.is_timed {
        true => "<script src=/stopwatch.js></script>",
        false => "",
    };
    let cards_style = "<link rel=stylesheet href=/cards.css>";
    let markup = with_slides(entry.markup, scene.cards);
    let (carousel, root) = match scene.root {
        Root::Light => (markup, "document"),
        Root::Shadow => (
            format!("<template shadowrootmode=open>{cards_style}{markup}</template>"),
            "document.querySelector('#stage').shadowRoot",
        ),
    };
    format!(
        "<!doctype html><html lang={language} dir={direction}><head><meta charset=utf-8>
<title>Carousel</title><meta name=viewport content='width=device-width'>
{cards_style}
<style>#stage {{ display: block; max-width: 45rem; margin: 0 auto }}</style>
<script>window.bench = {{ told: {told}, many: {many} }}</script>{stopwatch}
<script type=importmap>{import_map}</script>
</head><body><main><h1>The Niger Bend</h1><p>Before the carousel.</p>
<div id=stage>{carousel}</div>
<p>After the carousel.</p></main>
<script>bench.root = {root}</script>
<script type=module src={script}></script></body></html>",
        told = scene.sets_rtl_option,
        many = scene.is_timed,
        script = script(entry),
    )
}

/// Returns the markup with a slide for each card.
fn with_slides(markup: &str, cards: usize) -> String {
    let Some((before, rest)) = markup.split_once("<!-- each -->") else {
        return markup.to_owned();
    };
    let (slide, after) = rest.split_once("<!-- end -->").unwrap_or((rest, ""));
    let mut text = before.to_owned();
    for number in 1..=cards {
        let card = card(number);
        let value = |name: &str| card[name].as_str().unwrap_or_default();
        let (url, title) = (value("url"), value("title"));
        let mut html = String::new();
        // A string takes every write.
        let _ = write!(
            html,
            "<div class=card><img src={image} alt='' width=640 height=360 loading=lazy>\
             <a href={url}>{title}</a><time datetime={date}>{date}</time></div>",
            image = value("image"),
            date = value("published"),
        );
        text += &slide
            .replace("<!-- card -->", &html)
            .replace("<!-- url -->", url)
            .replace("<!-- image -->", value("image"))
            .replace("<!-- published -->", value("published"))
            .replace("<!-- title -->", title);
    }
    text + after
}
