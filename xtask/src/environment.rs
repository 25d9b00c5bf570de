//! What every child process is given: PATH, toolchain, and nothing left over
//! from the `cargo run` that started us.

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::places::Places;

const THIS_MACHINE: &str = "127.0.0.1,localhost";

#[derive(Clone)]
pub struct Environment {
    path: Vec<PathBuf>,
    set: BTreeMap<OsString, OsString>,
    removed: Vec<OsString>,
}

impl Environment {
    pub fn new(places: &Places) -> Self {
        let mut environment = Self {
            path: env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect(),
            set: BTreeMap::new(),
            removed: env::vars_os()
                .map(|(name, _)| name)
                .filter(|name| is_left_over(&name.to_string_lossy()))
                .collect(),
        };
        // One target directory for all: Trunk, wasm-pack and cargo agree on it.
        environment.set("CARGO_TARGET_DIR", &places.target);
        // Trunk would ask the network for a newer Trunk at each start.
        environment.set("TRUNK_SKIP_VERSION_CHECK", "true");
        // Trunk takes NO_COLOR for an option of its own and refuses the usual value, 1.
        environment.removed.push("NO_COLOR".into());
        // A proxy cannot reach the servers and drivers that run beside us. Programs
        // read one of the two spellings, so either stands in for the other.
        for (name, twin) in [("NO_PROXY", "no_proxy"), ("no_proxy", "NO_PROXY")] {
            let known = env::var(name).or_else(|_| env::var(twin));
            environment.set(name, with_this_machine(&known.unwrap_or_default()));
        }
        if let Some(paths) = env::var_os("LD_LIBRARY_PATH") {
            // `cargo run` puts its toolchain's libraries here; another rustc must not load them.
            let kept = env::split_paths(&paths).filter(|path| !is_build_path(path, &places.target));
            match env::join_paths(kept) {
                Ok(kept) if !kept.is_empty() => environment.set("LD_LIBRARY_PATH", kept),
                _ => environment.removed.push("LD_LIBRARY_PATH".into()),
            }
        }
        environment
    }

    pub fn prepend_path(&mut self, folder: PathBuf) {
        self.path.retain(|existing| *existing != folder);
        self.path.insert(0, folder);
    }

    pub fn set(&mut self, name: &str, value: impl AsRef<OsStr>) {
        self.set.insert(name.into(), value.as_ref().to_owned());
    }

    pub fn find(&self, program: &str) -> Option<PathBuf> {
        self.path
            .iter()
            .map(|folder| folder.join(program))
            .find(|candidate| candidate.is_file())
    }

    pub fn command(&self, program: impl AsRef<OsStr>) -> Result<Command> {
        let mut command = Command::new(program);
        for name in &self.removed {
            command.env_remove(name);
        }
        command
            .env("PATH", env::join_paths(&self.path).context("PATH")?)
            .envs(&self.set);
        Ok(command)
    }
}

/// The hosts to reach without a proxy; `*` alone means every host already.
fn with_this_machine(known: &str) -> String {
    match known.trim() {
        "" => THIS_MACHINE.to_owned(),
        "*" => "*".to_owned(),
        hosts => format!("{hosts},{THIS_MACHINE}"),
    }
}

/// Set by the outer cargo for this program only. RUSTUP_TOOLCHAIN stays: it is
/// the toolchain the user's cargo chose, until `toolchain` chooses another.
fn is_left_over(name: &str) -> bool {
    name == "CARGO"
        || name == "RUST_RECURSION_COUNT"
        || name == "CARGO_PRIMARY_PACKAGE"
        || [
            "CARGO_MANIFEST_",
            "CARGO_PKG_",
            "CARGO_BIN_",
            "CARGO_CRATE_",
        ]
        .iter()
        .any(|prefix| name.starts_with(prefix))
}

fn is_build_path(path: &Path, target: &Path) -> bool {
    path.starts_with(target)
        || path
            .components()
            .any(|part| part.as_os_str() == "toolchains" || part.as_os_str() == "rustlib")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_run_sets_for_us_is_left_over() {
        assert!(is_left_over("CARGO"));
        assert!(is_left_over("CARGO_MANIFEST_DIR"));
        assert!(is_left_over("CARGO_PKG_VERSION"));
        assert!(!is_left_over("CARGO_HOME"));
        assert!(!is_left_over("CARGO_TARGET_DIR"));
    }

    #[test]
    fn this_machine_joins_the_hosts_without_a_proxy() {
        assert_eq!(with_this_machine(""), "127.0.0.1,localhost");
        assert_eq!(
            with_this_machine("intra.example"),
            "intra.example,127.0.0.1,localhost"
        );
        assert_eq!(with_this_machine("*"), "*");
    }

    #[test]
    fn library_paths_of_the_build_and_of_toolchains_are_dropped() {
        let target = Path::new("/checkout/target");
        assert!(is_build_path(
            Path::new("/checkout/target/debug/deps"),
            target
        ));
        assert!(is_build_path(
            Path::new("/root/.rustup/toolchains/stable/lib"),
            target
        ));
        assert!(!is_build_path(Path::new("/opt/lib"), target));
    }
}
