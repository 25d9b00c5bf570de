//! Runs the registered tests, several at a time.

pub(crate) mod journey;
pub mod promise;
mod timeout;
pub(crate) mod timings;

pub use timeout::run_with_timeout;

use crate::Engine;
use crate::back_ends::wordpress;
use crate::browser;
use journey::{Journey, RunMode};
use libtest_mimic::{Arguments, Trial};
use std::env;
use std::process::ExitCode;

/// Runs the tests that the command line chooses, with the options of Rust's own test runner.
pub fn run() -> ExitCode {
    let arguments = Arguments::from_args();
    let filter = Filter::from_env();
    let chosen = inventory::iter::<Journey>
        .into_iter()
        .filter(|it| filter.has_promise(it));
    let mut trials: Vec<Trial> = chosen.flat_map(|it| trials(it, &filter)).collect();
    // The slowest first, so that the last ones are short; tests without a known duration before all.
    trials.sort_by_cached_key(|trial| std::cmp::Reverse(timings::duration_ms(trial.name())));
    let conclusion = libtest_mimic::run(&arguments, trials);
    browser::close_idle();
    wordpress::stop_database();
    conclusion.exit_code()
}

/// What the environment variables choose, beside the command line.
struct Filter {
    /// The code of a promise.
    promise: Option<String>,
    /// The name of an engine.
    engine: Option<String>,
}

impl Filter {
    fn from_env() -> Self {
        let read = |name| env::var(name).ok().filter(|it| !it.is_empty());
        Self {
            promise: read("ARTICLE_WIDGET_PROMISE"),
            engine: read("ARTICLE_WIDGET_ENGINE"),
        }
    }

    fn has_promise(&self, journey: &Journey) -> bool {
        let matches = |code: &String| journey.promises.iter().any(|it| it.code() == code);
        self.promise.as_ref().is_none_or(matches)
    }

    fn has_engine(&self, engine: Engine) -> bool {
        let matches = |name: &String| engine.to_string() == *name;
        self.engine.as_ref().is_none_or(matches)
    }
}

fn trials(journey: &'static Journey, filter: &Filter) -> Vec<Trial> {
    let name = journey.path();
    let trial = |name: String, run: Box<dyn FnOnce() + Send>| {
        let test_name = name.clone();
        Trial::test(name, move || {
            timings::time_test(&test_name, run);
            Ok(())
        })
        .with_ignored_flag(journey.ignored.is_some())
    };
    match journey.mode {
        RunMode::Native(run) => vec![trial(name, Box::new(run))],
        RunMode::InEngines(engines, run) => engines
            .iter()
            .filter(|engine| filter.has_engine(**engine))
            .map(|engine| {
                trial(
                    format!("{name}::in_{engine}"),
                    Box::new(move || run(*engine)),
                )
            })
            .collect(),
    }
}
