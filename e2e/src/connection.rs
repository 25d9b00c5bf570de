use crate::{Engine, Page};
use serde_json::json;

/// Says of the browser what WebKit's driver has no way to bring about.
const SAY: &str = "
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => arguments[0], configurable: true });
    dispatchEvent(new Event(arguments[0] ? 'online' : 'offline'));
";

impl Page {
    /// Takes the browser off the network. In WebKit, which has no command for that, the page is told
    /// so and nothing else: requests would go through.
    pub async fn go_offline(&self) {
        self.be_online(false).await;
    }

    /// Connects the browser with the network again.
    pub async fn go_online(&self) {
        self.be_online(true).await;
    }

    async fn be_online(&self, online: bool) {
        match self.engine() {
            Engine::Chromium => {
                let conditions = json!({
                    "offline": !online,
                    "latency": 0,
                    "downloadThroughput": -1,
                    "uploadThroughput": -1,
                });
                self.devtools("Network.emulateNetworkConditions", conditions)
                    .await;
            }
            Engine::Firefox => {
                let offline = vec![json!(!online)];
                self.in_firefox_itself("Services.io.offline = arguments[0];", offline)
                    .await;
            }
            Engine::WebKit => {
                self.run(SAY, vec![json!(online)]).await;
            }
        }
        self.eventually(&format!("navigator.onLine === {online}"))
            .await;
    }
}
