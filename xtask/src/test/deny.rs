//! Runs cargo-deny on every `Cargo.lock`; `deny.toml` says which dependencies are allowed.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::environment::Environment;
use crate::paths::Paths;
use crate::setup::cargo_tools;
use crate::test::second_yew_app;

/// A folder with a `Cargo.lock`, and cargo-deny's checks of it.
struct Workspace {
    folder: &'static str,
    checks: &'static [&'static str],
}

/// The published module has no crate of the other two workspaces, so these may have one in two versions.
const WORKSPACES: &[Workspace] = &[
    Workspace {
        folder: "",
        checks: &["bans", "licenses", "sources"],
    },
    Workspace {
        folder: second_yew_app::FOLDER,
        checks: &["licenses", "sources"],
    },
    Workspace {
        folder: cargo_tools::WASM_BINDGEN_FOLDER,
        checks: &["licenses", "sources"],
    },
];

/// Returns the commands, in order. `cargo fetch` downloads the crates of other platforms; cargo-deny works
/// offline.
pub fn commands(environment: &Environment, paths: &Paths) -> Result<Vec<Command>> {
    let mut commands = Vec::new();
    for Workspace { folder, checks } in WORKSPACES {
        let manifest = Path::new(folder).join("Cargo.toml");
        let mut fetch = environment.command("cargo")?;
        fetch.args(["fetch", "--quiet", "--locked", "--manifest-path"]);
        fetch.arg(&manifest);
        let mut deny = environment.command("cargo-deny")?;
        deny.args(["--offline", "--locked", "--workspace", "--manifest-path"])
            .arg(&manifest)
            .arg("--config")
            .arg(paths.checkout.join("deny.toml"))
            .arg("check")
            .args(*checks);
        for mut command in [fetch, deny] {
            command.current_dir(&paths.checkout);
            commands.push(command);
        }
    }
    Ok(commands)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    #[test]
    fn every_lock_file_is_checked() {
        let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut found = files::dirs_with(checkout, "Cargo.lock");
        let mut checked: Vec<_> = WORKSPACES
            .iter()
            .map(|workspace| checkout.join(workspace.folder))
            .collect();
        found.sort();
        checked.sort();
        assert_eq!(checked, found);
    }

    #[test]
    fn nothing_resolves_anew_or_asks_the_network_but_for_locked_crates() {
        let paths = Paths::find().unwrap();
        for command in commands(&Environment::new(&paths), &paths).unwrap() {
            let line = crate::process::command_line(&command);
            assert!(line.contains(" --locked "), "{line}");
            let is_fetch = line.starts_with("cargo fetch ");
            assert!(is_fetch || line.contains(" --offline "), "{line}");
        }
    }
}
