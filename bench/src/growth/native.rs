//! Reads and renders documents natively.

use std::rc::Rc;
use std::time::Instant;

use anyhow::{Context, Result};
use article_widget::Config;
use article_widget::config::RelatedSource;
use article_widget::json::Json;
use article_widget::sources::{self, Document};
use article_widget_prerender::{Styles, prerender_with};

use super::shape::{Purpose, Shape};

const PAGE: &str = "https://news.example/story";

/// Settings that enable everything that is computed from an article.
pub const SETTINGS: &str =
    r#"{"lang":"en","dropCap":true,"contents":true,"anchors":true,"readingTime":true}"#;

/// Returns the milliseconds to read and render a document of a size.
pub fn measure(shape: &Shape, size: usize) -> Result<f64> {
    let text = (shape.make)(size);
    let settings = Json::parse(SETTINGS).context("the settings are JSON")?;
    let (mut config, _) = Config::read(&settings, Some(PAGE));
    let start = Instant::now();
    let document = Document {
        text: &text,
        content_type: None,
        base: Some(PAGE),
        format: Some(shape.format),
    };
    match shape.purpose {
        Purpose::Article => {
            let reading = sources::article(document).context(shape.name)?;
            config.article = Some(Rc::new(reading.content));
        }
        Purpose::Related => {
            let reading = sources::related(document).context(shape.name)?;
            config.related = Some(RelatedSource::Items(reading.content.into()));
        }
    }
    prerender_with(&config, &Styles::Linked("/a.css".to_owned()));
    Ok(start.elapsed().as_secs_f64() * 1_000.0)
}
