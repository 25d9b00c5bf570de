//! Starts browsers. Tests share them, one test at a time; each is reset for the next test.

mod console;
mod devtools;
mod display;
mod driver;
mod engine;
mod visitor;

pub(crate) use console::{VendorCommand, is_reported_by_all, take_console};
pub(crate) use display::POINTER;
pub use engine::Engine;
pub use visitor::Visitor;

use crate::runner::timings::{Phase, Stopwatch};
use crate::timeout::WAIT_TIMEOUT;
use driver::Driver;
use fantoccini::Client;
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use std::sync::Mutex;
use tokio::time::timeout;

/// The browsers that no test uses now.
static IDLE_BROWSERS: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// The settings that a browser starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Preferences {
    pub(crate) engine: Engine,
    pub(crate) prefers_dark: bool,
    pub(crate) prefers_reduced_motion: bool,
    /// A BCP 47 language tag.
    pub(crate) language: Option<String>,
}

/// A running browser. Dropping it ends it.
pub(crate) struct Browser {
    pub(crate) preferences: Preferences,
    pub(crate) client: Client,
    _driver: Driver,
}

impl Browser {
    /// Returns an idle browser with these preferences, or else starts one.
    pub(crate) async fn acquire(preferences: &Preferences) -> Self {
        if let Some(browser) = take_idle(preferences) {
            return browser;
        }
        let _watch = Stopwatch::start(Phase::Browser);
        let driver = Driver::start(preferences);
        let client = driver.session(preferences).await;
        Self {
            preferences: preferences.clone(),
            client,
            _driver: driver,
        }
    }

    /// Resets the browser and leaves it to other tests. Closes it if it cannot be reset.
    pub(crate) async fn release(self) {
        let _watch = Stopwatch::start(Phase::Renewal);
        // A browser that hangs must not block the test.
        if matches!(timeout(WAIT_TIMEOUT, self.reset()).await, Ok(Ok(()))) {
            IDLE_BROWSERS.lock().expect("browsers are whole").push(self);
        }
    }

    async fn reset(&self) -> Result<(), CmdError> {
        self.client.release_actions().await?;
        match self.preferences.engine {
            Engine::Chromium => {
                self.open_new_tab().await?;
                for (command, parameters) in [
                    ("Page.bringToFront", json!({})),
                    ("Network.clearBrowserCookies", json!({})),
                    ("Network.clearBrowserCache", json!({})),
                    (
                        "Storage.clearDataForOrigin",
                        json!({ "origin": "*", "storageTypes": "all" }),
                    ),
                ] {
                    let body = json!({ "cmd": command, "params": parameters });
                    self.vendor_command("goog/cdp/execute", body).await?;
                }
                self.vendor_command("se/log", json!({ "type": "browser" }))
                    .await?;
            }
            Engine::Firefox => {
                self.open_new_tab().await?;
                self.vendor_command("moz/context", json!({ "context": "chrome" }))
                    .await?;
                self.client.execute_async(RESET_FIREFOX, vec![]).await?;
                self.vendor_command("moz/context", json!({ "context": "content" }))
                    .await?;
            }
            // The driver clears cookies only. The script clears the storage of the site that is open; every test has
            // its own site.
            Engine::WebKit => {
                self.client.delete_all_cookies().await?;
                self.client.execute(CLEAR_STORAGE, vec![]).await?;
                self.open_new_tab().await?;
            }
        }
        Ok(())
    }

    /// Opens a tab and closes all others, with their session storage and history.
    async fn open_new_tab(&self) -> Result<(), CmdError> {
        let others = self.client.windows().await?;
        let fresh = self.client.new_window(true).await?;
        for other in others {
            self.client.switch_to_window(other).await?;
            self.client.close_window().await?;
        }
        self.client.switch_to_window(fresh.handle).await
    }

    async fn vendor_command(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client.issue_cmd(VendorCommand { path, body }).await
    }
}

/// A page that may not use storage throws.
const CLEAR_STORAGE: &str = "try { localStorage.clear() } catch {}";

/// Deletes all stored data and console messages.
const RESET_FIREFOX: &str = r#"
    const done = arguments[arguments.length - 1];
    Services.io.offline = false;
    Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, (failed) => {
        Services.console.reset();
        done(failed);
    });
"#;

fn take_idle(preferences: &Preferences) -> Option<Browser> {
    let mut idle = IDLE_BROWSERS.lock().expect("browsers are whole");
    let at = idle.iter().position(|it| it.preferences == *preferences)?;
    Some(idle.swap_remove(at))
}

/// Closes the idle browsers.
pub(crate) fn close_idle() {
    IDLE_BROWSERS.lock().expect("browsers are whole").clear();
}
