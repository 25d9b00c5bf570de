//! Runs the registered tests, several at a time.

use crate::Engine;
use crate::browser;
use crate::journey::{Course, Journey};
use crate::timings;
use crate::wordpress;
use libtest_mimic::{Arguments, Trial};
use std::env;
use std::process::ExitCode;

/// Runs the tests that the command line chooses: its options are those of Rust's own test runner.
pub fn run() -> ExitCode {
    let arguments = Arguments::from_args();
    let choice = Choice::read();
    let chosen = inventory::iter::<Journey>
        .into_iter()
        .filter(|it| choice.has_promise(it));
    let mut trials: Vec<Trial> = chosen.flat_map(|it| trials(it, &choice)).collect();
    // Those that take longest first, so that the last ones are short; unknown ones before all.
    trials.sort_by_cached_key(|trial| std::cmp::Reverse(timings::took(trial.name())));
    let conclusion = libtest_mimic::run(&arguments, trials);
    browser::end_all();
    wordpress::end_all();
    conclusion.exit_code()
}

/// Which tests run, beside what the command line says.
struct Choice {
    /// By the code of a promise.
    promise: Option<String>,
    /// By the name of an engine.
    engine: Option<String>,
}

impl Choice {
    fn read() -> Self {
        let read = |name| env::var(name).ok().filter(|it| !it.is_empty());
        Self {
            promise: read("ARTICLE_WIDGET_PROMISE"),
            engine: read("ARTICLE_WIDGET_ENGINE"),
        }
    }

    fn has_promise(&self, journey: &Journey) -> bool {
        let is_it = |code: &String| journey.promises.iter().any(|it| it.code() == code);
        self.promise.as_ref().is_none_or(is_it)
    }

    fn has_engine(&self, engine: Engine) -> bool {
        let is_it = |name: &String| engine.to_string() == *name;
        self.engine.as_ref().is_none_or(is_it)
    }
}

fn trials(journey: &'static Journey, choice: &Choice) -> Vec<Trial> {
    let name = journey.path();
    let trial = |name: String, run: Box<dyn FnOnce() + Send>| {
        let watched = name.clone();
        Trial::test(name, move || {
            timings::test(&watched, run);
            Ok(())
        })
        .with_ignored_flag(journey.ignored.is_some())
    };
    match journey.course {
        Course::Native(run) => vec![trial(name, Box::new(run))],
        Course::In(engines, run) => engines
            .iter()
            .filter(|engine| choice.has_engine(**engine))
            .map(|engine| {
                trial(
                    format!("{name}::in_{engine}"),
                    Box::new(move || run(*engine)),
                )
            })
            .collect(),
    }
}
