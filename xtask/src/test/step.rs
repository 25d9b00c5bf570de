//! One step of `cargo xtask test`: runs its commands and collects their results.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::files::FileLock;
use crate::process;
use crate::test::runner_output::{self, Totals};

pub struct Step {
    pub name: &'static str,
    pub commands: Vec<Command>,
    /// The lock that is held while they run.
    pub lock: Option<FileLock>,
}

pub struct StepOutcome {
    pub name: &'static str,
    pub duration: Duration,
    /// The result lines of the test runners.
    pub results: Vec<String>,
    pub totals: Totals,
    pub failure: Option<String>,
}

impl Step {
    pub fn run(self) -> StepOutcome {
        println!("\n── {} ──", self.name);
        let start = Instant::now();
        let mut outcome = StepOutcome::new(self.name);
        if let Err(error) = self.run_commands(&mut outcome) {
            outcome.failure = Some(format!("{error:#}"));
        }
        outcome.duration = start.elapsed();
        outcome
    }

    fn run_commands(self, outcome: &mut StepOutcome) -> Result<()> {
        let _lock = self.lock.as_ref().map(FileLock::acquire).transpose()?;
        for mut command in self.commands {
            println!("$ {}", process::command_line(&command));
            outcome.run_command(&mut command)?;
        }
        Ok(())
    }
}

impl StepOutcome {
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            duration: Duration::ZERO,
            results: Vec::new(),
            totals: Totals::default(),
            failure: None,
        }
    }

    /// Runs the command. Its standard error is not read: cargo draws its progress there.
    fn run_command(&mut self, command: &mut Command) -> Result<()> {
        let line = process::command_line(command);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start `{line}`"))?;
        let output = child.stdout.take().context("no output to read")?;
        let read = self.read_output(BufReader::new(output), &mut io::stdout());
        let status = child.wait()?;
        ensure!(status.success(), "`{line}` ended with {status}");
        read.with_context(|| format!("`{line}`"))
    }

    /// Prints the output line by line as it arrives, and keeps the results in it.
    fn read_output(&mut self, output: impl BufRead, shown: &mut impl Write) -> Result<()> {
        let mut has_skipped_tests = false;
        for line in output.split(b'\n') {
            let line = line.context("reading its output")?;
            shown.write_all(&line)?;
            shown.write_all(b"\n")?;
            let line = String::from_utf8_lossy(&line);
            if let Some((result, totals)) = runner_output::parse(&line) {
                self.results.push(result.to_owned());
                self.totals.add(totals);
            }
            has_skipped_tests |= runner_output::has_skipped_tests(&line);
        }
        ensure!(
            !has_skipped_tests,
            "a file of tests was passed over, see above: it needs a test and `run_in_browser`"
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the outcome, the result and what was printed.
    fn read_output(output: &str) -> (StepOutcome, Result<()>, Vec<u8>) {
        let mut outcome = StepOutcome::new("any");
        let mut shown = Vec::new();
        let read = outcome.read_output(output.as_bytes(), &mut shown);
        (outcome, read, shown)
    }

    #[test]
    fn output_is_shown_and_its_results_are_kept() {
        let output = "running\ntest result: ok. 3 passed; 0 failed; 0 ignored\n";
        let (outcome, read, shown) = read_output(output);
        assert!(read.is_ok());
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
            let (outcome, read, _) = read_output(&format!("{line}\n{result}\n"));
            assert!(read.is_err(), "{line}");
            assert_eq!(outcome.totals.passed, 3);
        }
    }

    #[test]
    fn a_command_that_fails_is_a_failure() {
        let mut outcome = StepOutcome::new("any");
        let mut command = Command::new("sh");
        assert!(outcome.run_command(command.args(["-c", "exit 3"])).is_err());
    }
}
