//! Installs a Rust toolchain that compiles to WebAssembly: rustup's if rustup can install the target, or
//! else Debian's.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};

use crate::environment::Environment;
use crate::paths::Paths;
use crate::process;
use crate::setup::debian;

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_PACKAGES: &[&str] = &[
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "lld-22",
    "rust-web-clippy",
    "rustfmt-web",
];
const DEBIAN_LLD: &str = "/usr/bin/lld-22";
const DEBIAN_RUSTLIB: &str = "/usr/lib/rustlib";

/// Makes the environment's `cargo` and `rustc` ones that compile to WebAssembly.
pub fn install(paths: &Paths, environment: &mut Environment) -> Result<()> {
    if env::var_os("ARTICLE_WIDGET_TOOLCHAIN").is_some_and(|choice| choice == "debian") {
        return use_debian(paths, environment);
    }
    if compiles_to_wasm(environment) {
        return Ok(());
    }
    // Set up by an earlier run: rustup would only fail again.
    if is_debian_ready(environment) {
        return use_debian(paths, environment);
    }
    if environment.find("rustup").is_some() {
        println!("Installing the target {WASM_TARGET} with rustup: the widget is WebAssembly");
        let added =
            process::run(
                environment
                    .command("rustup")?
                    .args(["target", "add", WASM_TARGET]),
            );
        match added {
            Ok(()) if compiles_to_wasm(environment) => return Ok(()),
            Ok(()) => eprintln!("rustup's target does not fit the rustc on the PATH"),
            Err(error) => eprintln!("rustup could not deliver it: {error:#}"),
        }
    }
    if debian::is_debian(environment) {
        return use_debian(paths, environment);
    }
    bail!(
        "rustc cannot compile to {WASM_TARGET}: install Rust with rustup, then `rustup target add \
         {WASM_TARGET}` (or run this on Debian, whose packages can stand in)"
    )
}

/// Installs rustfmt and clippy, which a minimal toolchain lacks.
pub fn install_checks(environment: &Environment) -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !process::succeeds(
            environment
                .command("cargo")?
                .args([subcommand, "--version"]),
        ) {
            println!("Installing {component} with rustup: `cargo xtask test` runs it");
            process::run(
                environment
                    .command("rustup")?
                    .args(["component", "add", component]),
            )
            .with_context(|| format!("`cargo {subcommand}` is missing"))?;
        }
    }
    Ok(())
}

/// Returns whether an empty library compiles, which fails for a standard library of another rustc too.
fn compiles_to_wasm(environment: &Environment) -> bool {
    environment
        .command("rustc")
        .is_ok_and(|mut rustc| compiles_empty_library(&mut rustc))
}

fn compiles_empty_library(rustc: &mut std::process::Command) -> bool {
    process::succeeds(
        rustc
            .args([
                "--crate-name",
                "probe",
                "--crate-type",
                "lib",
                "--emit",
                // To the standard output, so that no file is written.
                "metadata=-",
            ])
            .args(["--target", WASM_TARGET, "/dev/null"])
            .stdin(Stdio::null()),
    )
}

fn use_debian(paths: &Paths, environment: &mut Environment) -> Result<()> {
    ensure!(
        debian::is_debian(environment),
        "ARTICLE_WIDGET_TOOLCHAIN=debian asks for Debian's Rust, but this is not Debian: unset it"
    );
    debian::install(
        environment,
        DEBIAN_PACKAGES,
        "Rust, its library's source and a WebAssembly linker",
    )?;
    if !is_debian_ready(environment) {
        build_std(paths, environment)?;
        ensure!(
            is_debian_ready(environment),
            "Debian's rustc still cannot compile to {WASM_TARGET}"
        );
    }
    choose_debian(environment)
}

