//! Renders the widget over and over, as `bench/peers/model/server.js` lets the peers do it.
//!
//! `bench-prerender SETTINGS URL` prints it once, with its style sheet at that address;
//! `bench-prerender SETTINGS URL WARM MEASURED` prints how many it made in so many milliseconds, and in how
//! many exactly, as JSON.

use std::env;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use article_widget::Config;
use article_widget::json::Json;
use article_widget_prerender::{Styles, prerender_with};

/// Rendering makes and drops many small texts, for which this is a good deal quicker than the system's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.as_slice() {
        [settings, url] => print!("{}", renderer(settings, url)?()),
        [settings, url, warm, measured] => {
            let render = renderer(settings, url)?;
            repeat(&render, Duration::from_millis(warm.parse()?));
            let (count, took) = repeat(&render, Duration::from_millis(measured.parse()?));
            let milliseconds = 1000.0 * took.as_secs_f64();
            println!("{{\"count\":{count},\"milliseconds\":{milliseconds}}}");
        }
        _ => bail!("bench-prerender takes SETTINGS URL [WARM MEASURED]"),
    }
    Ok(())
}

/// Renders what a file of settings says, which is read once.
fn renderer(settings: &str, url: &str) -> Result<impl Fn() -> String> {
    let json = Json::parse(&fs::read_to_string(settings)?).context("the settings are no JSON")?;
    let (config, diagnostics) = Config::read(&json, Some("https://news.example/story"));
    ensure!(diagnostics.is_empty(), "{diagnostics:?}");
    let styles = Styles::Linked(url.to_owned());
    Ok(move || prerender_with(&config, &styles))
}

/// How often in that time, and how long it took.
fn repeat(render: &impl Fn() -> String, at_least: Duration) -> (u32, Duration) {
    let start = Instant::now();
    let mut count = 0;
    loop {
        black_box(render());
        count += 1;
        let took = start.elapsed();
        if took >= at_least {
            return (count, took);
        }
    }
}
