//! `cargo xtask bench`: the widget beside its peers, and beside itself with twice as much to do. A benchmark is a binary of the crate `bench`.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::places::Places;
use crate::{dist, npm, peers, process, setup};

/// A benchmark by its name, and what it needs beside the browser.
struct Bench {
    name: &'static str,
    /// A package of the workspace whose program renders natively.
    renderer: Option<&'static str>,
    peers: fn(&Places, &Environment) -> Result<Vec<PathBuf>>,
}

const BENCHES: &[Bench] = &[
    Bench {
        name: "carousel",
        renderer: None,
        peers: npm::carousels,
    },
    Bench {
        name: "growth",
        renderer: None,
        peers: |_, _| Ok(Vec::new()),
    },
    Bench {
        name: "widget",
        renderer: None,
        peers: peers::prepare,
    },
    Bench {
        name: "prerender",
        renderer: Some("bench-prerender"),
        peers: peers::prepare,
    },
];

/// Says to this program and to the benchmarks where the package is.
const PACKAGE: &str = "ARTICLE_WIDGET_PACKAGE";

/// All of them, or the one that is named; what follows its name is the benchmark's own.
pub fn run(arguments: &[String]) -> Result<()> {
    let (chosen, rest) = match arguments.split_first() {
        None => (BENCHES, arguments),
        Some((name, rest)) => {
            let at = BENCHES
                .iter()
                .position(|bench| bench.name == name)
                .with_context(|| {
                    format!("there is no benchmark {name:?}; there are {}", names())
                })?;
            (&BENCHES[at..=at], rest)
        }
    };
    let places = Places::find()?;
    let mut environment = setup::for_building(&places)?;
    setup::for_benches(&places, &mut environment)?;
    let axe = setup::for_accessibility(&places, &environment)?;
    let package = match env::var_os(PACKAGE) {
        Some(named) => std::path::absolute(named).context(PACKAGE)?,
        None => dist::build(&places, &environment)?.folder,
    };
    for bench in chosen {
        let peers = setup::for_bench(&places, &environment, bench.peers)?;
        let mut run = environment.command("cargo")?;
        run.args(["run", "--quiet", "-p", "bench", "--bin", bench.name, "--"])
            .args(rest)
            .current_dir(&places.checkout)
            .env(PACKAGE, &package)
            .env("ARTICLE_WIDGET_PEERS", env::join_paths(peers)?)
            .env("ARTICLE_WIDGET_BENCH", places.target.join("bench"))
            .env("ARTICLE_WIDGET_AXE", &axe);
        if let Some(renderer) = bench.renderer {
            run.env(
                "ARTICLE_WIDGET_RENDERER",
                native(renderer, &places, &environment)?,
            );
        }
        process::run(&mut run)?;
    }
    Ok(())
}

/// A program of the workspace, built to be quick.
fn native(package: &str, places: &Places, environment: &Environment) -> Result<PathBuf> {
    process::run(
        environment
            .command("cargo")?
            .args(["build", "--quiet", "--profile", "native", "-p", package])
            .current_dir(&places.checkout),
    )?;
    Ok(places.target.join("native").join(package))
}

fn names() -> String {
    let names: Vec<&str> = BENCHES.iter().map(|bench| bench.name).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_benchmark_is_refused() {
        assert!(run(&["unknown".into()]).is_err());
    }
}
