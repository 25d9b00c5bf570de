//! Measures a carousel of thousands of cards.

use std::time::Duration;

use anyhow::Result;
use e2e::{Engine, Page, Visitor};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::time::sleep;

use super::entry::Entry;
use super::site::{CarouselSite, Root, Scene, ask, count, open};
use crate::samples::Samples;

const CARDS: usize = 5_000;
const SWIPES: usize = 8;
const MOVES_PER_SWIPE: u32 = 20;
/// Pixels between two touch moves.
const MOVE_PX: f64 = 25.0;
const TOUCH_EVENT_INTERVAL: Duration = Duration::from_millis(14);
/// The time between two swipes.
const SWIPE_PAUSE: Duration = Duration::from_millis(150);
const MEGABYTE: f64 = 1024.0 * 1024.0;
/// Headless Chromium renders 60 frames a second.
const FRAME_MS: f64 = 1000.0 / 60.0;

/// The samples of one carousel.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Load {
    /// Milliseconds from the start of the navigation to the first frame in which Next, pressed by
    /// script as soon as it is there, has moved the cards.
    pub usable: Samples,
    /// How many gaps between two frames were longer than one and a half frames.
    pub dropped: Samples,
    /// The longest such gap, in milliseconds.
    pub worst: Samples,
    /// Megabytes of JavaScript's heap after a collection.
    pub heap: Samples,
    /// Megabytes of WebAssembly's memory.
    pub wasm: Samples,
    /// Nodes that the browser keeps, those outside the document included.
    pub nodes: Samples,
    /// Which card was the first in view after all swipes.
    pub reached: Samples,
}

impl Load {
    /// One more round, in a browser of its own: nothing is warm.
    pub async fn round(&mut self, site: &CarouselSite, entry: &Entry) -> Result<()> {
        let page = Visitor::with(Engine::Chromium).open("about:blank").await;
        let scene = Scene {
            root: Root::Light,
            is_rtl: false,
            sets_rtl_option: false,
            cards: CARDS,
            is_timed: true,
        };
        open(&page, &site.add_page(entry, scene)).await?;
        let usable = "const end = performance.now() + 10_000;
            while (!bench.usable && performance.now() < end) await frame();
            return bench.usable;";
        self.usable.0.push(count(&page, usable).await?);
        let start = ask(
            &page,
            "await rest();
             bench.gaps = [];
             let last;
             const tick = (time) => {
                 if (last) bench.gaps.push(time - last);
                 last = time;
                 bench.frame = requestAnimationFrame(tick);
             };
             tick();
             const card = links().find(isInView).closest('.card, .aw-card').getBoundingClientRect();
             return [viewport.getBoundingClientRect().right - 40, card.top + 40];",
        )
        .await?;
        for _ in 0..SWIPES {
            swipe(&page, &start).await;
        }
        let gaps = ask(
            &page,
            "cancelAnimationFrame(bench.frame); await rest(); return bench.gaps;",
        )
        .await?;
        let gaps: Vec<f64> = gaps
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect();
        let long = gaps.iter().filter(|gap| **gap > 1.5 * FRAME_MS).count();
        self.dropped.0.push(long as f64);
        self.worst.0.push(gaps.iter().copied().fold(0.0, f64::max));
        let reached = "return Number(inView()[0]?.split('/').at(-1) ?? 0);";
        self.reached.0.push(count(&page, reached).await?);
        let wasm = "return bench.memory?.buffer.byteLength ?? 0;";
        self.wasm.0.push(count(&page, wasm).await? / MEGABYTE);
        page.devtools("HeapProfiler.collectGarbage", json!({}))
            .await;
        page.devtools("Performance.enable", json!({})).await;
        let metrics = page.devtools("Performance.getMetrics", json!({})).await;
        let metric = |name: &str| {
            let all = metrics["metrics"].as_array().into_iter().flatten();
            all.filter(|metric| metric["name"] == *name)
                .find_map(|metric| metric["value"].as_f64())
                .unwrap_or(f64::NAN)
        };
        self.heap.0.push(metric("JSHeapUsedSize") / MEGABYTE);
        self.nodes.0.push(metric("Nodes"));
        Ok(())
    }
}

/// Swipes to the left, about as fast as people do.
async fn swipe(page: &Page, start: &Value) {
    let touch = async |kind: &str, points: Value| {
        let touch = json!({ "type": kind, "touchPoints": points });
        page.devtools("Input.dispatchTouchEvent", touch).await;
        sleep(TOUCH_EVENT_INTERVAL).await;
    };
    let at = |x: f64| json!([{ "x": x, "y": start[1] }]);
    let x = start[0].as_f64().unwrap_or_default();
    touch("touchStart", at(x)).await;
    for step in 1..=MOVES_PER_SWIPE {
        touch("touchMove", at(x - MOVE_PX * f64::from(step))).await;
    }
    touch("touchEnd", json!([])).await;
    sleep(SWIPE_PAUSE).await;
}
