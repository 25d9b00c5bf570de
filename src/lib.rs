//! An article for other people's pages: the article, a related-articles carousel and a comment
//! form.
//!
//! Three faces, one component, one [`Config`]:
//!
//! - `<article-widget>`, a custom element, for whoever writes HTML;
//! - `mount(host, config)`, for whoever writes JavaScript;
//! - [`ArticleWidget`], a Yew component, for Yew applications.
//!
//! Data flows one way: [`sources`] turn bytes into an [`article::Article`] and a list of
//! [`related::Related`]; components turn those into `Html`; what a reader types becomes a
//! [`comments::comment::Comment`], an [`comments::endpoint::Endpoint`] turns it into a request,
//! and the answer becomes an [`comments::outcome::Outcome`]. All of that is plain Rust and runs
//! natively too; only components, [`load`] and `embed` know the page.

#![deny(missing_docs)]

pub mod components;
pub mod config;
#[cfg(feature = "embed")]
pub mod embed;
pub mod format_reader;
pub mod hydration;
#[cfg(feature = "embed")]
pub mod js_value;
pub mod load;
#[cfg(feature = "prerender")]
pub mod prerendered_styles;
#[cfg(feature = "styles")]
pub mod styles;
pub mod vdom;
pub mod widget;

pub use article_widget_core::{article, comments, diagnostics, json, messages, related};
pub use article_widget_platform::{date, intl, language, url};
pub use article_widget_sources as sources;
pub use config::{Config, RelatedSource};
pub use widget::{ArticleWidget, WidgetEvent};
