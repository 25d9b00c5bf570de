//! One step of `cargo xtask test`: its commands, and how they went.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::process;
use crate::summary::{self, Totals};

pub struct Step {
    pub name: &'static str,
    pub commands: Vec<Command>,
}

pub struct Outcome {
    pub name: &'static str,
    pub took: Duration,
    /// The runners' own lines.
    pub results: Vec<String>,
    pub totals: Totals,
    pub failure: Option<String>,
}

impl Step {
    pub fn run(self) -> Outcome {
        println!("\n── {} ──", self.name);
        let start = Instant::now();
        let mut outcome = Outcome::new(self.name);
        for mut command in self.commands {
            println!("$ {}", process::line(&command));
            if let Err(error) = outcome.follow(&mut command) {
                outcome.failure = Some(format!("{error:#}"));
                break;
            }
        }
        outcome.took = start.elapsed();
        outcome
    }
}

impl Outcome {
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            took: Duration::ZERO,
            results: Vec::new(),
            totals: Totals::default(),
            failure: None,
        }
    }

    /// Shows what the command prints as it prints it, and keeps its results. Its
    /// errors go straight through: cargo draws its progress there.
    fn follow(&mut self, command: &mut Command) -> Result<()> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start `{}`", process::line(command)))?;
        let output = child.stdout.take().context("no output to read")?;
        for line in BufReader::new(output).split(b'\n') {
            let line = line.context("reading its output")?;
            let mut out = io::stdout().lock();
            out.write_all(&line)?;
            out.write_all(b"\n")?;
            if let Some((result, totals)) = summary::read(&String::from_utf8_lossy(&line)) {
                self.results.push(result.to_owned());
                self.totals.add(totals);
            }
        }
        let status = child.wait()?;
        ensure!(
            status.success(),
            "`{}` ended with {status}",
            process::line(command)
        );
        Ok(())
    }
}
