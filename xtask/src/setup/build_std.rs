//! Builds the WebAssembly module with its own standard library, from source (`-Zbuild-std`): without panic
//! messages and locations the module is 5 % smaller.
//!
//! A panic then stops the module at once (`panic = "immediate-abort"`) and the shell takes over, as it
//! does after every panic. Cargo calls this unstable: a stable compiler accepts it only with
//! `RUSTC_BOOTSTRAP`, which must not reach the other commands for which Trunk calls cargo.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::paths::Paths;
use crate::process;
use crate::setup::toolchain::WASM_TARGET;

/// The variables that make cargo build the standard library without panic messages.
const BUILD_STD_ENV: &[(&str, &str)] = &[
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zlocation-detail=none -Zfmt-debug=none",
    ),
];

/// Installs the library's source with rustup; Debian's toolchain has it. Without it the module is larger but
/// works the same.
pub fn install_source(environment: &Environment) {
    if cfg!(unix) && !has_std_source(environment) && environment.find("rustup").is_some() {
        println!(
            "Installing rust-src with rustup: a library built for it makes the module smaller"
        );
        if let Ok(mut rustup) = environment.command("rustup") {
            let _ = process::run(rustup.args(["component", "add", "rust-src"]));
        }
    }
}

/// Returns whether the toolchain has the library's source.
pub fn has_std_source(environment: &Environment) -> bool {
    let Ok(mut rustc) = environment.command("rustc") else {
        return false;
    };
    let sysroot = process::read_stdout(rustc.args(["--print", "sysroot"])).unwrap_or_default();
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    cfg!(unix) && library.join("Cargo.lock").is_file()
}

/// Returns the environment for a build of the module: the cargo on its PATH builds the small library for
/// WebAssembly, if its source is installed.
pub fn with_small_std(environment: &Environment, paths: &Paths) -> Result<Environment> {
    let mut small = environment.clone();
    if has_std_source(environment) {
        let cargo = environment.find("cargo").context("there is no cargo")?;
        let folder = paths.target.join("small");
        fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        write_executable(&folder.join("cargo"), &wrapper_script(&cargo))?;
        small.prepend_path(folder);
    } else {
        println!(
            "Without the source of Rust's library (rust-src) the module is a twentieth larger"
        );
    }
    Ok(small)
}

/// Returns a shell script that runs cargo, with [`BUILD_STD_ENV`] for builds for WebAssembly.
fn wrapper_script(cargo: &Path) -> String {
    let cargo = cargo.display();
    let mut text = format!("#!/bin/sh\ncase \" $* \" in\n*' build '*{WASM_TARGET}*)\n");
    for (name, value) in BUILD_STD_ENV {
        text.push_str(&format!("export {name}='{value}'\n"));
    }
    text.push_str(&format!(";;\nesac\nexec '{cargo}' \"$@\"\n"));
    text
}

#[cfg(unix)]
fn write_executable(path: &Path, text: &str) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
        .with_context(|| format!("{}", path.display()))
}

#[cfg(not(unix))]
fn write_executable(_: &Path, _: &str) -> Result<()> {
    anyhow::bail!("the small library is built on Unix only")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// Runs the wrapper around a program that prints its arguments and variables; returns what it prints.
    fn run_wrapped(arguments: &[&str]) -> String {
        let folder = std::env::temp_dir().join(format!(
            "xtask-small-{}-{}",
            arguments.len(),
            std::process::id()
        ));
        fs::create_dir_all(&folder).unwrap();
        let (cargo, small) = (folder.join("real"), folder.join("cargo"));
        write_executable(
            &cargo,
            "#!/bin/sh\necho \"$* $RUSTC_BOOTSTRAP$CARGO_PROFILE_RELEASE_PANIC\"\n",
        )
        .unwrap();
        write_executable(&small, &wrapper_script(&cargo)).unwrap();
        let printed = process::read_stdout(std::process::Command::new(&small).args(arguments));
        fs::remove_dir_all(&folder).unwrap();
        printed.unwrap()
    }

    #[test]
    fn what_is_compiled_to_webassembly_gets_the_small_library() {
        assert_eq!(
            run_wrapped(&["build", "--target=wasm32-unknown-unknown", "--release"]).trim(),
            "build --target=wasm32-unknown-unknown --release 1immediate-abort"
        );
    }

    #[test]
    fn everything_else_is_built_as_ever() {
        assert_eq!(run_wrapped(&["xtask", "bundle"]).trim(), "xtask bundle");
        assert_eq!(
            run_wrapped(&["build", "--release"]).trim(),
            "build --release"
        );
    }
}
