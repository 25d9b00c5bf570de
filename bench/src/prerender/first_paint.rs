//! When the headline is painted: of the prerendered widget, and of the same markup with no script.

use std::env;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use article_widget::Config;
use article_widget::json::Json;
use article_widget_prerender::{Styles, prerender_with};
use serde_json::Value;

use super::renderer;
use crate::widget::browser::Browser;
use crate::widget::fixtures::{self, Documents};
use crate::widget::server::Server;

const STYLES: &str = "/ours/article-widget-prerendered.css";

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its title in tables.
    pub title: &'static str,
    path: &'static str,
    has_script: bool,
}

/// All of them. The one that others are compared with comes first, and once more to show how far two
/// measurements of one thing lie apart.
pub const PAGES: [Page; 3] = [
    Page {
        title: "static page",
        path: "/first-paint/static.html",
        has_script: false,
    },
    Page {
        title: "static page again",
        path: "/first-paint/again.html",
        has_script: false,
    },
    Page {
        title: "article-widget, prerendered",
        path: "/first-paint/prerendered.html",
        has_script: true,
    },
];

/// Serves the pages beside those of the widget's benchmark.
pub async fn serve(documents: &Documents) -> Result<Server> {
    let server = fixtures::serve(documents).await?;
    ensure!(server.file(STYLES).is_some(), "the package has no {STYLES}");
    let shadow = shadow(documents, &server.url("/"))?;
    let package =
        env::var_os("ARTICLE_WIDGET_PACKAGE").context("ARTICLE_WIDGET_PACKAGE is not set")?;
    let script = script(&fixtures::snippet(Path::new(&package))?)?;
    for page in PAGES {
        let start = if page.has_script { &script } else { "" };
        let head = format!(
            "<script>bench.painted = bench.firstPaint()</script>\
             <link rel=preload as=style href={STYLES}>{start}"
        );
        let body = if page.has_script {
            let data = data(documents);
            format!(
                "<article-widget lang=en endpoint=/comments fields='comment name email' \
                 required='name email'>{shadow}{data}</article-widget>"
            )
        } else {
            format!("<article-widget lang=en>{shadow}</article-widget>")
        };
        let file = fixtures::text("text/html; charset=utf-8", &fixtures::page(&head, &body))?;
        server.add(page.path.to_owned(), file);
    }
    Ok(server)
}

/// Milliseconds from the navigation, in a new browser on a slow connection and processor.
pub async fn measure(server: &Server, page: &Page) -> Result<f64> {
    let browser = Browser::start(server).await?;
    browser.throttle().await;
    browser.open(page.path).await?;
    let painted = browser.ask("return bench.painted").await?;
    painted.as_f64().context("no headline was painted")
}

fn shadow(documents: &Documents, base: &str) -> Result<String> {
    let settings = renderer::settings(&documents.article, &documents.related);
    let json = Json::parse(&settings.to_string()).context("the settings are JSON")?;
    let (config, diagnostics) = Config::read(&json, Some(base));
    ensure!(diagnostics.is_empty(), "{diagnostics:?}");
    Ok(prerender_with(&config, &Styles::Linked(STYLES.to_owned())))
}

/// What the element needs to know of what it shows.
fn data(documents: &Documents) -> String {
    let escaped = |value: &Value| value.to_string().replace('<', "\\u003c");
    format!(
        "<script type=application/json>{}</script><script type=application/json slot=related>{}</script>",
        escaped(&documents.article),
        escaped(&Value::from(documents.related.clone()))
    )
}

/// The script of the snippet, without hints: they do not pay where the article is there already.
fn script(snippet: &str) -> Result<String> {
    let start = snippet
        .find("<script")
        .context("the snippet has no script")?;
    let (_, script) = snippet.split_at(start);
    let (script, _) = script
        .split_once("</script>")
        .context("the script has no end")?;
    Ok(format!("{script}</script>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_script_is_taken_of_the_snippet() {
        let snippet = "<link rel=preload>\n<script type=module src=a.js></script>\n<b></b>";

        assert_eq!(
            script(snippet).unwrap(),
            "<script type=module src=a.js></script>"
        );
        assert!(script("<link>").is_err());
    }
}
