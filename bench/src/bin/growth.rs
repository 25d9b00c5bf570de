//! Measures how much longer twice as much takes, and fails where that is more than 2.5 times as long.

use std::env;

use anyhow::{Context, Result, bail, ensure};
use bench::growth::shape::{SHAPES, Shape};
use bench::growth::{Growth, MAX_RATIO, browser, native};
use bench::machine::Machine;
use bench::report;
use bench::widget::browser::Browser;
use serde::Serialize;
use tokio::runtime::Runtime;

/// What to run.
struct Options {
    rounds: usize,
    /// A part of the names of the documents that are measured.
    only: String,
}

/// Everything that is kept as JSON.
#[derive(Serialize)]
struct Figures {
    machine: Machine,
    rounds: usize,
    documents: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    natively: Growth,
    in_browser: Growth,
}

fn main() -> Result<()> {
    let options = options(env::args().skip(1))?;
    Runtime::new()?.block_on(run(&options))
}

fn options(arguments: impl IntoIterator<Item = String>) -> Result<Options> {
    let mut options = Options {
        rounds: 3,
        only: String::new(),
    };
    let mut arguments = arguments.into_iter();
    while let Some(name) = arguments.next() {
        let value = arguments
            .next()
            .with_context(|| format!("{name} takes a value"))?;
        match name.as_str() {
            "--rounds" => options.rounds = value.parse().context("--rounds takes a number")?,
            "--only" => options.only = value,
            _ => bail!("growth knows --rounds N and --only WORDS, not {name} {value}"),
        }
    }
    ensure!(options.rounds > 0, "--rounds takes at least 1");
    Ok(options)
}

async fn run(options: &Options) -> Result<()> {
    let server = browser::serve().await?;
    let browser = Browser::start(&server).await?;
    let mut machine = Machine::of(browser.page()).await;
    let mut documents = Vec::new();
    for shape in SHAPES.iter().filter(|it| it.name.contains(&options.only)) {
        let mut row = Row {
            name: shape.name,
            natively: Growth::default(),
            in_browser: Growth::default(),
        };
        let Shape { size, .. } = *shape;
        for _ in 0..options.rounds {
            let Growth { once, twice } = &mut row.natively;
            once.0.push(native::measure(shape, size)?);
            twice.0.push(native::measure(shape, 2 * size)?);
            let Growth { once, twice } = &mut row.in_browser;
            once.0
                .push(browser::measure(&browser, &server, shape, size).await?);
            twice
                .0
                .push(browser::measure(&browser, &server, shape, 2 * size).await?);
        }
        eprintln!("{}", cells(&row).join(" | "));
        documents.push(row);
    }
    ensure!(
        !documents.is_empty(),
        "no document is called {:?}",
        options.only
    );
    machine.finish();
    let head = ["document", "natively, ms", "twice", "Chromium, ms", "twice"];
    let rows: Vec<Vec<String>> = documents.iter().map(|row| cells(row).to_vec()).collect();
    let figures = Figures {
        machine,
        rounds: options.rounds,
        documents,
    };
    report::publish("growth", &report::figures(&head, &rows), &figures)?;
    let too_fast: Vec<&str> = figures
        .documents
        .iter()
        .filter(|row| row.natively.is_superlinear() || row.in_browser.is_superlinear())
        .map(|row| row.name)
        .collect();
    ensure!(
        too_fast.is_empty(),
        "twice as much takes over {MAX_RATIO} times as long: {}",
        too_fast.join(", ")
    );
    Ok(())
}

fn cells(row: &Row) -> [String; 5] {
    let ratio = |growth: &Growth| format!("{:.1}×", growth.ratio());
    [
        row.name.to_owned(),
        row.natively.once.spread(0),
        ratio(&row.natively),
        row.in_browser.once.spread(0),
        ratio(&row.in_browser),
    ]
}
