//! Sets the exact size of the page, also below the smallest window, and gives it the focus.

use crate::browser::POINTER;
use crate::timeout::WAIT_TIMEOUT;
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

/// Reports the page's size once it has not changed for ten frames, and how much taller the window is.
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
    /// Sets the size of the page to `width` × `height` CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        match self.engine() {
            Engine::Chromium => self.emulate_size(width, height).await,
            Engine::Firefox => {
                self.size_window(width.max(500), height + 200).await;
                let size = vec![json!(width), json!(height)];
                self.run_in_firefox_chrome(FIREFOX_SIZE, size).await;
            }
            Engine::WebKit => self.size_window_around(width, height).await,
        }
        self.eventually(&format!(
            "innerWidth === {width} && innerHeight === {height}"
        ))
        .await;
    }

    /// Gives the window the keyboard focus, which headless browsers always have.
    pub(crate) async fn give_focus(&self) {
        if self.engine() == Engine::WebKit {
            // There is no window manager: keys go to the window under the pointer, which this puts at the window's
            // corner, above the page.
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

    /// Resizes the window until the page has `width` × `height`. The page follows its window with a delay, so this
    /// waits until the page's size is stable before it resizes again.
    async fn size_window_around(&self, width: u32, height: u32) {
        let deadline = Instant::now() + WAIT_TIMEOUT;
        while Instant::now() < deadline {
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
