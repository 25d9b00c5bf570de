//! The steps of `cargo xtask test`, as commands.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::paths::Paths;
use crate::setup::toolchain::WASM_TARGET;
use crate::setup::{self, browsers, framework_apps};
use crate::test::options::Options;
use crate::test::step::Step;
use crate::test::{deny, second_yew_app, timings};
use crate::trunk;

/// How many end-to-end tests run at a time: more would make two cores, and so each test, slower.
const E2E_TEST_THREADS: &str = "2";
const EMBED_FEATURE: [&str; 2] = ["--features", "article-widget/embed"];
/// Runs the other test binaries too after one has failed.
const NO_FAIL_FAST: &str = "--no-fail-fast";
/// The attribute at the top of a test file that runs natively only.
const NATIVE_ONLY_ATTRIBUTE: &str = "#![cfg(not(target_arch = \"wasm32\"))]";
/// The runner's default of 20 seconds is short for a busy machine.
const BROWSER_TEST_TIMEOUT_SECONDS: &str = "180";

/// Installs what the chosen steps need and lists their commands.
pub fn prepare(options: &Options) -> Result<Vec<Step>> {
    let wants = |name: &str| options.includes(name);
    let paths = Paths::find()?;
    let mut environment = setup::for_building(&paths)?;
    if wants("fmt") || wants("clippy") {
        setup::for_checks(&paths, &environment)?;
    }
    setup::for_tests(&paths, &mut environment, wants)?;
    let checks = Checks {
        paths: &paths,
        environment: &environment,
    };
    let mut steps = Vec::new();
    if wants("fmt") {
        steps.push(checks.fmt()?);
    }
    if wants("deny") {
        steps.push(checks.deny()?);
    }
    if wants("clippy") {
        steps.push(checks.clippy()?);
    }
    if wants("native") {
        steps.push(checks.native()?);
    }
    if wants("browser") {
        steps.push(checks.browser()?);
    }
    if wants("e2e") {
        steps.push(checks.site()?);
        steps.push(checks.e2e(options)?);
    }
    Ok(steps)
}

struct Checks<'a> {
    paths: &'a Paths,
    environment: &'a Environment,
}

impl Checks<'_> {
    fn fmt(&self) -> Result<Step> {
        let mut fmt = self.cargo("fmt")?;
        fmt.args(["--all", "--check"]);
        Ok(step("fmt", [fmt]))
    }

    /// Checks the licences, versions and sources of the crates.
    fn deny(&self) -> Result<Step> {
        Ok(Step {
            commands: deny::commands(self.environment, self.paths)?,
            ..step("deny", [])
        })
    }

    /// Lints four builds: native, WebAssembly, the component as Yew applications use it (without `embed`),
    /// and the custom element (without the formats and styles that it has elsewhere).
    fn clippy(&self) -> Result<Step> {
        let mut native = self.cargo("clippy")?;
        native.args(["--workspace", "--all-targets"]);
        let mut wasm = self.cargo("clippy")?;
        wasm.args(["-p", "article-widget", "-p", "yew-application"])
            .args(["--all-targets", "--target", WASM_TARGET]);
        for command in [&mut native, &mut wasm] {
            command.args(EMBED_FEATURE);
        }
        let mut component = self.cargo("clippy")?;
        component.args(["-p", "yew-application", "--target", WASM_TARGET]);
        let mut element = self.cargo("clippy")?;
        element
            .args(["-p", "article-widget", "--no-default-features"])
            .args([
                "--features",
                "article-widget/module",
                "--target",
                WASM_TARGET,
            ]);
        for command in [&mut native, &mut wasm, &mut component, &mut element] {
            command.args(["--", "-D", "warnings"]);
        }
        Ok(step("clippy", [native, wasm, component, element]))
    }

    fn native(&self) -> Result<Step> {
        let mut tests = self.cargo("test")?;
        tests
            .args(["--workspace", "--exclude", "e2e", NO_FAIL_FAST])
            .args(EMBED_FEATURE);
        Ok(step("native", [tests]))
    }

    /// Runs the component tests in headless Chromium and then in headless Firefox.
    fn browser(&self) -> Result<Step> {
        let mut tests = self.environment.command("wasm-pack")?;
        tests
            .args(["test", "--headless", "--chrome", "--firefox"])
            // Downloads nothing: the runner and the drivers are on the PATH.
            .args(["--mode", "no-install", ".", "--features", "embed"])
            .args(browser_tests(&self.paths.checkout)?)
            .current_dir(&self.paths.checkout)
            .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_TEST_TIMEOUT_SECONDS);
        for driver in ["CHROMEDRIVER", "GECKODRIVER"] {
            // Either of them makes the runner use that browser for both runs.
            tests.env_remove(driver);
        }
        Ok(step("browser", [tests]))
    }

    /// Builds the site that the end-to-end tests visit, and the package of the same files.
    fn site(&self) -> Result<Step> {
        let dist = self.paths.dist();
        let build = trunk::build(self.environment, self.paths, &dist)?;
        let mut package = self.cargo("xtask")?;
        package.arg("dist").arg("--site").arg(dist);
        package.arg("--into").arg(self.paths.package());
        package.arg("--within-budget");
        Ok(Step {
            lock: Some(trunk::lock(self.paths)),
            ..step("site", [build, package])
        })
    }

    fn e2e(&self, options: &Options) -> Result<Step> {
        let axe = setup::for_accessibility(self.paths, self.environment)?;
        let back_ends = setup::for_back_ends(self.paths, self.environment)?;
        let apps = setup::for_framework_apps(self.paths, self.environment)?;
        let tools = setup::for_package(self.paths, self.environment)?;
        let mini_browser = browsers::mini_browser()
            .context("WebKitGTK's MiniBrowser is gone: install it again")?;
        let mut tests = self.cargo("test")?;
        tests
            .args(["-p", "e2e", NO_FAIL_FAST])
            .args(["--", "--test-threads", E2E_TEST_THREADS])
            .env("ARTICLE_WIDGET_TIMINGS", timings::path(self.paths))
            .env("ARTICLE_WIDGET_DIST", self.paths.dist())
            .env("ARTICLE_WIDGET_PACKAGE", self.paths.package())
            .env("ARTICLE_WIDGET_AXE", axe)
            .env("ARTICLE_WIDGET_MINIBROWSER", mini_browser)
            .env(framework_apps::ENV_VAR, apps)
            .env(
                second_yew_app::ENV_VAR,
                second_yew_app::built_folder(self.paths),
            )
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
        let [compile, bindgen] = second_yew_app::build_commands(self.environment, self.paths)?;
        Ok(step("e2e", [compile, bindgen, tests]))
    }

    fn cargo(&self, subcommand: &str) -> Result<Command> {
        let mut cargo = self.environment.command("cargo")?;
        cargo.arg(subcommand).current_dir(&self.paths.checkout);
        Ok(cargo)
    }
}

