//! `cargo xtask bench`: the widget beside its peers. A benchmark is a binary of the crate `bench`.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::places::Places;
use crate::{dist, npm, peers, process, setup};

/// A benchmark by its name, and what it installs beside the browser.
struct Bench {
    name: &'static str,
    peers: fn(&Places, &Environment) -> Result<Vec<PathBuf>>,
}

const BENCHES: &[Bench] = &[
    Bench {
        name: "carousel",
        peers: npm::carousels,
    },
    Bench {
        name: "widget",
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
        process::run(
            environment
                .command("cargo")?
                .args(["run", "--quiet", "-p", "bench", "--bin", bench.name, "--"])
                .args(rest)
                .current_dir(&places.checkout)
                .env(PACKAGE, &package)
                .env("ARTICLE_WIDGET_PEERS", env::join_paths(peers)?)
                .env("ARTICLE_WIDGET_BENCH", places.target.join("bench"))
                .env("ARTICLE_WIDGET_AXE", &axe),
        )?;
    }
    Ok(())
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
