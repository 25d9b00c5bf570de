//! Everything a command needs before it can begin.

use std::fs::{self, File};
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::places::Places;
use crate::{browsers, npm, toolchain, tools};

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
    let needed = [tools::wasm_bindgen(places)?, tools::trunk()];
    tools::prepare(&needed, places, environment)?;
    npm::wasm_opt(places, environment)
}

/// Browsers with their drivers, and wasm-pack.
pub fn for_browsers(places: &Places, environment: &mut Environment) -> Result<()> {
    let _alone = alone(places)?;
    let needed = [
        tools::wasm_bindgen(places)?,
        tools::wasm_pack(),
        tools::geckodriver(),
    ];
    tools::prepare(&needed, places, environment)?;
    browsers::prepare(environment)
}

/// The accessibility checker's script.
pub fn for_accessibility(places: &Places, environment: &Environment) -> Result<PathBuf> {
    let _alone = alone(places)?;
    npm::axe(places, environment)
}

/// Two runs at once must not install the same thing: the second waits.
fn alone(places: &Places) -> Result<File> {
    fs::create_dir_all(&places.cache)
        .with_context(|| format!("making {}", places.cache.display()))?;
    let path = places.cache.join("setup.lock");
    let file = File::create(&path).with_context(|| format!("making {}", path.display()))?;
    if file.try_lock().is_err() {
        println!("Waiting for another `cargo xtask` to finish installing");
        file.lock()
            .with_context(|| format!("locking {}", path.display()))?;
    }
    Ok(file)
}
