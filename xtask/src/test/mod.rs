//! `cargo xtask test`: runs every check in order and stops at the first that fails.

mod changed;
mod checks;
mod deny;
mod options;
pub mod promises;
mod runner_output;
pub mod second_yew_app;
mod step;
mod timings;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

use crate::paths::Paths;
use crate::test::options::Options;
use crate::test::runner_output::Totals;
use crate::test::step::StepOutcome;

pub fn run(arguments: &[String]) -> Result<ExitCode> {
    let options = Options::parse(arguments)?;
    if options.is_unaffected && options.steps.is_empty() {
        println!("No check looks at what has changed.");
        return Ok(ExitCode::SUCCESS);
    }
    let mut outcomes = Vec::new();
    let start = Instant::now();
    let steps = checks::prepare(&options);
    let mut setup = StepOutcome::new("setup");
    setup.duration = start.elapsed();
    let mut remaining = match steps {
        Ok(steps) => steps.into_iter(),
        Err(error) => {
            setup.failure = Some(format!("{error:#}"));
            Vec::new().into_iter()
        }
    };
    outcomes.push(setup);
    for step in remaining.by_ref() {
        let outcome = step.run();
        let failed = outcome.failure.is_some();
        outcomes.push(outcome);
        if failed {
            break;
        }
    }
    let not_run: Vec<&str> = remaining.map(|step| step.name).collect();
    if options.prints_timings {
        println!("\n{}", timings::table(&Paths::find()?)?);
    }
    Ok(report(&outcomes, &not_run))
}

/// Prints the test runners' result lines and the totals last, where a reader of a long log looks.
fn report(outcomes: &[StepOutcome], not_run: &[&str]) -> ExitCode {
    println!("\n── summary ──");
    for outcome in outcomes {
        let state = outcome.failure.as_ref().map_or("ok", |_| "FAILED");
        println!(
            "{:<8} {:>7.1} s  {state}",
            outcome.name,
            outcome.duration.as_secs_f64()
        );
    }
    for outcome in outcomes {
        if let Some(failure) = &outcome.failure {
            println!("the step {} failed: {failure}", outcome.name);
        }
    }
    if !not_run.is_empty() {
        println!("not run: {}", not_run.join(", "));
    }
    for outcome in outcomes
        .iter()
        .filter(|outcome| !outcome.results.is_empty())
    {
        println!("{}:", outcome.name);
        for result in &outcome.results {
            println!("{result}");
        }
    }
    let Totals { passed, failed } = totals(outcomes);
    println!("{passed} passed, {failed} failed");
    if outcomes.iter().any(|outcome| outcome.failure.is_some()) {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Adds up the steps. A step that fails without a failed test counts as one failure, so that the last
/// line never reads as a success.
fn totals(outcomes: &[StepOutcome]) -> Totals {
    let mut totals = Totals::default();
    for outcome in outcomes {
        totals.add(outcome.totals);
        if outcome.failure.is_some() && outcome.totals.failed == 0 {
            totals.failed += 1;
        }
    }
    totals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(passed: usize, failed: usize, failure: Option<&str>) -> StepOutcome {
        StepOutcome {
            totals: Totals { passed, failed },
            failure: failure.map(str::to_owned),
            ..StepOutcome::new("any")
        }
    }

    #[test]
    fn totals_are_summed_over_the_steps() {
        let all = [outcome(3, 0, None), outcome(4, 1, Some("a test failed"))];
        assert_eq!(
            totals(&all),
            Totals {
                passed: 7,
                failed: 1
            }
        );
    }

    #[test]
    fn a_step_that_fails_without_tests_is_a_failure_in_the_totals() {
        let all = [outcome(0, 0, Some("clippy")), outcome(0, 0, None)];
        assert_eq!(totals(&all).failed, 1);
    }
}
