//! Installs programs from crates.io into the cache: once a version, by a lock file with the hash of every
//! crate.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::files::content_hash;
use crate::paths::Paths;
use crate::process;
use crate::setup::cargo_lock;

/// The folder of a package in this repository that has the programs of wasm-bindgen-cli. The published lock of
/// version 0.2.130 names webpki-roots 1.0.11, which not every registry has (some end at 1.0.10): there,
/// `cargo install --locked` fails with "failed to select a version for the requirement `webpki-roots`". This
/// lock has the same versions without TLS and its dependencies.
pub const WASM_BINDGEN_FOLDER: &str = "xtask/tools/cargo/wasm-bindgen";

pub struct Tool {
    package: &'static str,
    version: String,
    program: &'static str,
    lock_file: LockFile,
    /// Its `opt-level`: most tools compile for minutes and then do little.
    opt_level: &'static str,
    why: &'static str,
}

/// The lock file that a tool is installed by.
enum LockFile {
    /// The one that it was published with.
    Published,
    /// The one of a package in this folder of the repository, which has the tool's programs.
    InRepository(PathBuf),
}

/// Its lock has crossbeam-channel 0.5.14, which was yanked for a double free. Trunk uses it for DNS lookups and
/// image compression, and does neither here. Version 0.22 has a later one and requires Rust 1.96.1.
pub fn trunk() -> Tool {
    Tool {
        package: "trunk",
        version: "0.21.14".into(),
        program: "trunk",
        lock_file: LockFile::Published,
        opt_level: "0",
        why: "it builds and serves the demo",
    }
}

pub fn wasm_bindgen(paths: &Paths) -> Result<Tool> {
    Ok(Tool {
        package: "wasm-bindgen-cli",
        version: cargo_lock::wasm_bindgen_version(&paths.checkout)?,
        program: "wasm-bindgen",
        lock_file: LockFile::InRepository(paths.checkout.join(WASM_BINDGEN_FOLDER)),
        opt_level: "1",
        why: "it writes the JavaScript between the page and the WebAssembly",
    })
}

pub fn wasm_pack() -> Tool {
    Tool {
        package: "wasm-pack",
        version: "0.15.1".into(),
        program: "wasm-pack",
        lock_file: LockFile::Published,
        opt_level: "0",
        why: "it runs the component tests in browsers",
    }
}

pub fn geckodriver() -> Tool {
    Tool {
        package: "geckodriver",
        version: "0.37.1".into(),
        program: "geckodriver",
        lock_file: LockFile::Published,
        opt_level: "0",
        why: "the tests drive Firefox with it",
    }
}

pub fn cargo_deny() -> Tool {
    Tool {
        package: "cargo-deny",
        version: "0.20.2".into(),
        program: "cargo-deny",
        lock_file: LockFile::Published,
        opt_level: "0",
        why: "it checks the licences, versions and sources of what is built in",
    }
}

/// Builds the missing tools and puts all of them on the environment's PATH.
pub fn install(tools: &[Tool], paths: &Paths, environment: &mut Environment) -> Result<()> {
    let shared_target = paths.cache.join("tools-target");
    for tool in tools {
        let root = tool.root(paths)?;
        if !root.join("bin").join(tool.program).is_file() {
            println!(
                "Installing {} {} with cargo (some minutes, once): {}",
                tool.package, tool.version, tool.why
            );
            process::run(&mut tool.install_command(paths, environment)?)?;
        }
        environment.prepend_path(root.join("bin"));
    }
    if shared_target.exists() {
        fs::remove_dir_all(&shared_target)
            .with_context(|| format!("removing {}", shared_target.display()))?;
    }
    Ok(())
}

impl Tool {
    /// The folder that it is installed in.
    fn root(&self, paths: &Paths) -> Result<PathBuf> {
        let mut name = format!("{}-{}", self.package, self.version);
        if let LockFile::InRepository(folder) = &self.lock_file {
            let path = folder.join("Cargo.lock");
            let lock = fs::read(&path).with_context(|| path.display().to_string())?;
            name = format!("{name}-{}", content_hash::of(&lock));
        }
        Ok(paths.cache.join("tools").join(name))
    }

    /// Returns the command that builds the tool. The command fails if it cannot follow the lock file.
    fn install_command(&self, paths: &Paths, environment: &Environment) -> Result<Command> {
        let mut cargo = environment.command("cargo")?;
        cargo.args(["install", "--locked"]);
        match &self.lock_file {
            LockFile::Published => cargo.args([self.package, "--version", &self.version]),
            LockFile::InRepository(folder) => cargo.arg("--path").arg(folder),
        };
        cargo
            .arg("--root")
            .arg(self.root(paths)?)
            // Outside the checkout, whose cargo configuration is not for it.
            .current_dir(&paths.cache)
            .env("CARGO_TARGET_DIR", paths.cache.join("tools-target"))
            // The published release profile takes three times as long.
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
    use crate::test::second_yew_app;

    #[test]
    fn every_tool_is_installed_by_a_lock_file() {
        let paths = Paths::find().unwrap();
        let wasm_bindgen = wasm_bindgen(&paths).unwrap();
        for tool in [
            trunk(),
            wasm_bindgen,
            wasm_pack(),
            geckodriver(),
            cargo_deny(),
        ] {
            let cargo = tool
                .install_command(&paths, &Environment::new(&paths))
                .unwrap();
            let line = process::command_line(&cargo);
            assert!(line.starts_with("cargo install --locked "), "{line}");
        }
    }

    /// Cargo.lock decides it, and the command line is of exactly the library's version.
    #[test]
    fn wasm_bindgen_has_one_version_in_all_lock_files() {
        let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let version = cargo_lock::wasm_bindgen_version(&checkout).unwrap();
        for (folder, package) in [
            (WASM_BINDGEN_FOLDER, "wasm-bindgen-cli"),
            (second_yew_app::FOLDER, "wasm-bindgen"),
        ] {
            let lock = fs::read_to_string(checkout.join(folder).join("Cargo.lock")).unwrap();
            let other = cargo_lock::version(&lock, package);
            assert_eq!(other.as_ref(), Some(&version), "{folder}");
        }
    }
}
