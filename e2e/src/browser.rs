//! Browsers, each used by one test at a time and made as new for the next one.

use crate::Engine;
use crate::console::Extension;
use crate::driver::Driver;
use crate::page::PATIENCE;
use crate::timings::{Phase, Watch};
use fantoccini::Client;
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use std::sync::Mutex;
use tokio::time::timeout;

/// Those that no test uses now.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// What a browser is started with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Preferences {
    pub(crate) engine: Engine,
    pub(crate) dark: bool,
    pub(crate) less_motion: bool,
    pub(crate) language: Option<String>,
}

/// A running browser. Dropping it ends it.
pub(crate) struct Browser {
    pub(crate) preferences: Preferences,
    pub(crate) client: Client,
    _driver: Driver,
}

impl Browser {
    /// One that is idle, or else a new one.
    pub(crate) async fn take(preferences: &Preferences) -> Self {
        if let Some(browser) = idle(preferences) {
            return browser;
        }
        let _watch = Watch::start(Phase::Browser);
        let driver = Driver::start(preferences);
        let client = driver.session(preferences).await;
        Self {
            preferences: preferences.clone(),
            client,
            _driver: driver,
        }
    }

    /// Leaves it to another test, with nothing of what this one did. One that cannot be made as new ends.
    pub(crate) async fn give_back(self) {
        let _watch = Watch::start(Phase::Renewal);
        // One that hangs would hold up the test for good.
        if matches!(timeout(PATIENCE, self.renew()).await, Ok(Ok(()))) {
            IDLE.lock().expect("browsers are whole").push(self);
        }
    }

    async fn renew(&self) -> Result<(), CmdError> {
        self.client.release_actions().await?;
        match self.preferences.engine {
            Engine::Chromium => {
                self.fresh_tab().await?;
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
                    self.extension("goog/cdp/execute", body).await?;
                }
                self.extension("se/log", json!({ "type": "browser" }))
                    .await?;
            }
            Engine::Firefox => {
                self.fresh_tab().await?;
                self.extension("moz/context", json!({ "context": "chrome" }))
                    .await?;
                self.client.execute_async(FIREFOX_AS_NEW, vec![]).await?;
                self.extension("moz/context", json!({ "context": "content" }))
                    .await?;
            }
            // Its driver clears cookies; storage is that of the site that the test has had open last. Other tests
            // have other sites.
            Engine::WebKit => {
                self.client.delete_all_cookies().await?;
                self.client.execute(CLEAR_STORAGE, vec![]).await?;
                self.fresh_tab().await?;
            }
        }
        Ok(())
    }

    /// Opens a tab and closes all others: what a tab remembers goes with it.
    async fn fresh_tab(&self) -> Result<(), CmdError> {
        let others = self.client.windows().await?;
        let fresh = self.client.new_window(true).await?;
        for other in others {
            self.client.switch_to_window(other).await?;
            self.client.close_window().await?;
        }
        self.client.switch_to_window(fresh.handle).await
    }

    async fn extension(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client.issue_cmd(Extension { path, body }).await
    }
}

/// A page that may not have any throws.
const CLEAR_STORAGE: &str = "try { localStorage.clear() } catch {}";

/// Forgets all that pages have stored and said.
const FIREFOX_AS_NEW: &str = r#"
    const done = arguments[arguments.length - 1];
    Services.io.offline = false;
    Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, (failed) => {
        Services.console.reset();
        done(failed);
    });
"#;

fn idle(preferences: &Preferences) -> Option<Browser> {
    let mut idle = IDLE.lock().expect("browsers are whole");
    let at = idle.iter().position(|it| it.preferences == *preferences)?;
    Some(idle.swap_remove(at))
}

/// Ends all that are idle.
pub(crate) fn end_all() {
    IDLE.lock().expect("browsers are whole").clear();
}
