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

    /// Runs the command. Its errors go straight through: cargo draws its progress there.
    fn follow(&mut self, command: &mut Command) -> Result<()> {
        let line = process::line(command);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start `{line}`"))?;
        let output = child.stdout.take().context("no output to read")?;
        let heard = self.listen(BufReader::new(output), &mut io::stdout());
        let status = child.wait()?;
        ensure!(status.success(), "`{line}` ended with {status}");
        heard.with_context(|| format!("`{line}`"))
    }

    /// Shows what the command prints as it prints it, and keeps its results.
    fn listen(&mut self, output: impl BufRead, shown: &mut impl Write) -> Result<()> {
        let mut ran_nothing = false;
        for line in output.split(b'\n') {
            let line = line.context("reading its output")?;
            shown.write_all(&line)?;
            shown.write_all(b"\n")?;
            let line = String::from_utf8_lossy(&line);
            if let Some((result, totals)) = summary::read(&line) {
                self.results.push(result.to_owned());
                self.totals.add(totals);
            }
            ran_nothing |= summary::ran_nothing(&line);
        }
        ensure!(
            !ran_nothing,
            "a file of tests was passed over, see above: it needs a test and `run_in_browser`"
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What it makes of the output, and what it shows of it.
    fn listen(output: &str) -> (Outcome, Result<()>, Vec<u8>) {
        let mut outcome = Outcome::new("any");
        let mut shown = Vec::new();
        let heard = outcome.listen(output.as_bytes(), &mut shown);
        (outcome, heard, shown)
    }

    #[test]
    fn output_is_shown_and_its_results_are_kept() {
        let output = "running\ntest result: ok. 3 passed; 0 failed; 0 ignored\n";
        let (outcome, heard, shown) = listen(output);
        assert!(heard.is_ok());
        assert_eq!(outcome.totals.passed, 3);
        assert_eq!(outcome.results.len(), 1);
        assert_eq!(shown, output.as_bytes());
    }

    #[test]
    fn tests_that_did_not_run_are_a_failure() {
        for line in [
            "no tests to run!",
            "    browser tests so skipping. If you'd like",
        ] {
            let result = "test result: ok. 3 passed; 0 failed; 0 ignored";
            let (outcome, heard, _) = listen(&format!("{line}\n{result}\n"));
            assert!(heard.is_err(), "{line}");
            assert_eq!(outcome.totals.passed, 3);
        }
    }

    #[test]
    fn a_command_that_fails_is_a_failure() {
        let mut outcome = Outcome::new("any");
        let mut command = Command::new("sh");
        assert!(outcome.follow(command.args(["-c", "exit 3"])).is_err());
    }
}
