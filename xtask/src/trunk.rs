//! Trunk's command lines.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::environment::Environment;
use crate::places::Places;

/// One optimised build of the demo into `dist`.
pub fn build(environment: &Environment, places: &Places, dist: &Path) -> Result<Command> {
    let mut trunk = environment.command("trunk")?;
    trunk
        .args(["build", "--release", "--dist"])
        .arg(dist)
        .current_dir(&places.checkout);
    Ok(trunk)
}

/// Builds, serves, and builds again when a source changes.
pub fn serve(environment: &Environment, places: &Places, release: bool) -> Result<Command> {
    let mut trunk = environment.command("trunk")?;
    trunk
        .args(["serve", "--address", "127.0.0.1", "--port", "8080"])
        .args(["--disable-address-lookup", "true", "--dist"])
        // Not dist/: `cargo xtask test` may write there meanwhile.
        .arg(places.target.join("demo/site"))
        .current_dir(&places.checkout);
    if release {
        // Without reloading, the page served is the page one would publish.
        trunk.args(["--release", "--no-autoreload", "true"]);
    }
    Ok(trunk)
}
