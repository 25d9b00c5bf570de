//! An embeddable article widget: the article, a related-articles carousel and a comment form.
//!
//! There are three ways to use the one component, which all take a [`Config`]:
//!
//! - `<article-widget>`, a custom element, in HTML;
//! - `mount(host, config)`, in JavaScript;
//! - [`ArticleWidget`], a Yew component, in Yew applications.
//!
//! Data flows in one direction. [`sources`] parse bytes into an [`article::Article`] and a list of
//! [`related::Related`]. Components render those as `Html`. The reader's input becomes a
//! [`comments::comment::Comment`], an [`comments::endpoint::Endpoint`] converts it to a request, and the
//! response becomes an [`comments::outcome::Outcome`]. All of this is plain Rust and also runs natively.
//! Only components, [`load`] and `embed` access the page.

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
