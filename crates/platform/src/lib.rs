//! Platform services for the widget: URLs, encodings, dates, languages and `Intl`.
//!
//! The only crate whose code differs between WebAssembly and native targets. WebAssembly uses the browser's `URL`
//! and `Intl`, native targets the `url` crate and ICU4X.

#![warn(missing_docs)]

pub mod date;
pub mod encoding;
pub mod intl;
pub mod language;
pub mod number;
pub mod url;
