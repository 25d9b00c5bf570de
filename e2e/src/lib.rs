//! Journeys through the article widget in three real browsers.
//!
//! A test is an async function that takes an [`Engine`]; [`in_every_engine!`] makes three
//! tests of it. It starts what it needs — a [`Site`] that serves the built widget, an [`Endpoint`] that
//! takes comments, both together as a [`Demo`], a real [`WordPress`] or [`Isso`], a [`Backend`] that
//! answers and fails as it is told, with a page before it as a [`Stage`] — lets a [`Reader`] open a
//! [`Page`], and looks into a [`Widget`] on it. Everything it started is stopped when it goes out of
//! scope.
//!
//! What the tests read from the environment:
//!
//! | variable | meaning |
//! | --- | --- |
//! | `ARTICLE_WIDGET_DIST` | the folder Trunk wrote: `index.html`, `article-widget.js`, `demo/` |
//! | `ARTICLE_WIDGET_PACKAGE` | the folder `cargo xtask dist` wrote: `package.json`, `article-widget.js` |
//! | `ARTICLE_WIDGET_TYPESCRIPT` | the folder of TypeScript's package |
//! | `ARTICLE_WIDGET_VITE` | the folder of Vite's package |
//! | `ARTICLE_WIDGET_AXE` | the file `axe.min.js` |
//! | `ARTICLE_WIDGET_CHROMIUM` | Chromium's program, if it is not the one that `chromedriver` finds |
//! | `ARTICLE_WIDGET_MINIBROWSER` | WebKitGTK's `MiniBrowser`, if it is not where distributions keep it |
//! | `ARTICLE_WIDGET_WORDPRESS` | the folder of WordPress's files, if it is not `/usr/share/wordpress` |
//! | `ARTICLE_WIDGET_ISSO` | Isso's program, if it is not on the `PATH` |
//! | `ARTICLE_WIDGET_HOSTS` | the folder of built applications, see `hosts/README.md` |
//! | `ARTICLE_WIDGET_NEIGHBOUR` | the folder of `neighbour.js`, another Yew application |
//! | `ARTICLE_WIDGET_ENGINE` | `chromium`, `firefox` or `webkit` runs the tests in that engine alone |
//! | `ARTICLE_WIDGET_PROMISE` | the code of a promise, as `F4`, runs its tests alone |
//! | `ARTICLE_WIDGET_TIMINGS` | the file of what each test took, which says which ones begin |
//! | `ARTICLE_WIDGET_SCREENSHOTS` | `1` keeps pictures in `target/screenshots/` |
//!
//! On the `PATH`: `chromedriver`, `geckodriver`, `WebKitWebDriver`, `Xvfb`, `node`, `npm`; for WordPress `php` with
//! its mbstring, mysqli and xml, `mariadb`, `mariadb-install-db` and `mariadbd` (that may be in
//! `/usr/sbin`).
#![warn(missing_docs)]

mod application;
mod axe;
mod backend;
mod browser;
mod connection;
mod console;
mod demo;
mod devtools;
mod display;
mod driver;
mod endpoint;
mod engine;
mod family;
mod host;
pub mod http;
mod isso;
mod journey;
mod ledger;
mod manifest;
mod mariadb;
mod message;
mod mouse;
mod page;
pub mod promise;
mod reader;
pub mod runner;
pub mod scenario;
mod screenshot;
mod service;
mod shipped;
mod site;
mod stage;
mod timings;
pub mod tree;
mod viewport;
mod watch;
mod widget;
mod wordpress;

pub use backend::{Backend, Fault, Nobody, Part, Received, Reply};
pub use demo::Demo;
pub use endpoint::{Comment, Endpoint};
pub use engine::Engine;
pub use fantoccini::elements::Element;
pub use fantoccini::key::Key;
pub use inventory;
pub use isso::{Isso, IssoSettings};
pub use journey::{Course, Journey};
pub use ledger::LEDGER;
pub use manifest::Manifest;
pub use message::{Kind, Message};
pub use page::Page;
pub use promise::Promise;
pub use reader::Reader;
pub use shipped::shipped;
pub use site::{Answer, Request, Site};
pub use stage::{Ending, Stage};
pub use widget::Widget;
pub use wordpress::WordPress;
