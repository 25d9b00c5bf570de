//! cargo-deny over every lock file of cargo's; `deny.toml` says what may be built in.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::environment::Environment;
use crate::neighbour;
use crate::places::Places;
use crate::tools;

/// A folder with a `Cargo.lock`, and what is checked of it.
struct Workspace {
    folder: &'static str,
    checks: &'static [&'static str],
}

/// Readers load nothing of the other two, so versions may be doubled there.
const WORKSPACES: &[Workspace] = &[
    Workspace {
        folder: "",
        checks: &["bans", "licenses", "sources"],
    },
    Workspace {
        folder: neighbour::FOLDER,
        checks: &["licenses", "sources"],
    },
    Workspace {
        folder: tools::WASM_BINDGEN,
        checks: &["licenses", "sources"],
    },
];

/// Returns the commands that check them, in order. `cargo fetch` downloads crates of other platforms once;
/// cargo-deny itself works offline.
pub fn check(environment: &Environment, places: &Places) -> Result<Vec<Command>> {
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
            .arg(places.checkout.join("deny.toml"))
            .arg("check")
            .args(*checks);
        for mut command in [fetch, deny] {
            command.current_dir(&places.checkout);
            commands.push(command);
        }
    }
    Ok(commands)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder;

    #[test]
    fn every_lock_file_is_checked() {
        let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut found = folder::with(checkout, "Cargo.lock");
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
        let places = Places::find().unwrap();
        for command in check(&Environment::new(&places), &places).unwrap() {
            let line = crate::process::line(&command);
            assert!(line.contains(" --locked "), "{line}");
            let is_fetch = line.starts_with("cargo fetch ");
            assert!(is_fetch || line.contains(" --offline "), "{line}");
        }
    }
}
