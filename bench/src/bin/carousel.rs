//! Measures the related-articles carousel beside its peers.

use std::env;

use anyhow::{Context, Result, bail, ensure};
use bench::carousel::behaviour::{Behaviour, Readers, Rtl};
use bench::carousel::entry::{Entry, FEW, MANY};
use bench::carousel::load::Load;
use bench::carousel::site::{CarouselSite, Root};
use bench::machine::Machine;
use bench::peers::{self, Peer};
use bench::report;
use serde::Serialize;
use tokio::runtime::Runtime;

/// Everything that is kept as JSON.
#[derive(Serialize)]
struct Figures {
    machine: Machine,
    rounds: usize,
    few: Vec<Seen>,
    many: Vec<Weighed>,
}

#[derive(Serialize)]
struct Seen {
    name: String,
    root: Root,
    behaviour: Option<Behaviour>,
    failure: Option<String>,
}

#[derive(Serialize)]
struct Weighed {
    name: String,
    load: Load,
    failure: Option<String>,
}

fn main() -> Result<()> {
    let rounds = rounds()?;
    Runtime::new()?.block_on(run(rounds))
}

fn rounds() -> Result<usize> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let rounds = match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => 5,
        ["--rounds", number] => number.parse().context("--rounds takes a number")?,
        other => bail!("carousel knows --rounds N, not {other:?}"),
    };
    ensure!(rounds > 0, "--rounds takes at least 1");
    Ok(rounds)
}

async fn run(rounds: usize) -> Result<()> {
    let peers = peers::installed()?;
    let site = CarouselSite::start(&peers).await?;
    let readers = Readers::start().await;
    let mut machine = Machine::of(readers.page()).await;
    let mut few = Vec::new();
    for entry in FEW {
        for root in [Root::Light, Root::Shadow] {
            let (behaviour, failure) = match readers.watch(&site, entry, root).await {
                Ok(behaviour) => (Some(behaviour), None),
                Err(error) => (None, Some(format!("{error:#}"))),
            };
            let seen = Seen {
                name: title(entry, &peers),
                root,
                behaviour,
                failure,
            };
            eprintln!("{}", behaviour_row(&seen).join(" | "));
            few.push(seen);
        }
    }
    drop(readers);
    let many = weigh(&site, &peers, rounds).await;
    machine.finish();
    let figures = Figures {
        machine,
        rounds,
        few,
        many,
    };
    report::publish("carousel", &markdown(&figures), &figures)
}

/// In every round all of them, each round beginning with another; the first one twice, which shows
/// how far two measurements of the same thing lie apart.
async fn weigh(site: &CarouselSite, peers: &[Peer], rounds: usize) -> Vec<Weighed> {
    let again = MANY.iter().take(1).map(|entry| (entry, ", again"));
    let entries: Vec<(&Entry, &str)> = MANY.iter().map(|entry| (entry, "")).chain(again).collect();
    let mut all: Vec<Weighed> = entries
        .iter()
        .map(|(entry, suffix)| Weighed {
            name: title(entry, peers) + suffix,
            load: Load::default(),
            failure: None,
        })
        .collect();
    for round in 0..rounds {
        for turn in 0..entries.len() {
            let index = (turn + round) % entries.len();
            let weighed = &mut all[index];
            if weighed.failure.is_some() {
                continue;
            }
            if let Err(error) = weighed.load.round(site, entries[index].0).await {
                weighed.failure = Some(format!("{error:#}"));
            }
            let usable = weighed.load.usable.0.last().unwrap_or(&f64::NAN);
            eprintln!(
                "round {} of {rounds}: {}, {usable:.0} ms",
                round + 1,
                weighed.name
            );
        }
    }
    all
}

fn title(entry: &Entry, peers: &[Peer]) -> String {
    let version = peers
        .iter()
        .find(|peer| Some(peer.name.as_str()) == entry.package)
        .map_or_else(String::new, |peer| format!(" {}", peer.version));
    format!("{}{version}", entry.name)
}

fn markdown(figures: &Figures) -> String {
    let few: Vec<[String; 9]> = figures.few.iter().map(behaviour_row).collect();
    let few = report::table(
        [
            "8 cards",
            "in",
            "axe: broken rules",
            "places after Next, less motion",
            "links by Tab",
            "Next in RTL",
            "links without script",
            "layout shift",
            "roles",
        ],
        &few,
    );
    let ours = &figures.many[0].load;
    let many: Vec<[String; 9]> = figures
        .many
        .iter()
        .map(|weighed| load_row(weighed, ours))
        .collect();
    let many = report::table(
        [
            "5,000 cards",
            "Next works after, ms",
            "× ours",
            "frames dropped",
            "worst gap, ms",
            "JS heap, MB",
            "WASM, MB",
            "nodes",
            "card reached",
        ],
        &many,
    );
    let machine = figures.machine.sentence();
    let rounds = figures.rounds;
    format!("{machine}\n\n{few}\nMedian (least–greatest) of {rounds} rounds:\n\n{many}")
}

fn behaviour_row(seen: &Seen) -> [String; 9] {
    let root = match seen.root {
        Root::Light => "document",
        Root::Shadow => "shadow root",
    };
    let mut row: [String; 9] = Default::default();
    row[0].clone_from(&seen.name);
    row[1] = root.to_owned();
    if let Some(it) = &seen.behaviour {
        let rules: Vec<&str> = it
            .axe
            .iter()
            .filter_map(|rule| rule.split(' ').next())
            .collect();
        row[2] = match rules.len() {
            0 => "0".to_owned(),
            count => format!("{count}: {}", rules.join(", ")),
        };
        row[3] = it.positions.to_string();
        row[4] = it.tab.to_string();
        row[5] = match it.rtl {
            Rtl::Yes => "yes",
            Rtl::Option => "with its option",
            Rtl::No => "no",
        }
        .to_owned();
        row[6] = it.without_script.to_string();
        row[7] = format!("{:.3}", it.shift);
        row[8] = match it.roles.len() {
            0 => "none".to_owned(),
            _ => it.roles.join(", "),
        };
    } else {
        row[2] = format!(
            "does not work: {}",
            seen.failure.as_deref().unwrap_or_default()
        );
    }
    row
}

fn load_row(weighed: &Weighed, ours: &Load) -> [String; 9] {
    let Weighed {
        name,
        load,
        failure,
    } = weighed;
    if let Some(failure) = failure {
        let mut row: [String; 9] = Default::default();
        row[0].clone_from(name);
        row[1] = format!("does not work: {failure}");
        return row;
    }
    [
        name.clone(),
        load.usable.spread(0),
        format!("{:.2}", load.usable.relative_to(&ours.usable)),
        load.dropped.spread(0),
        load.worst.spread(0),
        load.heap.spread(1),
        load.wasm.spread(1),
        load.nodes.spread(0),
        load.reached.spread(0),
    ]
}
