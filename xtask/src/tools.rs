//! Programs built once from the Rust registry, each in a folder of its own version in the cache, and each by
//! a lock file that has the hash of every crate.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::cargo_lock;
use crate::environment::Environment;
use crate::fingerprint;
use crate::places::Places;
use crate::process;

/// A package of ours that has the programs of wasm-bindgen-cli. The lock that version 0.2.130 was published with
/// names webpki-roots 1.0.11, which not every registry has (some end at 1.0.10): there, `cargo install --locked` fails with
/// "failed to select a version for the requirement `webpki-roots`". Ours has the same versions, without TLS and what comes with it.
pub const WASM_BINDGEN: &str = "xtask/tools/cargo/wasm-bindgen";

pub struct Tool {
    package: &'static str,
    version: String,
    program: &'static str,
    lock: Lock,
    /// How well it is compiled: most are waited for once and then hardly work.
    opt_level: &'static str,
    why: &'static str,
}

/// Which lock file a tool is installed by.
enum Lock {
    /// That which it was published with.
    Published,
    /// That of a package in this folder, which has the tool's programs.
    Ours(PathBuf),
}

/// Its lock has crossbeam-channel 0.5.14, which was yanked for a double free. Trunk looks up addresses and compresses
/// pictures with it, and does neither here. 0.22 has a later one and asks for Rust 1.96.1.
pub fn trunk() -> Tool {
    Tool {
        package: "trunk",
        version: "0.21.14".into(),
        program: "trunk",
        lock: Lock::Published,
        opt_level: "0",
        why: "it builds and serves the demo",
    }
}

pub fn wasm_bindgen(places: &Places) -> Result<Tool> {
    Ok(Tool {
        package: "wasm-bindgen-cli",
        version: cargo_lock::wasm_bindgen(&places.checkout)?,
        program: "wasm-bindgen",
        lock: Lock::Ours(places.checkout.join(WASM_BINDGEN)),
        opt_level: "1",
        why: "it writes the JavaScript between the page and the WebAssembly",
    })
}

pub fn wasm_pack() -> Tool {
    Tool {
        package: "wasm-pack",
        version: "0.15.1".into(),
        program: "wasm-pack",
        lock: Lock::Published,
        opt_level: "0",
        why: "it runs the component tests in browsers",
    }
}

pub fn geckodriver() -> Tool {
    Tool {
        package: "geckodriver",
        version: "0.37.1".into(),
        program: "geckodriver",
        lock: Lock::Published,
        opt_level: "0",
        why: "the tests drive Firefox with it",
    }
}

pub fn cargo_deny() -> Tool {
    Tool {
        package: "cargo-deny",
        version: "0.20.2".into(),
        program: "cargo-deny",
        lock: Lock::Published,
        opt_level: "0",
        why: "it checks the licences, versions and sources of what is built in",
    }
}

/// Puts the tools on the children's PATH, building those that are missing.
pub fn prepare(tools: &[Tool], places: &Places, environment: &mut Environment) -> Result<()> {
    let shared = places.cache.join("tools-target");
    for tool in tools {
        let root = tool.root(places)?;
        if !root.join("bin").join(tool.program).is_file() {
            println!(
                "Installing {} {} with cargo (some minutes, once): {}",
                tool.package, tool.version, tool.why
            );
            process::run(&mut tool.install(places, environment)?)?;
        }
        environment.prepend_path(root.join("bin"));
    }
    if shared.exists() {
        fs::remove_dir_all(&shared).with_context(|| format!("removing {}", shared.display()))?;
    }
    Ok(())
}

impl Tool {
    fn root(&self, places: &Places) -> Result<PathBuf> {
        let mut name = format!("{}-{}", self.package, self.version);
        if let Lock::Ours(folder) = &self.lock {
            let path = folder.join("Cargo.lock");
            let lock = fs::read(&path).with_context(|| path.display().to_string())?;
            name = format!("{name}-{}", fingerprint::of(&lock));
        }
        Ok(places.cache.join("tools").join(name))
    }

    /// The command that builds it: it fails where it cannot follow the lock file.
    fn install(&self, places: &Places, environment: &Environment) -> Result<Command> {
        let mut cargo = environment.command("cargo")?;
        cargo.args(["install", "--locked"]);
        match &self.lock {
            Lock::Published => cargo.args([self.package, "--version", &self.version]),
            Lock::Ours(folder) => cargo.arg("--path").arg(folder),
        };
        cargo
            .arg("--root")
            .arg(self.root(places)?)
            // Away from the checkout, whose configuration is not meant for it.
            .current_dir(&places.cache)
            .env("CARGO_TARGET_DIR", places.cache.join("tools-target"))
            // The registry's release profile asks for three times the minutes.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            .env_remove("RUSTFLAGS");
        Ok(cargo)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::neighbour;

    #[test]
    fn every_tool_is_installed_by_a_lock_file() {
        let places = Places::find().unwrap();
        let wasm_bindgen = wasm_bindgen(&places).unwrap();
        for tool in [
            trunk(),
            wasm_bindgen,
            wasm_pack(),
            geckodriver(),
            cargo_deny(),
        ] {
            let cargo = tool.install(&places, &Environment::new(&places)).unwrap();
            let line = process::line(&cargo);
            assert!(line.starts_with("cargo install --locked "), "{line}");
        }
    }

    /// Cargo.lock decides it, and the command line is of exactly the library's version.
    #[test]
    fn wasm_bindgen_has_one_version_in_all_lock_files() {
        let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let version = cargo_lock::wasm_bindgen(&checkout).unwrap();
        for (folder, package) in [
            (WASM_BINDGEN, "wasm-bindgen-cli"),
            (neighbour::FOLDER, "wasm-bindgen"),
        ] {
            let lock = fs::read_to_string(checkout.join(folder).join("Cargo.lock")).unwrap();
            let other = cargo_lock::version(&lock, package);
            assert_eq!(other.as_ref(), Some(&version), "{folder}");
        }
    }
}
