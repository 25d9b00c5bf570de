//! Measures the widget beside the same one made with other frameworks.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use bench::machine::Machine;
use bench::report;
use bench::widget::browser::Browser;
use bench::widget::entry::{Entry, EntryKind};
use bench::widget::fixtures::{self, Documents};
use bench::widget::metric::{Measure, Readings};
use bench::widget::options::Options;
use bench::widget::server::Server;
use bench::widget::tables::{Figures, Measured};
use bench::widget::{
    copied_markup, docs_section, first_load, leaks, many_widgets, mount, smoke_check, typing,
};
use serde_json::Value;
use tokio::runtime::Runtime;

fn main() -> Result<()> {
    let options = Options::parse(env::args().skip(1))?;
    Runtime::new()?.block_on(run(&options))
}

async fn run(options: &Options) -> Result<()> {
    let documents = Documents::of_demo()?;
    let server = fixtures::serve(&documents).await?;
    let mut entries = Vec::new();
    let mut machine = {
        let browser = Browser::start(&server).await?;
        for entry in &options.entries {
            entries.push(check_entry(&browser, &server, entry, &documents).await?);
        }
        if options
            .entries
            .iter()
            .any(|entry| entry.kind == EntryKind::Markup)
        {
            copied_markup::copy_markup(&browser, &server).await?;
        }
        Machine::of(browser.page()).await
    };
    for round in 0..options.rounds {
        for turn in 0..entries.len() {
            // Each round begins with another entry.
            let index = (turn + round) % entries.len();
            let entry = &options.entries[index];
            if entries[index].failure.is_none() {
                eprintln!("round {} of {}: {}", round + 1, options.rounds, entry.name);
                let result = measure(&server, entry, &options.measures).await;
                record(&mut entries[index], result);
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
        Some(page) => docs_section::write(page, &figures),
        None => Ok(()),
    }
}

/// Returns an entry with its bytes, or the reason why it does not work.
async fn check_entry(
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
    if matches!(entry.kind, EntryKind::Ours | EntryKind::Peer) {
        let result = smoke_check::run(browser, server, entry, documents).await;
        record(&mut measured, result);
    }
    Ok(measured)
}

/// Measures one round of an entry.
async fn measure(server: &Server, entry: &Entry, measures: &[Measure]) -> Result<Readings> {
    let mut readings = Readings::new();
    let is_chosen = |measure| measures.contains(&measure);
    if is_chosen(Measure::FirstLoad) && entry.kind != EntryKind::Markup {
        readings.extend(first_load::measure(server, entry).await?);
    }
    if !measures.iter().any(|measure| measure.is_warm()) {
        return Ok(readings);
    }
    let browser = Browser::start(server).await?;
    if is_chosen(Measure::Mount) {
        readings.extend(mount::measure(&browser, entry).await?);
    }
    if is_chosen(Measure::Typing) {
        readings.extend(typing::measure(&browser, entry).await?);
    }
    if is_chosen(Measure::ManyWidgets) {
        readings.extend(many_widgets::measure(&browser, entry).await?);
    }
    if is_chosen(Measure::Leaks) && entry.kind != EntryKind::Markup {
        readings.extend(leaks::measure(&browser, entry).await?);
    }
    Ok(readings)
}

fn record(measured: &mut Measured, result: Result<Readings>) {
    match result {
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

/// Returns the entry's name with the version of its framework.
fn title(entry: &Entry) -> Result<String> {
    let Some(package) = entry.package else {
        return Ok(match entry.kind {
            EntryKind::Ours => entry.tag.to_owned(),
            _ => entry.name.replace('-', " "),
        });
    };
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/package.json");
    let text = fs::read_to_string(&list).with_context(|| list.display().to_string())?;
    let list: Value = serde_json::from_str(&text)?;
    let version = list["dependencies"][package].as_str().unwrap_or_default();
    Ok(format!("{} {version}", entry.name))
}
