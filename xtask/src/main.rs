//! The project's commands; `cargo xtask` prints them.

mod bench;
mod bundle;
mod dist;
mod environment;
mod files;
mod paths;
mod process;
mod serve;
mod setup;
mod test;
mod trunk;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask serve [--port N] [--moderation] [--dev]
    Serves the demo at http://127.0.0.1:8080 with its comment server, which stores comments
    in comments.sqlite. Ctrl-C stops both.
    --port N      another port for the demo
    --moderation  comments wait for a moderator
    --dev         builds without optimisation, for quick rebuilds
cargo xtask test [fmt] [deny] [clippy] [native] [browser] [e2e]
                 [--changed] [--engine NAME] [--promise CODE] [--timings]
    Runs every check, in that order, or only the named ones.
    --changed       only those that changes since the upstream branch, or else since the last
                    commit, can affect
    --engine NAME   only the end-to-end tests in chromium, firefox or webkit
    --promise CODE  only the end-to-end tests of one promise of docs/promises.md, as F4
    --timings       prints how long the end-to-end tests took, by file and phase
cargo xtask promises
    Writes docs/promises.md: which end-to-end test holds which promise.
cargo xtask dist [--site DIR] [--into DIR]
    Writes pkg/, which a publisher serves from any static host and which is the npm package
    too, and prints its sizes.
    --site DIR    uses a site that Trunk has built instead of building one
    --into DIR    writes to this folder instead of pkg/
cargo xtask bench [carousel [--rounds N]]
cargo xtask bench [widget [--rounds N] [--only NAMES] [--measure NAMES] [--into FILE]]
cargo xtask bench [prerender [--rounds N] [--measure throughput|first-paint] [--into FILE]]
    Measures the widget beside its peers: all benchmarks, or the named one with its own
    options. Prints tables and saves them with their figures in the target directory.
    --only NAMES     of ours, vanilla, vanilla-again, preact, lit, solid, svelte, react and
                     innerHTML, as in ours,vanilla
    --measure NAMES  of bytes, first-load, mount, typing, many and leaks
    --into FILE      writes tables and plots into this page of the documentation
cargo xtask bundle
    The hook that Trunk calls after each build: finishes the folder in TRUNK_STAGING_DIR.

Each command installs what it lacks first and prints why. Environment variables:
    ARTICLE_WIDGET_CACHE=DIR          the folder of tools (~/.cache/article-widget)
    ARTICLE_WIDGET_PACKAGE=DIR        measure the package that dist has written there
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
        "test" => return test::run(rest),
        "dist" => dist::run(&dist::Options::parse(rest)?)?,
        "bench" => bench::run(rest)?,
        "promises" => test::promises::run(no_arguments(rest)?)?,
        "bundle" => bundle::run(no_arguments(rest)?)?,
        "help" | "--help" | "-h" => println!("{USAGE}"),
        unknown => bail!("there is no command {unknown:?}\n\n{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn no_arguments(rest: &[String]) -> Result<()> {
    match rest.first() {
        None => Ok(()),
        Some(extra) => bail!("unexpected argument {extra:?}\n\n{USAGE}"),
    }
}
