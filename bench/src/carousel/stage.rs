//! The pages that the carousels are shown on, and the site that serves them.

use std::env;
use std::fmt::Write;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use e2e::{Answer, Page, Site};
use serde::Serialize;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::entry::Entry;
use crate::peers::Peer;

const PROBE: &str = include_str!("../../carousel/probe.js");
const STOPWATCH: &str = include_str!("../../carousel/stopwatch.js");
const CARDS: &str = include_str!("../../carousel/cards.css");
const PICTURES: [&str; 5] = ["cinema", "kora", "market", "pirogue", "school"];
/// Milliseconds that a carousel may take to start; a script of WebDriver may take 30 seconds.
const PATIENCE: u32 = 25_000;

/// Where on the page the carousel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Root {
    /// In the document.
    Light,
    /// In a shadow root that came with the markup.
    Shadow,
}

/// What a page is to be like.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    /// Where the carousel is.
    pub root: Root,
    /// Whether the page is in Arabic, right to left.
    pub rtl: bool,
    /// Whether the library is told so by its own option.
    pub told: bool,
    /// How many cards there are.
    pub cards: usize,
    /// Whether it is about thousands of cards, so that the time until Next works is taken.
    pub timed: bool,
}

/// A site with the widget, its peers and their pages.
pub struct Stage {
    site: Site,
    _folder: TempDir,
}

impl Stage {
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

    /// Puts an entry's page on the site and gives its address.
    pub fn set(&self, entry: &Entry, scene: Scene) -> String {
        let related = json!({ "related": (1..=scene.cards).map(card).collect::<Vec<_>>() });
        self.site
            .file("/related.json", "application/json", &related.to_string());
        self.site
            .file(&script(entry), "text/javascript", entry.script);
        self.site.page("/", &page(entry, scene));
        self.site.url("/")
    }

    /// Lets the script that starts this entry come late, or in time again.
    pub fn delay(&self, entry: &Entry, delay: Option<Duration>) {
        match delay {
            Some(delay) => self.site.answer(&script(entry), Answer::late(delay)),
            None => self.site.restore(&script(entry)),
        }
    }
}

/// Runs the body of an async function that may use the probe, and gives what it returns.
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

/// Opens a page and waits until the carousel says that it has started and Next can be seen.
pub async fn open(page: &Page, url: &str) -> Result<()> {
    page.take_messages().await;
    page.open(url).await;
    let wait = format!(
        "const end = performance.now() + {PATIENCE};
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

/// Presses Next as a reader does.
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
    let (language, direction) = match scene.rtl {
        true => ("ar", "rtl"),
        false => ("en", "ltr"),
    };
    let stopwatch = match scene.timed {
        true => "<script src=/stopwatch.js></script>",
        false => "",
    };
    let cards_style = "<link rel=stylesheet href=/cards.css>";
    let markup = filled(entry.markup, scene.cards);
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
        told = scene.told,
        many = scene.timed,
        script = script(entry),
    )
}

/// The markup with as many slides as there are cards.
fn filled(markup: &str, cards: usize) -> String {
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
