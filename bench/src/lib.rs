//! Benchmarks of the article widget beside its peers: the same work, in one run.
//!
//! A benchmark is a binary in `src/bin`, run by `cargo xtask bench <name>`, which installs the peers
//! and builds the widget. Environment variables of the binaries:
//!
//! | variable | meaning |
//! | --- | --- |
//! | `ARTICLE_WIDGET_PACKAGE` | the folder that `cargo xtask dist` wrote |
//! | `ARTICLE_WIDGET_PEERS` | for the carousel, folders of npm packages, listed as in `PATH`; for the widget, the folder of built peers |
//! | `ARTICLE_WIDGET_BENCH` | the folder for results |
//! | `ARTICLE_WIDGET_RENDERER` | for prerendering, the native program that renders the widget |
//! | `ARTICLE_WIDGET_AXE` | the file `axe.min.js` |
#![warn(missing_docs)]

pub mod carousel;
pub mod growth;
pub mod machine;
pub mod peers;
pub mod prerender;
pub mod report;
pub mod samples;
pub mod widget;