fn is_debian_ready(environment: &Environment) -> bool {
    Path::new("/usr/bin/cargo").is_file()
        && Path::new("/usr/bin/rustc").is_file()
        && linker(environment).is_ok_and(|linker| linker.exists())
        && debian_command(environment, "rustc")
            .is_ok_and(|mut rustc| compiles_empty_library(&mut rustc))
}

/// Builds the standard library for WebAssembly, of which Debian has only the source.
fn build_std(paths: &Paths, environment: &Environment) -> Result<()> {
    println!(
        "Building Rust's standard library for {WASM_TARGET}: Debian ships its source only (a minute)"
    );
    let target_dir = paths.cache.join("std-target");
    process::run(
        debian_command(environment, "cargo")?
            .args(["build", "--release", "--locked", "--target", WASM_TARGET])
            .args(["--features", "optimize_for_size", "--manifest-path"])
            .arg(Path::new(DEBIAN_RUSTLIB).join("src/rust/library/sysroot/Cargo.toml"))
            .arg("--target-dir")
            .arg(&target_dir)
            .env("RUSTC", "/usr/bin/rustc")
            .env("RUSTC_BOOTSTRAP", "1")
            .env(
                "RUSTFLAGS",
                "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes",
            )
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s")
            .current_dir(&paths.cache),
    )?;
    let libraries = rlibs(&target_dir.join(WASM_TARGET).join("release/deps"))?;
    let home = Path::new(DEBIAN_RUSTLIB).join(WASM_TARGET).join("lib");
    println!("Installing it in {}", home.display());
    process::run(debian::as_root(environment, "mkdir")?.arg("-p").arg(&home))?;
    process::run(
        debian::as_root(environment, "cp")?
            .args(&libraries)
            .arg(&home),
    )?;
    let linker = linker(environment)?;
    let folder = linker.parent().context("the linker has no folder")?;
    process::run(debian::as_root(environment, "mkdir")?.arg("-p").arg(folder))?;
    process::run(
        debian::as_root(environment, "ln")?
            .args(["-sf", DEBIAN_LLD])
            .arg(&linker),
    )?;
    fs::remove_dir_all(&target_dir).with_context(|| format!("removing {}", target_dir.display()))
}

/// Returns the path where Debian's rustc looks for the linker of WebAssembly.
fn linker(environment: &Environment) -> Result<PathBuf> {
    let version = process::read_stdout(debian_command(environment, "rustc")?.arg("-vV"))?;
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc -vV names no host")?;
    Ok(Path::new(DEBIAN_RUSTLIB).join(host).join("bin/rust-lld"))
}

fn rlibs(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // libsysroot is an empty crate that depends on the others.
        if name.ends_with(".rlib") && !name.starts_with("libsysroot") {
            found.push(path);
        }
    }
    ensure!(!found.is_empty(), "{} holds no library", folder.display());
    Ok(found)
}

fn debian_command(environment: &Environment, program: &str) -> Result<std::process::Command> {
    environment.command(Path::new("/usr/bin").join(program))
}

/// Makes the environment's `cargo` and `rustc` Debian's.
fn choose_debian(environment: &mut Environment) -> Result<()> {
    if environment.find("rustup").is_some() {
        let known =
            process::read_stdout(environment.command("rustup")?.args(["toolchain", "list"]))?;
        if !known
            .lines()
            .any(|line| line.split(' ').next() == Some("debian"))
        {
            println!("Naming Debian's Rust `debian` in rustup: its cargo stays on the PATH");
            process::run(environment.command("rustup")?.args([
                "toolchain",
                "link",
                "debian",
                "/usr",
            ]))?;
        }
        environment.set("RUSTUP_TOOLCHAIN", "debian");
    }
    if !compiles_to_wasm(environment) {
        // The first rustc on the PATH is neither rustup's nor Debian's.
        environment.prepend_path("/usr/bin".into());
    }
    ensure!(
        compiles_to_wasm(environment),
        "the rustc on the PATH is not Debian's, or RUSTC names another"
    );
    Ok(())
}
