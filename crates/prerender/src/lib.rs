//! Renders the widget to HTML for static and server-rendered pages; the article paints without JavaScript.
//!
//! The text is a declarative shadow root (HTML Standard, `<template shadowrootmode>`), for the inside of
//! `<article-widget>`. The element takes what stands there for its own as soon as it runs.

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

/// Where the rules of a prerendered widget are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Styles {
    /// In the text itself, in a `<style>` element: nothing more is to be fetched, and a policy has to allow
    /// it, by this nonce or by its hash.
    Inline {
        /// The page's nonce (Content Security Policy).
        nonce: Option<String>,
    },
    /// In a style sheet at this address, [`STYLES`] or what the distribution holds as
    /// `article-widget.css`.
    Linked(String),
}

impl Default for Styles {
    fn default() -> Self {
        Self::Inline { nonce: None }
    }
}

/// The widget with these settings, with its rules inside. The article and the related articles are those
/// that the settings hold: nothing is fetched.
pub fn prerender(config: &Config) -> String {
    prerender_with(config, &Styles::default())
}

/// The widget with these settings.
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
