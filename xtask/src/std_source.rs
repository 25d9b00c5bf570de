//! The module's build with a standard library of its own, made from the library's source: without the
//! words and places of panics, a twentieth of the bytes that a reader loads.
//!
//! A panic then stops the module at once (`panic = "immediate-abort"`) and the shell takes over, as it
//! does after every fault. Cargo calls this unstable and takes it from a stable compiler only with
//! `RUSTC_BOOTSTRAP`, which must not reach the other things that Trunk calls cargo for.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::places::Places;
use crate::process;
use crate::toolchain::TARGET;

/// What makes cargo build the library too, and leave the words out.
const SETTINGS: &[(&str, &str)] = &[
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

/// Asks rustup for the library's source; Debian's toolchain has it. Without it the module is larger, and
/// the same otherwise.
pub fn prepare(environment: &Environment) {
    if cfg!(unix) && !is_at_hand(environment) && environment.find("rustup").is_some() {
        println!(
            "Installing rust-src with rustup: a library built for it makes the module smaller"
        );
        if let Ok(mut rustup) = environment.command("rustup") {
            let _ = process::run(rustup.args(["component", "add", "rust-src"]));
        }
    }
}

/// Whether the small library can be made here: its source is there.
pub fn is_at_hand(environment: &Environment) -> bool {
    let Ok(mut rustc) = environment.command("rustc") else {
        return false;
    };
    let sysroot = process::read(rustc.args(["--print", "sysroot"])).unwrap_or_default();
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    cfg!(unix) && library.join("Cargo.lock").is_file()
}

/// The environment for a build of the module: the cargo on its PATH gives what is compiled to
/// WebAssembly the small library, where that can be made.
pub fn small(environment: &Environment, places: &Places) -> Result<Environment> {
    let mut small = environment.clone();
    if is_at_hand(environment) {
        let cargo = environment.find("cargo").context("there is no cargo")?;
        let folder = places.target.join("small");
        fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        write_program(&folder.join("cargo"), &script(&cargo))?;
        small.prepend_path(folder);
    } else {
        println!(
            "Without the source of Rust's library (rust-src) the module is a twentieth larger"
        );
    }
    Ok(small)
}

/// A cargo that is another one for what is compiled to WebAssembly.
fn script(cargo: &Path) -> String {
    let cargo = cargo.display();
    let mut text = format!("#!/bin/sh\ncase \" $* \" in\n*' build '*{TARGET}*)\n");
    for (name, value) in SETTINGS {
        text.push_str(&format!("export {name}='{value}'\n"));
    }
    text.push_str(&format!(";;\nesac\nexec '{cargo}' \"$@\"\n"));
    text
}

#[cfg(unix)]
fn write_program(path: &Path, text: &str) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
        .with_context(|| format!("{}", path.display()))
}

#[cfg(not(unix))]
fn write_program(_: &Path, _: &str) -> Result<()> {
    anyhow::bail!("the small library is built on Unix only")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// What a build with these arguments finds in its environment, told by a program in cargo's place.
    fn told(arguments: &[&str]) -> String {
        let folder = std::env::temp_dir().join(format!(
            "xtask-small-{}-{}",
            arguments.len(),
            std::process::id()
        ));
        fs::create_dir_all(&folder).unwrap();
        let (cargo, small) = (folder.join("real"), folder.join("cargo"));
        write_program(
            &cargo,
            "#!/bin/sh\necho \"$* $RUSTC_BOOTSTRAP$CARGO_PROFILE_RELEASE_PANIC\"\n",
        )
        .unwrap();
        write_program(&small, &script(&cargo)).unwrap();
        let told = process::read(std::process::Command::new(&small).args(arguments));
        fs::remove_dir_all(&folder).unwrap();
        told.unwrap()
    }

    #[test]
    fn what_is_compiled_to_webassembly_gets_the_small_library() {
        assert_eq!(
            told(&["build", "--target=wasm32-unknown-unknown", "--release"]).trim(),
            "build --target=wasm32-unknown-unknown --release 1immediate-abort"
        );
    }

    #[test]
    fn everything_else_is_built_as_ever() {
        assert_eq!(told(&["xtask", "shell"]).trim(), "xtask shell");
        assert_eq!(told(&["build", "--release"]).trim(), "build --release");
    }
}
