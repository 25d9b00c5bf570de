//! Takes the browser offline and online.

use crate::{Engine, Page};
use serde_json::json;

/// Makes the page believe it is offline or online: WebKit's driver has no command for that.
const SIMULATE: &str = "
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => arguments[0], configurable: true });
    dispatchEvent(new Event(arguments[0] ? 'online' : 'offline'));
";

impl Page {
    /// Takes the browser offline. In WebKit, which has no command for that, only the page's `navigator.onLine` and
    /// its event change: requests still go through.
    pub async fn go_offline(&self) {
        self.set_online(false).await;
    }

    /// Takes the browser online again.
    pub async fn go_online(&self) {
        self.set_online(true).await;
    }

    async fn set_online(&self, is_online: bool) {
        match self.engine() {
            Engine::Chromium => {
                let conditions = json!({
                    "offline": !is_online,
                    "latency": 0,
                    "downloadThroughput": -1,
                    "uploadThroughput": -1,
                });
                self.devtools("Network.emulateNetworkConditions", conditions)
                    .await;
            }
            Engine::Firefox => {
                let offline = vec![json!(!is_online)];
                self.run_in_firefox_chrome("Services.io.offline = arguments[0];", offline)
                    .await;
            }
            Engine::WebKit => {
                self.run(SIMULATE, vec![json!(is_online)]).await;
            }
        }
        self.eventually(&format!("navigator.onLine === {is_online}"))
            .await;
    }
}
