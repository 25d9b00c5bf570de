//! The command line of the widget's benchmark.

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};

use super::entry::{ENTRIES, Entry};
use super::metric::Measure;

/// What to measure.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// The number of rounds.
    pub rounds: usize,
    /// The measured entries.
    pub entries: Vec<Entry>,
    /// The measurements.
    pub measures: Vec<Measure>,
    /// The page of the documentation to write the tables into.
    pub into: Option<PathBuf>,
}

impl Options {
    /// Parses the arguments.
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut options = Self {
            rounds: 7,
            entries: ENTRIES.to_vec(),
            measures: Measure::ALL.map(|(_, measure)| measure).to_vec(),
            into: None,
        };
        let mut arguments = arguments.into_iter();
        while let Some(name) = arguments.next() {
            let mut value = || {
                arguments
                    .next()
                    .with_context(|| format!("{name} takes a value"))
            };
            match name.as_str() {
                "--rounds" => {
                    options.rounds = value()?.parse().context("--rounds takes a number")?
                }
                "--only" => options.entries = chosen(&value()?, &ENTRIES.map(|it| (it.name, it)))?,
                "--measure" => options.measures = chosen(&value()?, &Measure::ALL)?,
                "--into" => options.into = Some(value()?.into()),
                _ => bail!(
                    "widget knows --rounds N, --only NAMES, --measure NAMES and --into FILE, not {name}"
                ),
            }
        }
        ensure!(options.rounds > 0, "--rounds takes at least 1");
        Ok(options)
    }
}

/// Returns the named items of a list, in the list's order.
fn chosen<T: Copy>(names: &str, all: &[(&str, T)]) -> Result<Vec<T>> {
    let names: Vec<&str> = names.split(',').collect();
    for name in &names {
        let known = || {
            all.iter()
                .map(|(name, _)| *name)
                .collect::<Vec<_>>()
                .join(", ")
        };
        ensure!(
            all.iter().any(|(other, _)| other == name),
            "there is no {name:?}; there are {}",
            known()
        );
    }
    Ok(all
        .iter()
        .filter(|(name, _)| names.contains(name))
        .map(|(_, it)| *it)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        Options::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn by_default_everything_is_measured_seven_times() {
        let options = parse("").unwrap();

        assert_eq!(options.rounds, 7);
        assert_eq!(options.entries.len(), ENTRIES.len());
        assert_eq!(options.measures.len(), Measure::ALL.len());
        assert_eq!(options.into, None);
    }

    #[test]
    fn entries_and_measures_are_chosen_by_name() {
        let options =
            parse("--only vanilla,ours --measure first-load --rounds 2 --into docs/performance.md")
                .unwrap();

        assert_eq!(
            options.entries.iter().map(|it| it.name).collect::<Vec<_>>(),
            ["ours", "vanilla"]
        );
        assert_eq!(options.measures, [Measure::FirstLoad]);
        assert_eq!(options.rounds, 2);
        assert_eq!(options.into, Some("docs/performance.md".into()));
    }

    #[test]
    fn what_is_not_there_is_refused() {
        for line in [
            "--only angular",
            "--measure speed",
            "--rounds 0",
            "--rounds",
            "--fast",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
