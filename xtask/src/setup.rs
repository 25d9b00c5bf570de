//! Everything a command needs before it can begin.

use std::fs::File;
use std::path::PathBuf;

use anyhow::Result;

use crate::environment::Environment;
use crate::lock::Lock;
use crate::places::Places;
use crate::{browsers, hosts, isso, npm, std_source, toolchain, tools, wordpress};

/// Rust that compiles to WebAssembly; every other preparation builds on it.
pub fn for_building(places: &Places) -> Result<Environment> {
    let _alone = alone(places)?;
    let mut environment = Environment::new(places);
    toolchain::prepare(places, &mut environment)?;
    Ok(environment)
}

/// rustfmt and clippy.
pub fn for_checks(places: &Places, environment: &Environment) -> Result<()> {
    let _alone = alone(places)?;
    toolchain::prepare_checks(environment)
}

/// What Trunk needs to build the demo.
pub fn for_site(places: &Places, environment: &mut Environment) -> Result<()> {
    let _alone = alone(places)?;
    std_source::prepare(environment);
    let needed = [tools::wasm_bindgen(places)?, tools::trunk()];
    tools::prepare(&needed, places, environment)?;
    npm::build_tools(places, environment)
}

/// What makes one script of the shell: the hook may be called by a Trunk that we did not start.
pub fn for_shell(places: &Places, environment: &mut Environment) -> Result<()> {
    let _alone = alone(places)?;
    npm::build_tools(places, environment)
}

/// What the chosen steps of `cargo xtask test` run: all tools at once, so that they share one build of
/// what they have in common.
pub fn for_tests(
    places: &Places,
    environment: &mut Environment,
    wants: impl Fn(&str) -> bool,
) -> Result<()> {
    let _alone = alone(places)?;
    let mut needed = Vec::new();
    let wants_browsers = wants("browser") || wants("e2e");
    if wants_browsers {
        // First, because it is quick to fail.
        browsers::prepare(environment)?;
        std_source::prepare(environment);
        needed.extend([
            tools::wasm_bindgen(places)?,
            tools::trunk(),
            tools::wasm_pack(),
            tools::geckodriver(),
        ]);
    }
    if wants("deny") {
        needed.push(tools::cargo_deny());
    }
    tools::prepare(&needed, places, environment)?;
    if wants_browsers {
        npm::build_tools(places, environment)?;
    }
    Ok(())
}

/// What a benchmark builds the widget with, and the browser that it measures in.
pub fn for_benches(places: &Places, environment: &mut Environment) -> Result<()> {
    {
        let _alone = alone(places)?;
        browsers::prepare_chromium(environment)?;
    }
    for_site(places, environment)
}

/// What one benchmark compares the widget with.
pub fn for_bench(
    places: &Places,
    environment: &Environment,
    install: impl Fn(&Places, &Environment) -> Result<Vec<PathBuf>>,
) -> Result<Vec<PathBuf>> {
    let _alone = alone(places)?;
    install(places, environment)
}

/// The accessibility checker's script.
pub fn for_accessibility(places: &Places, environment: &Environment) -> Result<PathBuf> {
    let _alone = alone(places)?;
    npm::axe(places, environment)
}

/// What a publisher's own build has, each as the variable that names it to the tests.
pub fn for_package(
    places: &Places,
    environment: &Environment,
) -> Result<[(&'static str, PathBuf); 2]> {
    let _alone = alone(places)?;
    let [typescript, vite] = npm::typescript_and_vite(places, environment)?;
    Ok([
        ("ARTICLE_WIDGET_TYPESCRIPT", typescript),
        ("ARTICLE_WIDGET_VITE", vite),
    ])
}

/// Servers of other makers that the tests post comments to, each as the variable that names it to
/// the tests.
pub fn for_back_ends(
    places: &Places,
    environment: &Environment,
) -> Result<Vec<(&'static str, PathBuf)>> {
    let _alone = alone(places)?;
    let found = [
        (
            wordpress::VARIABLE,
            wordpress::prepare(places, environment)?,
        ),
        (isso::VARIABLE, isso::prepare(places, environment)?),
    ];
    Ok(found
        .into_iter()
        .filter_map(|(variable, path)| Some((variable, path?)))
        .collect())
}

/// Applications in other people's frameworks that the tests drive, built.
pub fn for_hosts(places: &Places, environment: &Environment) -> Result<PathBuf> {
    let _alone = alone(places)?;
    hosts::prepare(places, environment)
}

/// Two runs at once must not install the same thing: the second waits.
fn alone(places: &Places) -> Result<File> {
    Lock::new(&places.cache, "setup.lock", "installing").take()
}
