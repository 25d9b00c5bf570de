//! Screenshots for people to look at.

use crate::Page;
use std::path::PathBuf;
use std::{env, fs};

impl Page {
    /// Writes a screenshot to `target/screenshots/<name>-<engine>.png`, if `ARTICLE_WIDGET_SCREENSHOTS` is `1`.
    pub async fn screenshot(&self, name: &str) {
        if env::var_os("ARTICLE_WIDGET_SCREENSHOTS").is_none_or(|value| value != "1") {
            return;
        }
        let folder = PathBuf::from(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../target/screenshots"
        ));
        fs::create_dir_all(&folder).expect("a folder for screenshots");
        let screenshot = self.client().screenshot().await.expect("a screenshot");
        let file = folder.join(format!("{name}-{}.png", self.engine()));
        fs::write(&file, screenshot).expect("the screenshot is written");
    }

    /// [`Self::screenshot`] of the whole page, up to 4800 pixels high.
    pub async fn full_page_screenshot(&self, name: &str) {
        let size = self
            .read("[innerWidth, Math.min(document.documentElement.scrollHeight, 4800)]")
            .await;
        let pixels = |value: &serde_json::Value| {
            value
                .as_u64()
                .and_then(|pixels| u32::try_from(pixels).ok())
                .expect("a size is a number")
        };
        self.resize(pixels(&size[0]), pixels(&size[1])).await;
        self.screenshot(name).await;
    }
}
