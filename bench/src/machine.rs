//! The machine, browser and date of a measurement.

use std::fs;
use std::thread::available_parallelism;

use e2e::Page;
use serde::Serialize;
use serde_json::json;

/// A machine, its browser and the date.
#[derive(Debug, Serialize)]
pub struct Machine {
    /// The date, as in 2026-03-01.
    pub date: String,
    /// The browser with its version.
    pub browser: String,
    /// The processor's name.
    pub processor: String,
    /// The number of available cores.
    pub cores: usize,
    /// The load average of a minute at the start and at the end. More than the number of cores means noise, some
    /// of it the benchmark's own.
    pub load: Vec<String>,
}

impl Machine {
    /// Describes this machine and the browser that shows `page`.
    pub async fn of(page: &Page) -> Self {
        let version = page.devtools("Browser.getVersion", json!({})).await;
        let date = page.read("new Date().toISOString().slice(0, 10)").await;
        let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        Self {
            date: date.as_str().unwrap_or_default().to_owned(),
            browser: version["product"].as_str().unwrap_or("?").to_owned(),
            processor: processors
                .lines()
                .find(|line| line.starts_with("model name"))
                .and_then(|line| line.split_once(": "))
                .map_or_else(|| "?".to_owned(), |(_, name)| name.to_owned()),
            cores: available_parallelism().map_or(0, usize::from),
            load: vec![load()],
        }
    }

    /// Records the load at the end.
    pub fn finish(&mut self) {
        self.load.push(load());
    }

    /// Returns one sentence.
    pub fn sentence(&self) -> String {
        let Self {
            date,
            browser,
            processor,
            cores,
            load,
        } = self;
        let load = load.join(" at the start, ");
        format!("{date}, {browser}, {processor}, {cores} cores, load average {load} at the end.")
    }
}

fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or("?").to_owned()
}
