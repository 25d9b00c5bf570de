//! The command line of `cargo xtask test`.

use anyhow::{Context, Result, ensure};

use crate::paths::Paths;
use crate::test::changed;

/// The names of the steps, in the order in which they run.
pub const STEPS: &[&str] = &["fmt", "deny", "clippy", "native", "browser", "e2e"];
const ENGINES: &[&str] = &["chromium", "firefox", "webkit"];

/// What `cargo xtask test` runs.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The names of the chosen steps; empty for all of them.
    pub steps: Vec<String>,
    /// The code of the promise whose end-to-end tests run.
    pub promise: Option<String>,
    /// The name of the engine that the end-to-end tests run in.
    pub engine: Option<String>,
    /// Whether to print how long the end-to-end tests took.
    pub prints_timings: bool,
    /// Whether `--changed` found no step that looks at the changed files.
    pub is_unaffected: bool,
}

impl Options {
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || {
                let value = arguments.next().cloned();
                value.with_context(|| format!("{argument} needs a value"))
            };
            match argument.as_str() {
                "--promise" => options.promise = Some(value()?.to_uppercase()),
                "--engine" => options.engine = Some(value()?.to_lowercase()),
                "--timings" => options.prints_timings = true,
                "--changed" => {
                    let affected = changed::affected_steps(&Paths::find()?.checkout, STEPS)?;
                    if affected.is_empty() {
                        options.is_unaffected = true;
                    }
                    options
                        .steps
                        .extend(affected.into_iter().map(str::to_owned));
                }
                name => {
                    ensure!(
                        STEPS.contains(&name),
                        "there is no step {name:?}; the steps are {}",
                        STEPS.join(", ")
                    );
                    options.steps.push(name.to_owned());
                }
            }
        }
        if let Some(engine) = &options.engine {
            ensure!(
                ENGINES.contains(&engine.as_str()),
                "there is no engine {engine:?}; the engines are {}",
                ENGINES.join(", ")
            );
        }
        // Only end-to-end tests have an engine or a promise.
        if options.steps.is_empty() && (options.engine.is_some() || options.promise.is_some()) {
            options.steps.push("e2e".to_owned());
        }
        Ok(options)
    }

    /// Whether the step runs.
    pub fn includes(&self, step: &str) -> bool {
        self.steps.is_empty() || self.steps.iter().any(|chosen| chosen == step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Options> {
        let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        Options::parse(&arguments)
    }

    #[test]
    fn an_unknown_step_or_engine_is_refused() {
        assert!(parse(&["unknown"]).is_err());
        assert!(parse(&["--engine", "lynx"]).is_err());
        assert!(parse(&["--promise"]).is_err());
    }

    #[test]
    fn a_promise_or_an_engine_chooses_the_end_to_end_tests() {
        let options = parse(&["--promise", "f4", "--engine", "Firefox"]).unwrap();

        assert_eq!(options.steps, ["e2e"]);
        assert_eq!(options.promise.as_deref(), Some("F4"));
        assert_eq!(options.engine.as_deref(), Some("firefox"));
    }
}
