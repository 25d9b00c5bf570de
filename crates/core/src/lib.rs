//! The model and rules of article-widget: articles, related articles, comments, messages and JSON.
//!
//! Nothing here depends on a browser or on Yew: every rule also runs natively, and is tested there.

#![deny(missing_docs)]

pub mod article;
pub mod comments;
pub mod counters;
pub mod diagnostics;
pub mod json;
pub mod messages;
pub mod related;
