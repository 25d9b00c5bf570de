//! How long the end-to-end tests took, from the file that they write.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::paths::Paths;

/// The columns of the table: the phases of a test by the names that `e2e` writes.
const PHASES: &[&str] = &[
    "browser", "renewal", "page", "back end", "waiting", "typing", "end",
];

/// Returns the path of the file: beside the build, so that a clean checkout knows which tests take longest.
pub fn path(paths: &Paths) -> PathBuf {
    paths.target.join("journeys.tsv")
}

/// Returns a Markdown table of seconds by test file, the slowest first, added up over the threads.
pub fn table(paths: &Paths) -> Result<String> {
    let path = path(paths);
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    Ok(render(&text))
}

fn render(text: &str) -> String {
    let mut tests: BTreeMap<&str, BTreeMap<&str, u64>> = BTreeMap::new();
    for line in text.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        if let [test, phase, number] = parts[..]
            && let Ok(number) = number.parse()
        {
            tests.entry(test).or_default().insert(phase, number);
        }
    }
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    let mut total = Row::default();
    for (name, milliseconds) in &tests {
        rows.entry(module(name)).or_default().add(milliseconds);
        total.add(milliseconds);
    }
    let mut rows: Vec<(&str, Row)> = rows.into_iter().collect();
    rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.total()));
    rows.push(("all", total));
    let mut table = format!(
        "| file | tests | seconds | {} | journey |\n",
        PHASES.join(" | ")
    );
    table += "| --- ";
    table += &"| ---: ".repeat(PHASES.len() + 3);
    table += "|\n";
    for (name, row) in rows {
        // Writing to a string cannot fail.
        let _ = write!(
            table,
            "| {name} | {} | {:.1}",
            row.tests,
            seconds(row.total())
        );
        for phase in PHASES {
            let _ = write!(table, " | {:.1}", seconds(row.of(phase)));
        }
        let _ = writeln!(table, " | {:.1} |", seconds(row.rest()));
    }
    table
}

/// Returns the module of a test's name, which ends with the function and, for tests in browsers, the engine.
fn module(name: &str) -> &str {
    let test = match name.rsplit_once("::") {
        Some((test, engine)) if engine.starts_with("in_") => test,
        _ => name,
    };
    test.rsplit_once("::").map_or(name, |(module, _)| module)
}

#[derive(Debug, Default)]
struct Row<'a> {
    tests: usize,
    milliseconds: BTreeMap<&'a str, u64>,
}

impl<'a> Row<'a> {
    fn add(&mut self, milliseconds: &BTreeMap<&'a str, u64>) {
        self.tests += 1;
        for (phase, spent) in milliseconds {
            *self.milliseconds.entry(phase).or_default() += spent;
        }
    }

    fn of(&self, phase: &str) -> u64 {
        self.milliseconds.get(phase).copied().unwrap_or_default()
    }

    fn total(&self) -> u64 {
        self.of("all")
    }

    /// Time outside every phase: the journey itself.
    fn rest(&self) -> u64 {
        let phases: u64 = PHASES.iter().map(|phase| self.of(phase)).sum();
        self.total().saturating_sub(phases)
    }
}

fn seconds(milliseconds: u64) -> f64 {
    milliseconds as f64 / 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_added_up_by_file_and_phase() {
        let text = "d::a::one::in_firefox\tall\t3000\nd::a::one::in_firefox\tbrowser\t1000\n\
            d::a::two::in_firefox\tall\t2000\nb::three\tall\t9000\nb::three\twaiting\t500\n";

        let table = render(text);

        let rows: Vec<&str> = table.lines().skip(2).collect();
        assert_eq!(
            rows,
            [
                "| b | 1 | 9.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.5 | 0.0 | 0.0 | 8.5 |",
                "| d::a | 2 | 5.0 | 1.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 4.0 |",
                "| all | 3 | 14.0 | 1.0 | 0.0 | 0.0 | 0.0 | 0.5 | 0.0 | 0.0 | 12.5 |",
            ]
        );
    }
}
