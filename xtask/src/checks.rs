//! `cargo xtask test`: every check, in order, up to the first that fails.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::browsers;
use crate::changed;
use crate::deny;
use crate::environment::Environment;
use crate::hosts;
use crate::neighbour;
use crate::places::Places;
use crate::setup;
use crate::step::{Outcome, Step};
use crate::summary::Totals;
use crate::timings;
use crate::toolchain::TARGET;
use crate::trunk;

const NAMES: &[&str] = &["fmt", "deny", "clippy", "native", "browser", "e2e"];
const ENGINES: &[&str] = &["chromium", "firefox", "webkit"];
/// How many end-to-end tests run at a time: what two cores bear.
const JOURNEYS_AT_A_TIME: &str = "2";
const EMBED: [&str; 2] = ["--features", "article-widget/embed"];
/// One file's failure must not hide the next one's.
const ALL: &str = "--no-fail-fast";
/// What a file of native tests begins with.
const NATIVE_ONLY: &str = "#![cfg(not(target_arch = \"wasm32\"))]";
/// The runner's own limit of 20 seconds is short for a busy machine.
const BROWSER_TEST_SECONDS: &str = "180";

/// What `cargo xtask test` is to run.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    /// The names of the steps; all if there are none.
    steps: Vec<String>,
    /// The code of the promise whose end-to-end tests are to run.
    promise: Option<String>,
    /// The name of the engine that they are to run in.
    engine: Option<String>,
    /// Whether to print what the end-to-end tests took.
    timings: bool,
    /// Whether nothing is to run, since nothing that has changed is looked at.
    is_idle: bool,
}

impl Options {
    fn parse(arguments: &[String]) -> Result<Self> {
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
                "--timings" => options.timings = true,
                "--changed" => {
                    let reached = changed::steps(&Places::find()?.checkout, NAMES)?;
                    if reached.is_empty() {
                        options.is_idle = true;
                    }
                    options.steps.extend(reached.into_iter().map(str::to_owned));
                }
                name => {
                    ensure!(
                        NAMES.contains(&name),
                        "there is no step {name:?}; the steps are {}",
                        NAMES.join(", ")
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
        // Nothing else runs in an engine, or is about a promise.
        if options.steps.is_empty() && (options.engine.is_some() || options.promise.is_some()) {
            options.steps.push("e2e".to_owned());
        }
        Ok(options)
    }
}

pub fn run(arguments: &[String]) -> Result<ExitCode> {
    let options = Options::parse(arguments)?;
    if options.is_idle && options.steps.is_empty() {
        println!("No check looks at what has changed.");
        return Ok(ExitCode::SUCCESS);
    }
    let mut outcomes = Vec::new();
    let start = Instant::now();
    let steps = prepare(&options);
    let mut setup = Outcome::new("setup");
    setup.took = start.elapsed();
    let mut left = match steps {
        Ok(steps) => steps.into_iter(),
        Err(error) => {
            setup.failure = Some(format!("{error:#}"));
            Vec::new().into_iter()
        }
    };
    outcomes.push(setup);
    for step in left.by_ref() {
        let outcome = step.run();
        let failed = outcome.failure.is_some();
        outcomes.push(outcome);
        if failed {
            break;
        }
    }
    let not_run: Vec<&str> = left.map(|step| step.name).collect();
    if options.timings {
        println!("\n{}", timings::table(&Places::find()?)?);
    }
    Ok(report(&outcomes, &not_run))
}

/// Installs what the chosen steps need and lists their commands.
fn prepare(options: &Options) -> Result<Vec<Step>> {
    let wants =
        |name: &str| options.steps.is_empty() || options.steps.iter().any(|wish| wish == name);
    let places = Places::find()?;
    let mut environment = setup::for_building(&places)?;
    if wants("fmt") || wants("clippy") {
        setup::for_checks(&places, &environment)?;
    }
    setup::for_tests(&places, &mut environment, wants)?;
    let make = Checks {
        places: &places,
        environment: &environment,
    };
    let mut steps = Vec::new();
    if wants("fmt") {
        steps.push(make.fmt()?);
    }
    if wants("deny") {
        steps.push(make.deny()?);
    }
    if wants("clippy") {
        steps.push(make.clippy()?);
    }
    if wants("native") {
        steps.push(make.native()?);
    }
    if wants("browser") {
        steps.push(make.browser()?);
    }
    if wants("e2e") {
        steps.push(make.site()?);
        steps.push(make.e2e(options)?);
    }
    Ok(steps)
}

struct Checks<'a> {
    places: &'a Places,
    environment: &'a Environment,
}

impl Checks<'_> {
    fn fmt(&self) -> Result<Step> {
        let mut fmt = self.cargo("fmt")?;
        fmt.args(["--all", "--check"]);
        Ok(step("fmt", [fmt]))
    }

    /// Licences, versions and sources of the crates.
    fn deny(&self) -> Result<Step> {
        Ok(Step {
            commands: deny::check(self.environment, self.places)?,
            ..step("deny", [])
        })
    }

    /// As the machine's own code, as the browser's, as Yew applications get it, without `embed`, and as
    /// the element does, without what it reads and shows by other means.
    fn clippy(&self) -> Result<Step> {
        let mut native = self.cargo("clippy")?;
        native.args(["--workspace", "--all-targets"]);
        let mut wasm = self.cargo("clippy")?;
        wasm.args(["-p", "article-widget", "-p", "yew-application"])
            .args(["--all-targets", "--target", TARGET]);
        for command in [&mut native, &mut wasm] {
            command.args(EMBED);
        }
        let mut component = self.cargo("clippy")?;
        component.args(["-p", "yew-application", "--target", TARGET]);
        let mut element = self.cargo("clippy")?;
        element
            .args(["-p", "article-widget", "--no-default-features"])
            .args(["--features", "article-widget/module", "--target", TARGET]);
        for command in [&mut native, &mut wasm, &mut component, &mut element] {
            command.args(["--", "-D", "warnings"]);
        }
        Ok(step("clippy", [native, wasm, component, element]))
    }

