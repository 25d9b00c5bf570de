//! What the platform does for the widget: URLs, dates, languages and `Intl`.
//!
//! The only crate with code of its own for WebAssembly and for native targets: the browser's `URL` and `Intl`
//! there, the `url` crate and ICU4X here. Everything else is the same on both.

#![warn(missing_docs)]

pub mod date;
pub mod intl;
pub mod language;
pub mod number;
pub mod url;
