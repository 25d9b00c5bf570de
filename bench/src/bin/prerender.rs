//! Measures prerendering: how quickly, beside the server renderers of peers; and what readers see of it
//! when, beside a static page.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use bench::machine::Machine;
use bench::prerender::first_paint::{self, PAGES};
use bench::prerender::options::Options;
use bench::prerender::renderer::{self, Renderer};
use bench::prerender::tables::{Figures, Row, Table};
use bench::report;
use bench::samples::Samples;
use bench::widget::browser::Browser;
use bench::widget::docs_section;
use bench::widget::fixtures::Documents;
use bench::widget::server::Server;
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::Runtime;

fn main() -> Result<()> {
    let options = Options::parse(env::args().skip(1))?;
    Runtime::new()?.block_on(run(&options))
}

async fn run(options: &Options) -> Result<()> {
    let documents = Documents::of_demo()?;
    let server = first_paint::serve(&documents).await?;
    let mut machine = {
        let browser = Browser::start(&server).await?;
        Machine::of(browser.page()).await
    };
    let mut tables = Vec::new();
    if options.throughput {
        tables.push(throughput(options.rounds, &documents)?);
    }
    if options.first_paint {
        tables.push(first_paints(options.rounds, &server).await?);
    }
    machine.finish();
    let figures = Figures {
        machine,
        rounds: options.rounds,
        tables,
    };
    let markdown = figures.markdown();
    report::publish("prerender", &markdown, &figures)?;
    match &options.into {
        Some(page) => docs_section::replace_section(page, "prerendering", &markdown),
        None => Ok(()),
    }
}

/// Articles a second, of the demo's and of a long one.
fn throughput(rounds: usize, documents: &Documents) -> Result<Table> {
    let renderers = renderer::all()?;
    let folder = TempDir::new()?;
    let mut files = Vec::new();
    for (name, article) in [
        ("demo.json", documents.article.clone()),
        ("long.json", documents.with_paragraphs(5000)),
    ] {
        let file = folder.path().join(name);
        let settings = renderer::settings(&article, &documents.related);
        fs::write(&file, settings.to_string()).with_context(|| file.display().to_string())?;
        check(&renderers, &file, &article, &documents.related)?;
        files.push(file);
    }
    let mut rows: Vec<Row> = renderers
        .iter()
        .map(|renderer| Row {
            title: renderer.title.clone(),
            series: vec![Samples::default(); files.len()],
        })
        .collect();
    for round in 0..rounds {
        eprintln!("round {} of {rounds}: rendering", round + 1);
        for (column, file) in files.iter().enumerate() {
            for turn in 0..renderers.len() {
                // Each round begins with another.
                let index = (turn + round) % renderers.len();
                rows[index].series[column]
                    .0
                    .push(renderers[index].rate(file)?);
            }
        }
    }
    Ok(Table {
        title: "Articles a second on one core",
        rows,
        columns: vec!["the demo’s article", "5,000 paragraphs"],
        digits: vec![0, 1],
    })
}

fn check(
    renderers: &[Renderer],
    settings: &Path,
    article: &Value,
    related: &[Value],
) -> Result<()> {
    for renderer in renderers {
        let html = renderer.html(settings)?;
        renderer::check(&html, article, related).with_context(|| renderer.title.clone())?;
        eprintln!("{}: {} bytes", renderer.title, html.len());
    }
    Ok(())
}

/// Milliseconds until the headline is there.
async fn first_paints(rounds: usize, server: &Server) -> Result<Table> {
    let mut rows: Vec<Row> = PAGES
        .iter()
        .map(|page| Row {
            title: page.title.to_owned(),
            series: vec![Samples::default()],
        })
        .collect();
    for round in 0..rounds {
        eprintln!("round {} of {rounds}: first paints", round + 1);
        for turn in 0..PAGES.len() {
            let index = (turn + round) % PAGES.len();
            let took = first_paint::measure(server, &PAGES[index]).await?;
            rows[index].series[0].0.push(took);
        }
    }
    Ok(Table {
        title: "Headline painted, 1.6 Mbit/s, 150 ms, a quarter of the processor",
        rows,
        columns: vec!["headline painted, ms"],
        digits: vec![0],
    })
}
