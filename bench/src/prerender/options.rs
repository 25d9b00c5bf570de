//! What is asked for on the command line.

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};

/// What to run.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// How often.
    pub rounds: usize,
    /// Whether articles are rendered by all renderers.
    pub throughput: bool,
    /// Whether pages are loaded.
    pub first_paint: bool,
    /// The page of the documentation that the tables go into.
    pub into: Option<PathBuf>,
}

impl Options {
    /// Reads arguments.
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut options = Self {
            rounds: 7,
            throughput: true,
            first_paint: true,
            into: None,
        };
        let mut arguments = arguments.into_iter();
        while let Some(name) = arguments.next() {
            let value = arguments
                .next()
                .with_context(|| format!("{name} takes a value"))?;
            match (name.as_str(), value.as_str()) {
                ("--rounds", _) => {
                    options.rounds = value.parse().context("--rounds takes a number")?
                }
                ("--measure", "throughput") => options.first_paint = false,
                ("--measure", "first-paint") => options.throughput = false,
                ("--into", _) => options.into = Some(value.into()),
                _ => bail!(
                    "prerender knows --rounds N, --measure throughput or first-paint and --into FILE, \
                     not {name} {value}"
                ),
            }
        }
        ensure!(options.rounds > 0, "--rounds takes at least 1");
        ensure!(
            options.throughput || options.first_paint,
            "there is nothing to measure"
        );
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        Options::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn both_are_measured_unless_one_is_named() {
        let both = parse("--rounds 3 --into docs/performance.md").unwrap();
        let one = parse("--measure throughput").unwrap();

        assert!(both.throughput && both.first_paint);
        assert_eq!((both.rounds, one.rounds), (3, 7));
        assert!(one.throughput && !one.first_paint);
    }

    #[test]
    fn what_is_not_there_is_refused() {
        for line in ["--rounds 0", "--rounds", "--measure speed", "--fast 1"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
