//! Fetches, reads, renders and lays out documents in Chromium.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::shape::{Purpose, Shape};
use crate::widget::browser::Browser;
use crate::widget::fixtures::{self, EMPTY};
use crate::widget::server::Server;

const PAGE: &str = "/growth.html";

/// How long a document may take to render, in milliseconds.
const RENDER_TIMEOUT_MS: u32 = 60_000;

/// Serves the widget of `$ARTICLE_WIDGET_PACKAGE`, and a page with its script.
pub async fn serve() -> Result<Server> {
    let package = fixtures::folder("ARTICLE_WIDGET_PACKAGE")?;
    let mut files = BTreeMap::new();
    fixtures::add_folder(&mut files, &package, "/ours")?;
    for (path, head) in [(EMPTY, String::new()), (PAGE, fixtures::snippet(&package)?)] {
        let page = fixtures::page(&head, "");
        let file = fixtures::text("text/html; charset=utf-8", &page)?;
        files.insert(path.to_owned(), file);
    }
    Server::start(files).await
}

/// Returns the milliseconds from adding the element to the frame that shows a document of a size, in a new page.
pub async fn measure(
    browser: &Browser<'_>,
    server: &Server,
    shape: &Shape,
    size: usize,
) -> Result<f64> {
    let path = format!("/documents/{size}");
    let document = fixtures::text("text/plain; charset=utf-8", &(shape.make)(size))?;
    server.add(path.clone(), document);
    browser.open(PAGE).await?;
    let (attribute, shown) = match shape.purpose {
        Purpose::Article => ("src", ".aw-body"),
        Purpose::Related => ("related", ".aw-track > *"),
    };
    let format = shape.format.name();
    let body = format!(
        "await customElements.whenDefined('article-widget');
         const host = document.createElement('article-widget');
         for (const name of ['drop-cap', 'contents', 'anchors', 'reading-time']) host.setAttribute(name, '');
         host.setAttribute('format', '{format}');
         host.setAttribute('{attribute}', '{path}');
         const isShown = () => host.shadowRoot?.querySelector('{shown}');
         const start = performance.now();
         document.querySelector('main').append(host);
         while (!isShown() && performance.now() - start < {RENDER_TIMEOUT_MS}) await bench.frame();
         if (!isShown()) throw new Error('nothing is shown');
         host.getBoundingClientRect();
         await bench.frame();
         return performance.now() - start;"
    );
    let took = browser.ask(&body).await.context(shape.name)?;
    took.as_f64().context("a time is a number")
}