/// Returns `--test` options for the test targets of the root package that run in a browser: all but the
/// files with [`NATIVE_ONLY_ATTRIBUTE`]. The library's unit tests and the examples run natively only.
fn browser_tests(checkout: &Path) -> Result<Vec<String>> {
    let path = checkout.join("Cargo.toml");
    let manifest =
        fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let mut options = Vec::new();
    for TestTarget { name, path } in test_targets(&manifest) {
        let source = checkout.join(path);
        let source =
            fs::read_to_string(&source).with_context(|| format!("reading {}", source.display()))?;
        if !source.contains(NATIVE_ONLY_ATTRIBUTE) {
            options.push(format!("--test={name}"));
        }
    }
    options.sort();
    Ok(options)
}

/// A `[[test]]` table of a `Cargo.toml`.
#[derive(Debug, PartialEq, Eq)]
struct TestTarget<'a> {
    name: &'a str,
    path: &'a str,
}

/// Returns the `[[test]]` tables that begin with a name and a path.
fn test_targets(manifest: &str) -> impl Iterator<Item = TestTarget<'_>> {
    fn value<'a>(line: &'a str, key: &str) -> Option<&'a str> {
        let value = line.strip_prefix(key)?.strip_prefix(" = \"")?;
        value.strip_suffix('"')
    }
    manifest.split("[[test]]\n").skip(1).filter_map(|table| {
        let mut lines = table.lines();
        Some(TestTarget {
            name: value(lines.next()?, "name")?,
            path: value(lines.next()?, "path")?,
        })
    })
}

fn step<const N: usize>(name: &'static str, commands: [Command; N]) -> Step {
    Step {
        name,
        commands: commands.into(),
        lock: None,
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::files;

    fn checkout() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    #[test]
    fn a_file_of_tests_runs_in_a_browser_unless_it_says_that_it_does_not() {
        let chosen = browser_tests(&checkout()).unwrap();

        assert!(chosen.contains(&"--test=carousel".to_owned()));
        assert!(!chosen.contains(&"--test=fuzz".to_owned()));
        assert!(!chosen.contains(&"--test=common".to_owned()));
    }

    /// Cargo finds by itself no test in a folder: one that is not listed would never run.
    #[test]
    fn every_file_of_tests_is_a_target_of_its_own_name() {
        let manifest = fs::read_to_string(checkout().join("Cargo.toml")).unwrap();
        let listed: Vec<_> = test_targets(&manifest).collect();
        assert_eq!(listed.len(), manifest.matches("[[test]]").count());

        let tests = checkout().join("tests");
        let mut found = Vec::new();
        for folder in files::list_dir(&tests).unwrap() {
            assert!(folder.is_dir(), "{} is in no folder", folder.display());
            if folder.file_name().unwrap() == "common" {
                continue;
            }
            for file in files::list_dir(&folder).unwrap() {
                if file.extension().is_some_and(|extension| extension == "rs") {
                    let path = file.strip_prefix(checkout()).unwrap();
                    found.push(path.to_str().unwrap().to_owned());
                }
            }
        }
        found.sort();

        let mut paths: Vec<_> = listed.iter().map(|target| target.path.to_owned()).collect();
        paths.sort();
        assert_eq!(paths, found);
        for TestTarget { name, path } in listed {
            assert_eq!(Path::new(path).file_stem().unwrap(), name);
        }
    }
}
