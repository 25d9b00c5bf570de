//! Trunk, which builds and serves the demo.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::environment::Environment;
use crate::files::FileLock;
use crate::paths::Paths;
use crate::setup::build_std;

/// Returns the command that builds the optimised demo into `dist`.
pub fn build(environment: &Environment, paths: &Paths, dist: &Path) -> Result<Command> {
    let mut trunk = build_std::with_small_std(environment, paths)?.command("trunk")?;
    trunk
        .args(["build", "--release", "--dist"])
        .arg(dist)
        .current_dir(&paths.checkout);
    Ok(trunk)
}

/// Returns the lock that a build holds: Trunk writes the glue to the target directory's `wasm-bindgen`
/// folder first, which two builds would share.
pub fn lock(paths: &Paths) -> FileLock {
    FileLock::new(&paths.target, "trunk.lock", "building the site")
}

/// Returns the command that builds the demo into `dist`, serves it, and builds again when a source changes.
pub fn serve(
    environment: &Environment,
    paths: &Paths,
    dist: &Path,
    port: u16,
    release: bool,
) -> Result<Command> {
    let mut trunk = match release {
        true => build_std::with_small_std(environment, paths)?.command("trunk")?,
        false => environment.command("trunk")?,
    };
    trunk
        .args(["serve", "--address", "127.0.0.1", "--port"])
        .arg(port.to_string())
        .args(["--disable-address-lookup", "true", "--dist"])
        .arg(dist)
        .current_dir(&paths.checkout);
    if release {
        // Autoreload would add a script to the page.
        trunk.args(["--release", "--no-autoreload", "true"]);
    }
    Ok(trunk)
}
