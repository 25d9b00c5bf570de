use crate::Page;
use std::path::PathBuf;
use std::{env, fs};

impl Page {
    /// Keeps a picture as `target/screenshots/<name>-<engine>.png`, if
    /// `ARTICLE_WIDGET_SCREENSHOTS` is `1`.
    pub async fn picture(&self, name: &str) {
        if env::var_os("ARTICLE_WIDGET_SCREENSHOTS").is_none_or(|wish| wish != "1") {
            return;
        }
        let folder = PathBuf::from(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../target/screenshots"
        ));
        fs::create_dir_all(&folder).expect("a folder for pictures");
        let picture = self.client().screenshot().await.expect("a picture");
        let file = folder.join(format!("{name}-{}.png", self.engine()));
        fs::write(&file, picture).expect("the picture is kept");
    }

    /// [`Self::picture`] of the whole page, as tall as it is.
    pub async fn whole_picture(&self, name: &str) {
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
        self.picture(name).await;
    }
}
