//! Giving the page an exact size, also below what a window can be, and the focus.

use crate::display::POINTER;
use crate::page::PATIENCE;
use crate::{Engine, Page};
use serde_json::json;
use std::time::Instant;

const FIREFOX_SIZE: &str = r#"
    const [width, height] = arguments;
    const { style } = gBrowser.selectedBrowser;
    style.flex = "none";
    style.minWidth = style.minHeight = "0";
    style.width = style.maxWidth = `${width}px`;
    style.height = style.maxHeight = `${height}px`;
"#;

/// The page's size once it has not changed for ten frames, and what the window adds to its height.
const SETTLED_SIZE: &str = r#"
    const done = arguments[0];
    let last = "";
    let frames = 0;
    const look = () => {
        const inner = [innerWidth, innerHeight];
        frames = String(inner) === last ? frames + 1 : 0;
        last = String(inner);
        if (frames >= 10) return done({ inner, frame: outerHeight - innerHeight });
        requestAnimationFrame(look);
    };
    look();
"#;

impl Page {
    /// Gives the page `width` × `height` CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        match self.engine() {
            Engine::Chromium => self.emulate_size(width, height).await,
            Engine::Firefox => {
                self.size_window(width.max(500), height + 200).await;
                let size = vec![json!(width), json!(height)];
                self.in_firefox_itself(FIREFOX_SIZE, size).await;
            }
            Engine::WebKit => self.size_window_around(width, height).await,
        }
        self.eventually(&format!(
            "innerWidth === {width} && innerHeight === {height}"
        ))
        .await;
    }

    /// Makes the window the one that keys go to. The others are headless and always have it.
    pub(crate) async fn give_focus(&self) {
        if self.engine() == Engine::WebKit {
            // There is no window manager: keys go to the window under the pointer. That is to rest
            // on the window's corner, above the page.
            let (x, y) = POINTER;
            self.client()
                .set_window_position(x - 1, y - 1)
                .await
                .expect("the window moves");
        }
        self.eventually("document.hasFocus()").await;
    }

    async fn emulate_size(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size)
            .await;
    }

    /// Sizes the window until the page in it has `width` × `height`. The page follows its window after a while, so
    /// a size is only asked for where the page has settled on another: what the window adds is known then, and a
    /// page that has its size keeps it.
    async fn size_window_around(&self, width: u32, height: u32) {
        let patience = Instant::now() + PATIENCE;
        while Instant::now() < patience {
            let sizes = self.run_async(SETTLED_SIZE, vec![]).await;
            if sizes["inner"] == json!([width, height]) {
                return;
            }
            let frame = sizes["frame"]
                .as_u64()
                .and_then(|pixels| u32::try_from(pixels).ok())
                .unwrap_or_default();
            self.size_window(width, height + frame).await;
        }
    }

    async fn size_window(&self, width: u32, height: u32) {
        self.client()
            .set_window_size(width, height)
            .await
            .expect("the window takes a size");
    }
}
