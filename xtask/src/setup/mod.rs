//! Installs what a command needs before it runs.

pub mod browsers;
pub mod build_std;
mod cargo_lock;
pub mod cargo_tools;
mod debian;
pub mod framework_apps;
mod isso;
pub mod node_project;
pub mod npm;
pub mod toolchain;
mod wordpress;

use std::fs::File;
use std::path::PathBuf;

use anyhow::Result;

use crate::environment::Environment;
use crate::files::FileLock;
use crate::paths::Paths;

/// Installs a Rust that compiles to WebAssembly. Every other function here needs its environment.
pub fn for_building(paths: &Paths) -> Result<Environment> {
    let _lock = lock(paths)?;
    let mut environment = Environment::new(paths);
    toolchain::install(paths, &mut environment)?;
    Ok(environment)
}

/// Installs rustfmt and clippy.
pub fn for_checks(paths: &Paths, environment: &Environment) -> Result<()> {
    let _lock = lock(paths)?;
    toolchain::install_checks(environment)
}

/// Installs what builds the demo.
pub fn for_site(paths: &Paths, environment: &mut Environment) -> Result<()> {
    let _lock = lock(paths)?;
    build_std::install_source(environment);
    let needed = [cargo_tools::wasm_bindgen(paths)?, cargo_tools::trunk()];
    cargo_tools::install(&needed, paths, environment)?;
    npm::build_tools(paths, environment)
}

/// Installs what bundles the scripts: the user's own Trunk may have called the hook.
pub fn for_bundle(paths: &Paths, environment: &mut Environment) -> Result<()> {
    let _lock = lock(paths)?;
    npm::build_tools(paths, environment)
}

/// Installs what the chosen steps of `cargo xtask test` run: all tools at once, so that they share one
/// build of their common dependencies.
pub fn for_tests(
    paths: &Paths,
    environment: &mut Environment,
    wants: impl Fn(&str) -> bool,
) -> Result<()> {
    let _lock = lock(paths)?;
    let mut needed = Vec::new();
    let wants_browsers = wants("browser") || wants("e2e");
    if wants_browsers {
        // First, because it fails quickly.
        browsers::install_all(environment)?;
        build_std::install_source(environment);
        needed.extend([
            cargo_tools::wasm_bindgen(paths)?,
            cargo_tools::trunk(),
            cargo_tools::wasm_pack(),
            cargo_tools::geckodriver(),
        ]);
    }
    if wants("deny") {
        needed.push(cargo_tools::cargo_deny());
    }
    cargo_tools::install(&needed, paths, environment)?;
    if wants_browsers {
        npm::build_tools(paths, environment)?;
    }
    Ok(())
}

/// Installs what builds the widget for a benchmark, and the browser that it measures in.
pub fn for_benches(paths: &Paths, environment: &mut Environment) -> Result<()> {
    {
        let _lock = lock(paths)?;
        browsers::install_chromium(environment)?;
    }
    for_site(paths, environment)
}

/// Installs what one benchmark compares the widget with.
pub fn for_bench(
    paths: &Paths,
    environment: &Environment,
    install: impl Fn(&Paths, &Environment) -> Result<Vec<PathBuf>>,
) -> Result<Vec<PathBuf>> {
    let _lock = lock(paths)?;
    install(paths, environment)
}

/// Installs the accessibility checker; returns its script.
pub fn for_accessibility(paths: &Paths, environment: &Environment) -> Result<PathBuf> {
    let _lock = lock(paths)?;
    npm::axe(paths, environment)
}

/// Installs the tools of a publisher's own build. Returns each with the variable that names it to the tests.
pub fn for_package(
    paths: &Paths,
    environment: &Environment,
) -> Result<[(&'static str, PathBuf); 2]> {
    let _lock = lock(paths)?;
    let [typescript, vite] = npm::typescript_and_vite(paths, environment)?;
    Ok([
        ("ARTICLE_WIDGET_TYPESCRIPT", typescript),
        ("ARTICLE_WIDGET_VITE", vite),
    ])
}

/// Installs real back ends that the tests post comments to. Returns each with the variable that names it
/// to the tests.
pub fn for_back_ends(
    paths: &Paths,
    environment: &Environment,
) -> Result<Vec<(&'static str, PathBuf)>> {
    let _lock = lock(paths)?;
    let found = [
        (wordpress::ENV_VAR, wordpress::install(paths, environment)?),
        (isso::ENV_VAR, isso::install(paths, environment)?),
    ];
    Ok(found
        .into_iter()
        .filter_map(|(variable, path)| Some((variable, path?)))
        .collect())
}

/// Builds the applications in other frameworks that the tests drive; returns their folder.
pub fn for_framework_apps(paths: &Paths, environment: &Environment) -> Result<PathBuf> {
    let _lock = lock(paths)?;
    framework_apps::build(paths, environment)
}

/// Waits until no other `cargo xtask` installs anything.
fn lock(paths: &Paths) -> Result<File> {
    FileLock::new(&paths.cache, "setup.lock", "installing").acquire()
}
