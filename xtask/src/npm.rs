//! Packages from the npm registry: tools that live only there, what benchmarks compare with, and what
//! the applications of the end-to-end tests are made of.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::debian;
use crate::environment::Environment;
use crate::fingerprint;
use crate::places::Places;
use crate::process;

/// wasm-opt; Trunk.toml asks for the same version.
pub fn wasm_opt(places: &Places, environment: &mut Environment) -> Result<()> {
    let package = install(
        places,
        environment,
        "binaryen",
        "132.0.0",
        "its wasm-opt makes the WebAssembly smaller",
    )?;
    let program = package.join("bin/wasm-opt");
    // The package is JavaScript: an old Node.js starts it and then fails.
    process::read(environment.command(&program)?.arg("--version"))
        .context("wasm-opt does not run with this Node.js; a newer one may")?;
    environment.prepend_path(package.join("bin"));
    Ok(())
}

/// What makes one small script of the shell's modules.
pub fn esbuild(places: &Places, environment: &mut Environment) -> Result<()> {
    let package = install(
        places,
        environment,
        "esbuild",
        "0.28.2",
        "it joins the element's scripts and makes them small",
    )?;
    environment.prepend_path(package.join("bin"));
    Ok(())
}

/// The script that the end-to-end tests load into pages to judge accessibility.
pub fn axe(places: &Places, environment: &Environment) -> Result<PathBuf> {
    let package = install(
        places,
        environment,
        "axe-core",
        "4.14.1",
        "the tests check accessibility with it",
    )?;
    let script = package.join("axe.min.js");
    ensure!(script.is_file(), "{} is missing", script.display());
    Ok(script)
}

/// What the end-to-end tests check the package's types with.
pub fn typescript(places: &Places, environment: &Environment) -> Result<PathBuf> {
    let why = "the tests check the package's types with it";
    install(places, environment, "typescript", "7.0.2", why)
}

/// What they build a site of the package with: the newest that Debian's Node.js, 18, runs.
pub fn vite(places: &Places, environment: &Environment) -> Result<PathBuf> {
    let why = "the tests build a site with it that uses the package";
    install(places, environment, "vite", "6.4.6", why)
}

/// The carousels that ours is measured beside.
pub fn carousels(places: &Places, environment: &Environment) -> Result<Vec<PathBuf>> {
    [
        ("embla-carousel", "9.0.0-rc03"),
        ("swiper", "14.4.0"),
        ("@splidejs/splide", "4.1.4"),
        ("keen-slider", "6.8.6"),
        ("@glidejs/glide", "3.7.1"),
    ]
    .map(|(package, version)| {
        let why = "the benchmark compares the carousel with it";
        install(places, environment, package, version, why)
    })
    .into_iter()
    .collect()
}

/// Everything that the `package.json` in a folder asks for, installed once for each content of that
/// file; the `node_modules` with it.
pub fn install_all(
    places: &Places,
    environment: &Environment,
    folder: &Path,
    why: &str,
) -> Result<PathBuf> {
    let list = folder.join("package.json");
    let content = fs::read_to_string(&list).with_context(|| list.display().to_string())?;
    let prefix = places
        .cache
        .join("npm")
        .join(format!("all-{}", fingerprint::of(&content)));
    let installed = prefix.join("node_modules");
    // npm writes this list last.
    if installed.join(".package-lock.json").is_file() && environment.find("node").is_some() {
        return Ok(installed);
    }
    prepare(environment, &list.display().to_string(), why)?;
    println!("Installing what {} lists with npm: {why}", list.display());
    fs::create_dir_all(&prefix).with_context(|| format!("making {}", prefix.display()))?;
    fs::write(prefix.join("package.json"), content)?;
    process::run(command(environment, &prefix)?.arg("--no-package-lock"))?;
    Ok(installed)
}

fn install(
    places: &Places,
    environment: &Environment,
    package: &str,
    version: &str,
    why: &str,
) -> Result<PathBuf> {
    let prefix = places
        .cache
        .join("npm")
        .join(format!("{package}-{version}"));
    let installed = prefix.join("node_modules").join(package);
    if installed.join("package.json").is_file() && environment.find("node").is_some() {
        return Ok(installed);
    }
    prepare(environment, package, why)?;
    println!("Installing {package} {version} with npm: {why}");
    fs::create_dir_all(&prefix).with_context(|| format!("making {}", prefix.display()))?;
    process::run(
        command(environment, &prefix)?.args(["--no-save", &format!("{package}@{version}")]),
    )?;
    Ok(installed)
}

/// npm itself.
fn prepare(environment: &Environment, what: &str, why: &str) -> Result<()> {
    if environment.find("npm").is_none() {
        ensure!(
            debian::is_here(environment),
            "npm is missing: install Node.js (18 or newer) for {what}: {why}"
        );
        debian::install(environment, &["nodejs", "npm"], why)?;
    }
    Ok(())
}

/// An installation into `prefix`. No package's own scripts run.
fn command(environment: &Environment, prefix: &Path) -> Result<Command> {
    let mut npm = environment.command("npm")?;
    npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund"])
        .args(["--loglevel=error", "--prefix"])
        .arg(prefix)
        .current_dir(prefix);
    Ok(npm)
}
