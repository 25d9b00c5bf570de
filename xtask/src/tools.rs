//! Programs built once from the Rust registry, each in a folder of its own
//! version in the cache.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::cargo_lock;
use crate::environment::Environment;
use crate::places::Places;
use crate::process;

pub struct Tool {
    package: &'static str,
    version: String,
    program: &'static str,
    /// How well it is compiled: most are waited for once and then hardly work.
    opt_level: &'static str,
    why: &'static str,
}

pub fn trunk() -> Tool {
    Tool {
        package: "trunk",
        version: "0.21.14".into(),
        program: "trunk",
        opt_level: "0",
        why: "it builds and serves the demo",
    }
}

pub fn wasm_bindgen(places: &Places) -> Result<Tool> {
    Ok(Tool {
        package: "wasm-bindgen-cli",
        version: cargo_lock::wasm_bindgen(&places.checkout)?,
        program: "wasm-bindgen",
        opt_level: "1",
        why: "it writes the JavaScript between the page and the WebAssembly",
    })
}

pub fn wasm_pack() -> Tool {
    Tool {
        package: "wasm-pack",
        version: "0.15.1".into(),
        program: "wasm-pack",
        opt_level: "0",
        why: "it runs the component tests in browsers",
    }
}

pub fn geckodriver() -> Tool {
    Tool {
        package: "geckodriver",
        version: "0.37.1".into(),
        program: "geckodriver",
        opt_level: "0",
        why: "the tests drive Firefox with it",
    }
}

/// Puts the tools on the children's PATH, building those that are missing.
pub fn prepare(tools: &[Tool], places: &Places, environment: &mut Environment) -> Result<()> {
    let shared = places.cache.join("tools-target");
    for tool in tools {
        let root = tool.root(places);
        if !root.join("bin").join(tool.program).is_file() {
            tool.install(places, environment)?;
        }
        environment.prepend_path(root.join("bin"));
    }
    if shared.exists() {
        fs::remove_dir_all(&shared).with_context(|| format!("removing {}", shared.display()))?;
    }
    Ok(())
}

impl Tool {
    fn root(&self, places: &Places) -> PathBuf {
        let name = format!("{}-{}", self.package, self.version);
        places.cache.join("tools").join(name)
    }

    fn install(&self, places: &Places, environment: &Environment) -> Result<()> {
        println!(
            "Installing {} {} with cargo (some minutes, once): {}",
            self.package, self.version, self.why
        );
        let locked = self.cargo_install(places, environment, true);
        let Err(error) = locked else { return Ok(()) };
        // Its lock file may name a version that the registry in use has not got.
        eprintln!("{error:#}; trying without its lock file");
        self.cargo_install(places, environment, false)
    }

    fn cargo_install(
        &self,
        places: &Places,
        environment: &Environment,
        locked: bool,
    ) -> Result<()> {
        let mut cargo = environment.command("cargo")?;
        cargo
            .args([
                "install",
                self.package,
                "--version",
                &self.version,
                "--root",
            ])
            .arg(self.root(places))
            // Away from the checkout, whose configuration is not meant for it.
            .current_dir(&places.cache)
            .env("CARGO_TARGET_DIR", places.cache.join("tools-target"))
            // The registry's release profile asks for three times the minutes.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            .env_remove("RUSTFLAGS");
        if locked {
            cargo.arg("--locked");
        }
        process::run(&mut cargo)
    }
}
