//! `cargo xtask bench`: measures the widget beside its peers, and how its costs grow. A benchmark is a
//! binary of the crate `bench`.

mod peers;

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::paths::Paths;
use crate::setup::npm;
use crate::{dist, process, setup};

/// A benchmark.
struct Benchmark {
    /// The name of its binary.
    name: &'static str,
    /// The workspace's package whose program renders natively.
    renderer: Option<&'static str>,
    /// Installs what the widget is compared with; returns its folders.
    install_peers: fn(&Paths, &Environment) -> Result<Vec<PathBuf>>,
}

const BENCHMARKS: &[Benchmark] = &[
    Benchmark {
        name: "carousel",
        renderer: None,
        install_peers: npm::carousels,
    },
    Benchmark {
        name: "growth",
        renderer: None,
        install_peers: |_, _| Ok(Vec::new()),
    },
    Benchmark {
        name: "widget",
        renderer: None,
        install_peers: peers::build,
    },
    Benchmark {
        name: "prerender",
        renderer: Some("bench-prerender"),
        install_peers: peers::build,
    },
];

/// The variable that names the package's folder to this program and to the benchmarks.
const PACKAGE_ENV_VAR: &str = "ARTICLE_WIDGET_PACKAGE";

/// Runs all benchmarks, or the one that is named first; the other arguments are passed on to it.
pub fn run(arguments: &[String]) -> Result<()> {
    let (chosen, rest) = match arguments.split_first() {
        None => (BENCHMARKS, arguments),
        Some((name, rest)) => {
            let at = BENCHMARKS
                .iter()
                .position(|bench| bench.name == name)
                .with_context(|| {
                    format!("there is no benchmark {name:?}; there are {}", names())
                })?;
            (&BENCHMARKS[at..=at], rest)
        }
    };
    let paths = Paths::find()?;
    let mut environment = setup::for_building(&paths)?;
    setup::for_benches(&paths, &mut environment)?;
    let axe = setup::for_accessibility(&paths, &environment)?;
    let package = match env::var_os(PACKAGE_ENV_VAR) {
        Some(named) => std::path::absolute(named).context(PACKAGE_ENV_VAR)?,
        None => dist::build(&paths, &environment)?.folder,
    };
    for bench in chosen {
        let peers = setup::for_bench(&paths, &environment, bench.install_peers)?;
        let mut run = environment.command("cargo")?;
        run.args(["run", "--quiet", "-p", "bench", "--bin", bench.name, "--"])
            .args(rest)
            .current_dir(&paths.checkout)
            .env(PACKAGE_ENV_VAR, &package)
            .env("ARTICLE_WIDGET_PEERS", env::join_paths(peers)?)
            .env("ARTICLE_WIDGET_BENCH", paths.target.join("bench"))
            .env("ARTICLE_WIDGET_AXE", &axe);
        if let Some(renderer) = bench.renderer {
            run.env(
                "ARTICLE_WIDGET_RENDERER",
                build_native(renderer, &paths, &environment)?,
            );
        }
        process::run(&mut run)?;
    }
    Ok(())
}

/// Builds a package's program with the profile `native`; returns its path.
fn build_native(package: &str, paths: &Paths, environment: &Environment) -> Result<PathBuf> {
    process::run(
        environment
            .command("cargo")?
            .args(["build", "--quiet", "--profile", "native", "-p", package])
            .current_dir(&paths.checkout),
    )?;
    Ok(paths.target.join("native").join(package))
}

fn names() -> String {
    let names: Vec<&str> = BENCHMARKS.iter().map(|bench| bench.name).collect();
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
