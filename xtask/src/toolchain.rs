//! A Rust toolchain that compiles to WebAssembly: rustup's where rustup can
//! deliver the target, Debian's otherwise.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};

use crate::debian;
use crate::environment::Environment;
use crate::places::Places;
use crate::process;

pub const TARGET: &str = "wasm32-unknown-unknown";

const PACKAGES: &[&str] = &[
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "lld-22",
    "rust-web-clippy",
    "rustfmt-web",
];
const DEBIAN_LLD: &str = "/usr/bin/lld-22";
const DEBIAN_RUSTLIB: &str = "/usr/lib/rustlib";

pub fn prepare(places: &Places, environment: &mut Environment) -> Result<()> {
    if env::var_os("ARTICLE_WIDGET_TOOLCHAIN").is_some_and(|wish| wish == "debian") {
        return use_debian(places, environment);
    }
    if compiles_to_wasm(environment) {
        return Ok(());
    }
    // Already made on an earlier run: do not make rustup fail again first.
    if is_debian_ready(environment) {
        return use_debian(places, environment);
    }
    if environment.find("rustup").is_some() {
        println!("Installing the target {TARGET} with rustup: the widget is WebAssembly");
        let added = process::run(
            environment
                .command("rustup")?
                .args(["target", "add", TARGET]),
        );
        match added {
            Ok(()) if compiles_to_wasm(environment) => return Ok(()),
            Ok(()) => eprintln!("rustup's target does not fit the rustc on the PATH"),
            Err(error) => eprintln!("rustup could not deliver it: {error:#}"),
        }
    }
    if debian::is_here(environment) {
        return use_debian(places, environment);
    }
    bail!(
        "rustc cannot compile to {TARGET}: install Rust with rustup, then `rustup target add \
         {TARGET}` (or run this on Debian, whose packages can stand in)"
    )
}

/// rustfmt and clippy come with a default toolchain, but not with a minimal one.
pub fn prepare_checks(environment: &Environment) -> Result<()> {
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

/// Compiles an empty library, so it also fails for a standard library of another rustc.
fn compiles_to_wasm(environment: &Environment) -> bool {
    environment
        .command("rustc")
        .is_ok_and(|mut rustc| probe(&mut rustc))
}

fn probe(rustc: &mut std::process::Command) -> bool {
    process::succeeds(
        rustc
            .args([
                "--crate-name",
                "probe",
                "--crate-type",
                "lib",
                "--emit",
                // To the standard output: there is no file to be in the way or to stay behind.
                "metadata=-",
            ])
            .args(["--target", TARGET, "/dev/null"])
            .stdin(Stdio::null()),
    )
}

fn use_debian(places: &Places, environment: &mut Environment) -> Result<()> {
    ensure!(
        debian::is_here(environment),
        "ARTICLE_WIDGET_TOOLCHAIN=debian asks for Debian's Rust, but this is not Debian: unset it"
    );
    debian::install(
        environment,
        PACKAGES,
        "Rust, its library's source and a WebAssembly linker",
    )?;
    if !is_debian_ready(environment) {
        build_std(places, environment)?;
        ensure!(
            is_debian_ready(environment),
            "Debian's rustc still cannot compile to {TARGET}"
        );
    }
    choose_debian(environment)
}

fn is_debian_ready(environment: &Environment) -> bool {
    Path::new("/usr/bin/cargo").is_file()
        && Path::new("/usr/bin/rustc").is_file()
        && linker(environment).is_ok_and(|linker| linker.exists())
        && debian_command(environment, "rustc").is_ok_and(|mut rustc| probe(&mut rustc))
}

/// Debian has the library's source, but not the library for WebAssembly.
fn build_std(places: &Places, environment: &Environment) -> Result<()> {
    println!(
        "Building Rust's standard library for {TARGET}: Debian ships its source only (a minute)"
    );
    let made = places.cache.join("std-target");
    process::run(
        debian_command(environment, "cargo")?
            .args(["build", "--release", "--locked", "--target", TARGET])
            .args(["--features", "optimize_for_size", "--manifest-path"])
            .arg(Path::new(DEBIAN_RUSTLIB).join("src/rust/library/sysroot/Cargo.toml"))
            .arg("--target-dir")
            .arg(&made)
            .env("RUSTC", "/usr/bin/rustc")
            .env("RUSTC_BOOTSTRAP", "1")
            .env(
                "RUSTFLAGS",
                "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes",
            )
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s")
            .current_dir(&places.cache),
    )?;
    let libraries = rlibs(&made.join(TARGET).join("release/deps"))?;
    let home = Path::new(DEBIAN_RUSTLIB).join(TARGET).join("lib");
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
    fs::remove_dir_all(&made).with_context(|| format!("removing {}", made.display()))
}

/// Where Debian's rustc looks for the linker of WebAssembly.
fn linker(environment: &Environment) -> Result<PathBuf> {
    let version = process::read(debian_command(environment, "rustc")?.arg("-vV"))?;
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
        // libsysroot is the empty crate that only gathers the others.
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

/// From here on, every child's `cargo` and `rustc` are Debian's.
fn choose_debian(environment: &mut Environment) -> Result<()> {
    if environment.find("rustup").is_some() {
        let known = process::read(environment.command("rustup")?.args(["toolchain", "list"]))?;
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
        // A rustc that is not rustup's stands first on the PATH.
        environment.prepend_path("/usr/bin".into());
    }
    ensure!(
        compiles_to_wasm(environment),
        "the rustc on the PATH is not Debian's, or RUSTC names another"
    );
    Ok(())
}
