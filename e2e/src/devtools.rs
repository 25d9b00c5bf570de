use crate::Page;
use serde_json::{Value, json};

impl Page {
    /// What Chromium answers to a command of its DevTools protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.extension("goog/cdp/execute", body).await
    }
}
