//! End-to-end tests of the article widget in three real browsers.
//!
//! A test is an async function that takes an [`Engine`]; [`in_every_engine!`] registers it as three
//! tests. It starts the servers that it needs:
//!
//! - a [`Site`], which serves the built widget, or a [`Demo`], the demo site with a [`CommentServer`];
//! - a [`MockBackend`], which responds and fails as the test sets it, or a [`FormHarness`], a site and a mock;
//! - a real [`WordPress`] or [`Isso`].
//!
//! A [`Visitor`] opens a [`Page`], and the test looks into a [`Widget`] on it. Dropping a server or a page
//! stops it.
//!
//! Environment variables:
//!
//! | variable | meaning |
//! | --- | --- |
//! | `ARTICLE_WIDGET_DIST` | the folder that Trunk built: `index.html`, `article-widget.js`, `demo/` |
//! | `ARTICLE_WIDGET_PACKAGE` | the folder that `cargo xtask dist` wrote: `package.json`, `article-widget.js` |
//! | `ARTICLE_WIDGET_TYPESCRIPT` | the folder of TypeScript's package |
//! | `ARTICLE_WIDGET_VITE` | the folder of Vite's package |
//! | `ARTICLE_WIDGET_AXE` | the file `axe.min.js` |
//! | `ARTICLE_WIDGET_CHROMIUM` | Chromium's program, if not the one that `chromedriver` finds |
//! | `ARTICLE_WIDGET_MINIBROWSER` | WebKitGTK's `MiniBrowser`, if distributions install it elsewhere |
//! | `ARTICLE_WIDGET_WORDPRESS` | the folder of WordPress's files, if not `/usr/share/wordpress` |
//! | `ARTICLE_WIDGET_ISSO` | Isso's program, if not on the `PATH` |
//! | `ARTICLE_WIDGET_HOSTS` | the folder of built applications, see `hosts/README.md` |
//! | `ARTICLE_WIDGET_SECOND_YEW_APP` | the folder of `second_yew_app.js`, an application in another version of Yew |
//! | `ARTICLE_WIDGET_ENGINE` | `chromium`, `firefox` or `webkit` runs the tests in that engine alone |
//! | `ARTICLE_WIDGET_PROMISE` | the code of a promise, as `F4`, runs its tests alone |
//! | `ARTICLE_WIDGET_TIMINGS` | the file of timings, which decides the order of the tests |
//! | `ARTICLE_WIDGET_SCREENSHOTS` | `1` writes screenshots to `target/screenshots/` |
//!
//! Programs on the `PATH`: `chromedriver`, `geckodriver`, `WebKitWebDriver`, `Xvfb`, `node`, `npm`; for WordPress `php` with
//! its mbstring, mysqli and xml, `mariadb`, `mariadb-install-db` and `mariadbd` (that may be in
//! `/usr/sbin`).
#![warn(missing_docs)]

mod back_ends;
mod browser;
pub mod http;
mod manifest;
mod page;
pub mod runner;
mod site;
mod timeout;

pub use back_ends::{
    ClosedPort, CommentServer, Fault, FormPart, Isso, IssoSettings, MockBackend, MockResponse,
    ReceivedRequest, StoredComment, WordPress,
};
pub use browser::{Engine, Visitor};
pub use fantoccini::elements::Element;
pub use fantoccini::key::Key;
pub use inventory;
pub use manifest::Manifest;
pub use page::{LEAK_TRACKER, Message, MessageKind, Page, Widget, dom_snapshot};
pub use runner::journey::{Journey, RunMode};
pub use runner::promise::{self, Promise};
pub use site::{AttemptResult, Demo, FormHarness, Request, ResponseOverride, Site, dist_dir};
