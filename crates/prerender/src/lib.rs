//! Renders the widget to HTML for static and server-rendered pages; the article paints without JavaScript.
//!
//! The HTML is a declarative shadow root (HTML Standard, `<template shadowrootmode>`), to place inside
//! `<article-widget>`. The element takes over the prerendered content once its script runs.

#![deny(missing_docs)]

mod element;
mod language;
mod page;

pub use element::{Element, attribute_names};
pub use language::with_catalogue;
pub use page::{Page, Script};

use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use yew::LocalServerRenderer;

use article_widget::config::Config;
use article_widget::vdom::html_writer::attribute;
use article_widget::widget::{ArticleWidget, Props};

/// The shadow root's style sheet, minified.
pub use article_widget::prerendered_styles::STYLES;

/// Where the style sheet of a prerendered widget is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Styles {
    /// In a `<style>` element of the HTML, which needs no request.
    ///
    /// A Content Security Policy must allow it, by this nonce or by its hash.
    Inline {
        /// The page's nonce (Content Security Policy).
        nonce: Option<String>,
    },
    /// In a linked style sheet at this URL: [`STYLES`], which the distribution has as `article-widget-prerendered.css`.
    Linked(String),
}

impl Default for Styles {
    fn default() -> Self {
        Self::Inline { nonce: None }
    }
}

/// Renders the widget with these settings and an inline style sheet.
///
/// Nothing is fetched: the article and the related articles must be in the settings.
pub fn prerender(config: &Config) -> String {
    prerender_with(config, &Styles::default())
}

/// Renders the widget with these settings. Nothing is fetched.
pub fn prerender_with(config: &Config, styles: &Styles) -> String {
    let props = yew::props!(Props {
        config: Rc::new(config.clone()),
        id_prefix: yew::AttrValue::from("aw"),
        is_hydrating: true,
    });
    let rendering = LocalServerRenderer::<ArticleWidget>::with_props(props)
        .hydratable(false)
        .render();
    let mut html = "<template shadowrootmode=\"open\">".to_owned();
    style(styles, &mut html);
    html.push_str("<div class=\"aw-box\">");
    html.push_str(&poll_now(rendering));
    html.push_str("</div></template>");
    html
}

fn style(styles: &Styles, into: &mut String) {
    match styles {
        Styles::Inline { nonce } => {
            into.push_str("<style");
            if let Some(nonce) = nonce {
                attribute("nonce", nonce, into);
            }
            into.push('>');
            into.push_str(STYLES);
            into.push_str("</style>");
        }
        Styles::Linked(url) => {
            into.push_str("<link rel=\"stylesheet\"");
            attribute("href", url, into);
            into.push('>');
        }
    }
}

/// Polls a future that never waits, and returns its output.
fn poll_now<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(end) = future.as_mut().poll(&mut context) {
            return end;
        }
    }
}
