//! One step of `cargo xtask test`: its commands, and how they went.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::lock::Lock;
use crate::process;
use crate::summary::{self, Totals};

pub struct Step {
    pub name: &'static str,
    pub commands: Vec<Command>,
    /// Held while they run.
    pub lock: Option<Lock>,
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
        if let Err(error) = self.follow(&mut outcome) {
            outcome.failure = Some(format!("{error:#}"));
        }
        outcome.took = start.elapsed();
        outcome
    }

    fn follow(self, outcome: &mut Outcome) -> Result<()> {
        let _alone = self.lock.as_ref().map(Lock::take).transpose()?;
        for mut command in self.commands {
            println!("$ {}", process::line(&command));
            outcome.follow(&mut command)?;
        }
        Ok(())
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
        let mut ran_nothing = false;
        for line in BufReader::new(output).split(b'\n') {
            let line = line.context("reading its output")?;
            let mut out = io::stdout().lock();
            out.write_all(&line)?;
            out.write_all(b"\n")?;
            let line = String::from_utf8_lossy(&line);
            if let Some((result, totals)) = summary::read(&line) {
                self.results.push(result.to_owned());
                self.totals.add(totals);
            }
            ran_nothing |= summary::ran_nothing(&line);
        }
        let status = child.wait()?;
        ensure!(
            status.success(),
            "`{}` ended with {status}",
            process::line(command)
        );
        ensure!(
            !ran_nothing,
            "`{}` passed over a file of tests: in its output, see \"no tests to run!\" or \
             \"so skipping\"; a file needs a test and `run_in_browser`",
            process::line(command)
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follow(script: &str) -> (Outcome, Result<()>) {
        let mut outcome = Outcome::new("any");
        let result = outcome.follow(Command::new("sh").args(["-c", script]));
        (outcome, result)
    }

    #[test]
    fn results_are_kept_and_counted() {
        let (outcome, result) = follow("echo 'test result: ok. 3 passed; 0 failed; 0 ignored'");
        assert!(result.is_ok());
        assert_eq!(outcome.totals.passed, 3);
        assert_eq!(outcome.results.len(), 1);
    }

    #[test]
    fn tests_that_did_not_run_are_a_failure() {
        for words in [
            "no tests to run!",
            "    browser tests so skipping. If you'd",
        ] {
            let (_, result) = follow(&format!("echo \"{words}\""));
            assert!(result.is_err(), "{words}");
        }
    }

    #[test]
    fn a_command_that_fails_is_a_failure() {
        assert!(follow("exit 3").1.is_err());
    }
}
