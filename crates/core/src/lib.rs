//! The model of article-widget and its rules: articles, related articles, comments, messages and JSON.
//!
//! Nothing here knows a browser or Yew: every rule runs natively too, and is tested there.

#![deny(missing_docs)]

pub mod article;
pub mod comments;
pub mod counters;
pub mod diagnostics;
pub mod json;
pub mod messages;
pub mod related;
