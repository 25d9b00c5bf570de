//! What thousands of cards cost.

use std::time::Duration;

use anyhow::Result;
use e2e::{Engine, Reader};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::time::sleep;

use super::entry::Entry;
use super::stage::{Root, Scene, Stage, ask, count, open};
use crate::series::Series;

const CARDS: usize = 5_000;
const SWIPES: usize = 12;
const MEGABYTE: f64 = 1024.0 * 1024.0;
/// Chromium draws a headless page 60 times a second.
const FRAME: f64 = 1000.0 / 60.0;

/// One carousel's rounds.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Load {
    /// Milliseconds from the start of the navigation to the first frame in which Next, pressed by
    /// script as soon as it is there, has moved the cards.
    pub usable: Series,
    /// How many gaps between two frames were longer than one and a half frames.
    pub dropped: Series,
    /// The longest such gap, in milliseconds.
    pub worst: Series,
    /// Megabytes of JavaScript's heap after a collection.
    pub heap: Series,
    /// Megabytes of WebAssembly's memory.
    pub wasm: Series,
    /// Nodes that the browser keeps, those outside the document included.
    pub nodes: Series,
    /// Which card was the first in view after all swipes.
    pub reached: Series,
}

impl Load {
    /// One more round, in a browser of its own: nothing is warm.
    pub async fn round(&mut self, stage: &Stage, entry: &Entry) -> Result<()> {
        let page = Reader::with(Engine::Chromium).open("about:blank").await;
        let scene = Scene {
            root: Root::Light,
            rtl: false,
            told: false,
            cards: CARDS,
            timed: true,
        };
        open(&page, &stage.set(entry, scene)).await?;
        let usable = "const end = performance.now() + 10_000;
            while (!bench.usable && performance.now() < end) await frame();
            return bench.usable;";
        self.usable.0.push(count(&page, usable).await?);
        let middle = ask(
            &page,
            "await rest();
             const { top } = links().find(isInView).closest('.card, .aw-card').getBoundingClientRect();
             bench.gaps = [];
             let last;
             const tick = (time) => {
                 if (last) bench.gaps.push(time - last);
                 last = time;
                 bench.frame = requestAnimationFrame(tick);
             };
             bench.frame = requestAnimationFrame(tick);
             return { x: viewport.getBoundingClientRect().right - 40, y: top + 40 };",
        )
        .await?;
        for _ in 0..SWIPES {
            page.devtools("Input.synthesizeScrollGesture", swipe(&middle))
                .await;
            sleep(Duration::from_millis(100)).await;
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
        let long = gaps.iter().filter(|gap| **gap > 1.5 * FRAME).count();
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

/// A finger that goes 500 px to the left.
fn swipe(from: &Value) -> Value {
    json!({
        "x": from["x"],
        "y": from["y"],
        "xDistance": -500,
        "speed": 1500,
        "preventFling": false,
        "gestureSourceType": "touch",
    })
}