    fn native(&self) -> Result<Step> {
        let mut tests = self.cargo("test")?;
        tests
            .args(["--workspace", "--exclude", "e2e", ALL])
            .args(EMBED);
        Ok(step("native", [tests]))
    }

    /// The component tests, in headless Chromium and then in headless Firefox.
    fn browser(&self) -> Result<Step> {
        let mut tests = self.environment.command("wasm-pack")?;
        tests
            .args(["test", "--headless", "--chrome", "--firefox"])
            // Nothing is downloaded: runner and drivers are on the PATH.
            .args(["--mode", "no-install", ".", "--features", "embed"])
            .args(browser_tests(&self.places.checkout.join("tests"))?)
            .current_dir(&self.places.checkout)
            .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_TEST_SECONDS);
        for driver in ["CHROMEDRIVER", "GECKODRIVER"] {
            // Either would make the runner take that browser for both runs.
            tests.env_remove(driver);
        }
        Ok(step("browser", [tests]))
    }

    /// The site that the tests visit, and the package of the same files.
    fn site(&self) -> Result<Step> {
        let dist = self.places.dist();
        let build = trunk::build(self.environment, self.places, &dist)?;
        let mut package = self.cargo("xtask")?;
        package.arg("dist").arg("--site").arg(dist);
        package.arg("--into").arg(self.places.package());
        package.arg("--within-budget");
        Ok(Step {
            lock: Some(trunk::lock(self.places)),
            ..step("site", [build, package])
        })
    }

    fn e2e(&self, options: &Options) -> Result<Step> {
        let axe = setup::for_accessibility(self.places, self.environment)?;
        let back_ends = setup::for_back_ends(self.places, self.environment)?;
        let hosts = setup::for_hosts(self.places, self.environment)?;
        let tools = setup::for_package(self.places, self.environment)?;
        let mini_browser = browsers::mini_browser()
            .context("WebKitGTK's MiniBrowser is gone: install it again")?;
        let mut tests = self.cargo("test")?;
        tests
            .args(["-p", "e2e", ALL])
            // Much of a test is waiting; more at a time would make each wait longer than it is worth.
            .args(["--", "--test-threads", JOURNEYS_AT_A_TIME])
            .env("ARTICLE_WIDGET_TIMINGS", timings::file(self.places))
            .env("ARTICLE_WIDGET_DIST", self.places.dist())
            .env("ARTICLE_WIDGET_PACKAGE", self.places.package())
            .env("ARTICLE_WIDGET_AXE", axe)
            .env("ARTICLE_WIDGET_MINIBROWSER", mini_browser)
            .env(hosts::VARIABLE, hosts)
            .env(neighbour::VARIABLE, neighbour::folder(self.places))
            .envs(tools)
            .envs(back_ends);
        for (name, choice) in [
            ("ARTICLE_WIDGET_PROMISE", &options.promise),
            ("ARTICLE_WIDGET_ENGINE", &options.engine),
        ] {
            tests.env(name, choice.as_deref().unwrap_or_default());
        }
        if let Some(shell) = browsers::headless_shell(self.environment) {
            tests.env("ARTICLE_WIDGET_CHROMIUM", shell);
        }
        let [compile, bind] = neighbour::build(self.environment, self.places)?;
        Ok(step("e2e", [compile, bind, tests]))
    }

    fn cargo(&self, subcommand: &str) -> Result<Command> {
        let mut cargo = self.environment.command("cargo")?;
        cargo.arg(subcommand).current_dir(&self.places.checkout);
        Ok(cargo)
    }
}

/// The files of tests that are meant for a browser, as cargo's options: all but those that say
/// that they are not. The library's own tests and examples are not among them: they ran natively.
fn browser_tests(folder: &Path) -> Result<Vec<String>> {
    let mut options = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_stem().and_then(OsStr::to_str);
        if let Some(name) = name.filter(|_| path.extension() == Some(OsStr::new("rs")))
            && !fs::read_to_string(&path)?.contains(NATIVE_ONLY)
        {
            options.push(format!("--test={name}"));
        }
    }
    options.sort();
    Ok(options)
}

fn step<const N: usize>(name: &'static str, commands: [Command; N]) -> Step {
    Step {
        name,
        commands: commands.into(),
        lock: None,
    }
}

/// The runners' own lines and the totals come last, where a reader of a long log looks.
fn report(outcomes: &[Outcome], not_run: &[&str]) -> ExitCode {
    println!("\n── summary ──");
    for outcome in outcomes {
        let state = outcome.failure.as_ref().map_or("ok", |_| "FAILED");
        println!(
            "{:<8} {:>7.1} s  {state}",
            outcome.name,
            outcome.took.as_secs_f64()
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

/// A step that failed without a failed test counts as one, so that the last line
/// never reads as a success.
fn totals(outcomes: &[Outcome]) -> Totals {
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

    fn outcome(passed: usize, failed: usize, failure: Option<&str>) -> Outcome {
        Outcome {
            totals: Totals { passed, failed },
            failure: failure.map(str::to_owned),
            ..Outcome::new("any")
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

    #[test]
    fn a_file_of_tests_runs_in_a_browser_unless_it_says_that_it_does_not() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");

        let chosen = browser_tests(&folder).unwrap();

        assert!(chosen.contains(&"--test=carousel".to_owned()));
        assert!(!chosen.contains(&"--test=fuzz".to_owned()));
        assert!(!chosen.contains(&"--test=common".to_owned()));
    }

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
