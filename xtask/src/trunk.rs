//! Trunk's command lines.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::environment::Environment;
use crate::lock::Lock;
use crate::places::Places;
use crate::std_source;

/// One optimised build of the demo into `dist`, as small as it can be made here.
pub fn build(environment: &Environment, places: &Places, dist: &Path) -> Result<Command> {
    let mut trunk = std_source::small(environment, places)?.command("trunk")?;
    trunk
        .args(["build", "--release", "--dist"])
        .arg(dist)
        .current_dir(&places.checkout);
    Ok(trunk)
}

/// Held during a build: Trunk leaves the glue in the target directory's
/// `wasm-bindgen` folder before it takes it to its own.
pub fn lock(places: &Places) -> Lock {
    Lock::new(&places.target, "trunk.lock", "building the site")
}

/// Builds into `dist`, serves, and builds again when a source changes.
pub fn serve(
    environment: &Environment,
    places: &Places,
    dist: &Path,
    port: u16,
    release: bool,
) -> Result<Command> {
    // Without reloading, the page served is the page one would publish.
    let mut trunk = match release {
        true => std_source::small(environment, places)?.command("trunk")?,
        false => environment.command("trunk")?,
    };
    trunk
        .args(["serve", "--address", "127.0.0.1", "--port"])
        .arg(port.to_string())
        .args(["--disable-address-lookup", "true", "--dist"])
        .arg(dist)
        .current_dir(&places.checkout);
    if release {
        trunk.args(["--release", "--no-autoreload", "true"]);
    }
    Ok(trunk)
}
