//! Measures the widget beside the same one made with other means.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use bench::machine::Machine;
use bench::report;
use bench::widget::browser::Browser;
use bench::widget::entry::{Entry, Kind};
use bench::widget::options::Options;
use bench::widget::quantity::{Measure, Readings};
use bench::widget::scene::{self, Documents};
use bench::widget::server::Server;
use bench::widget::tables::{Figures, Measured};
use bench::widget::{chapter, cold, crowd, cycles, mount, proof, typing};
use serde_json::Value;
use tokio::runtime::Runtime;

fn main() -> Result<()> {
    let options = Options::parse(env::args().skip(1))?;
    Runtime::new()?.block_on(run(&options))
}

async fn run(options: &Options) -> Result<()> {
    let documents = Documents::of_the_demo()?;
    let server = scene::serve(&documents).await?;
    let mut entries = Vec::new();
    let mut machine = {
        let browser = Browser::start(&server).await?;
        for entry in &options.entries {
            entries.push(proven(&browser, &server, entry, &documents).await?);
        }
        if options
            .entries
            .iter()
            .any(|entry| entry.kind == Kind::Markup)
        {
            scene::copy_markup(&browser, &server).await?;
        }
        Machine::of(browser.page()).await
    };
    for round in 0..options.rounds {
        for turn in 0..entries.len() {
            // Each round begins with another.
            let index = (turn + round) % entries.len();
            let entry = &options.entries[index];
            if entries[index].failure.is_none() {
                eprintln!("round {} of {}: {}", round + 1, options.rounds, entry.name);
                let gave = measure(&server, entry, &options.measures).await;
                note(&mut entries[index], gave);
            }
        }
    }
    machine.finish();
    let figures = Figures {
        machine,
        rounds: options.rounds,
        entries,
    };
    report::publish("widget", &figures.markdown(), &figures)?;
    match &options.into {
        Some(page) => chapter::write(page, &figures),
        None => Ok(()),
    }
}

/// An entry with its bytes, or why it does not work.
async fn proven(
    browser: &Browser<'_>,
    server: &Server,
    entry: &Entry,
    documents: &Documents,
) -> Result<Measured> {
    let mut measured = Measured {
        name: entry.name,
        title: title(entry)?,
        readings: BTreeMap::new(),
        failure: None,
    };
    if matches!(entry.kind, Kind::Ours | Kind::Peer) {
        let gave = proof::prove(browser, server, entry, documents).await;
        note(&mut measured, gave);
    }
    Ok(measured)
}

/// One round.
async fn measure(server: &Server, entry: &Entry, measures: &[Measure]) -> Result<Readings> {
    let mut readings = Readings::new();
    let asked = |measure| measures.contains(&measure);
    if asked(Measure::Cold) && entry.kind != Kind::Markup {
        readings.extend(cold::measure(server, entry).await?);
    }
    if !measures.iter().any(|measure| measure.is_warm()) {
        return Ok(readings);
    }
    let browser = Browser::start(server).await?;
    if asked(Measure::Mount) {
        readings.extend(mount::measure(&browser, entry).await?);
    }
    if asked(Measure::Typing) {
        readings.extend(typing::measure(&browser, entry).await?);
    }
    if asked(Measure::Crowd) {
        readings.extend(crowd::measure(&browser, entry).await?);
    }
    if asked(Measure::Cycles) && entry.kind != Kind::Markup {
        readings.extend(cycles::measure(&browser, entry).await?);
    }
    Ok(readings)
}

fn note(measured: &mut Measured, gave: Result<Readings>) {
    match gave {
        Ok(readings) => {
            for (name, value) in readings {
                measured.readings.entry(name).or_default().0.push(value);
            }
        }
        Err(error) => {
            eprintln!("{} does not work: {error:#}", measured.title);
            measured.failure = Some(format!("{error:#}"));
        }
    }
}

/// The name, with the version of what it is made with.
fn title(entry: &Entry) -> Result<String> {
    let Some(package) = entry.package else {
        return Ok(match entry.kind {
            Kind::Ours => entry.tag.to_owned(),
            _ => entry.name.replace('-', " "),
        });
    };
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/package.json");
    let text = fs::read_to_string(&list).with_context(|| list.display().to_string())?;
    let list: Value = serde_json::from_str(&text)?;
    let version = list["dependencies"][package].as_str().unwrap_or_default();
    Ok(format!("{} {version}", entry.name))
}
