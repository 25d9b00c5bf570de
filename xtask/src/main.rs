//! The project's own commands; `cargo xtask` prints what they are.

mod bench;
mod browsers;
mod budget;
mod cargo_lock;
mod changed;
mod checks;
mod children;
mod compressed;
mod debian;
mod deny;
mod dist;
mod environment;
mod fingerprint;
mod folder;
mod glue;
mod hosts;
mod integrity;
mod isso;
mod lock;
mod names;
mod neighbour;
mod node_project;
mod npm;
mod package;
mod peers;
mod places;
mod process;
mod promises;
mod serve;
mod setup;
mod shell;
mod sizes;
mod std_source;
mod step;
mod summary;
mod timings;
mod toolchain;
mod tools;
mod trunk;
mod wordpress;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask serve [--port N] [--moderation] [--dev]
    The demo at http://127.0.0.1:8080 with its comment server, which keeps what it is
    sent in comments.sqlite. Ctrl-C stops both.
    --port N      the demo at another port
    --moderation  comments wait for a moderator
    --dev         unoptimised, for quick rebuilds
cargo xtask test [fmt] [deny] [clippy] [native] [browser] [e2e]
                 [--changed] [--engine NAME] [--promise CODE] [--timings]
    Every check, in that order, or only the named ones.
    --changed       only those that changes since the upstream branch, or else since the last
                    commit, can reach
    --engine NAME   only the end-to-end tests in chromium, firefox or webkit
    --promise CODE  only the end-to-end tests of one promise of docs/promises.md, as F4
    --timings       prints what the end-to-end tests took, by file and for what
cargo xtask promises
    Writes docs/promises.md: which end-to-end test holds which promise.
cargo xtask dist [--site DIR] [--into DIR]
    Writes pkg/, what a publisher serves from any static host, which is the npm package
    too, and prints its sizes.
    --site DIR    of a site that Trunk has built, rather than building one
    --into DIR    into another folder than pkg/
cargo xtask bench [carousel [--rounds N]]
cargo xtask bench [widget [--rounds N] [--only NAMES] [--measure NAMES] [--into FILE]]
cargo xtask bench [prerender [--rounds N] [--measure throughput|first-paint] [--into FILE]]
    The widget beside its peers in one run: all benchmarks, or the named one with its own
    options. Prints tables and keeps them with their figures in the target directory.
    --only NAMES     of ours, vanilla, vanilla-again, preact, lit, solid, svelte, react and
                     innerHTML, as in ours,vanilla
    --measure NAMES  of bytes, cold, mount, typing, crowd and cycles
    --into FILE      puts tables and plots into this page of the documentation
cargo xtask shell
    What Trunk calls after each build: finishes the folder in TRUNK_STAGING_DIR.

What is missing is installed first, each thing named with its reason. Environment:
    ARTICLE_WIDGET_CACHE=DIR          where tools go (~/.cache/article-widget)
    ARTICLE_WIDGET_PACKAGE=DIR        measure what dist has written there
    ARTICLE_WIDGET_TOOLCHAIN=debian   use Debian's Rust without asking rustup";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<ExitCode> {
    let Some((command, rest)) = arguments.split_first() else {
        println!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    };
    match command.as_str() {
        "serve" => serve::run(&serve::Options::parse(rest)?)?,
        "test" => return checks::run(rest),
        "dist" => dist::run(&dist::Options::parse(rest)?)?,
        "bench" => bench::run(rest)?,
        "promises" => promises::run(no_more(rest)?)?,
        "shell" => shell::run(no_more(rest)?)?,
        "help" | "--help" | "-h" => println!("{USAGE}"),
        unknown => bail!("there is no command {unknown:?}\n\n{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn no_more(rest: &[String]) -> Result<()> {
    match rest.first() {
        None => Ok(()),
        Some(extra) => bail!("unexpected argument {extra:?}\n\n{USAGE}"),
    }
}
