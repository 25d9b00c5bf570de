use crate::Page;
use serde_json::{Value, json};

impl Page {
    /// Sends a command of the Chrome DevTools Protocol to Chromium; returns its result.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.vendor_command("goog/cdp/execute", body).await
    }
}
