//! The environment of child processes: PATH and toolchain, without the variables
//! that `cargo run` has set for this program.

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::paths::Paths;

const LOOPBACK_HOSTS: &str = "127.0.0.1,localhost";

#[derive(Clone)]
pub struct Environment {
    path: Vec<PathBuf>,
    set: BTreeMap<OsString, OsString>,
    removed: Vec<OsString>,
}

impl Environment {
    pub fn new(paths: &Paths) -> Self {
        let mut environment = Self {
            path: env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect(),
            set: BTreeMap::new(),
            removed: env::vars_os()
                .map(|(name, _)| name)
                .filter(|name| is_set_by_cargo_run(&name.to_string_lossy()))
                .collect(),
        };
        // Trunk, wasm-pack and cargo share one target directory.
        environment.set("CARGO_TARGET_DIR", &paths.target);
        // Otherwise Trunk asks the network for a newer Trunk at each start.
        environment.set("TRUNK_SKIP_VERSION_CHECK", "true");
        // Trunk reads NO_COLOR as its own option and rejects the usual value, 1.
        environment.removed.push("NO_COLOR".into());
        // A proxy cannot reach servers and drivers on this machine. Programs read one of the
        // two spellings, so each falls back to the other.
        for (name, twin) in [("NO_PROXY", "no_proxy"), ("no_proxy", "NO_PROXY")] {
            let known = env::var(name).or_else(|_| env::var(twin));
            environment.set(name, with_loopback_hosts(&known.unwrap_or_default()));
        }
        if let Some(libraries) = env::var_os("LD_LIBRARY_PATH") {
            // `cargo run` adds its toolchain's libraries; another rustc must not load them.
            let kept =
                env::split_paths(&libraries).filter(|path| !is_build_path(path, &paths.target));
            match env::join_paths(kept) {
                Ok(kept) if !kept.is_empty() => environment.set("LD_LIBRARY_PATH", kept),
                _ => environment.removed.push("LD_LIBRARY_PATH".into()),
            }
        }
        environment
    }

    /// Puts the folder first on the `PATH`.
    pub fn prepend_path(&mut self, folder: PathBuf) {
        self.path.retain(|existing| *existing != folder);
        self.path.insert(0, folder);
    }

    pub fn set(&mut self, name: &str, value: impl AsRef<OsStr>) {
        self.set.insert(name.into(), value.as_ref().to_owned());
    }

    /// Returns the program's path, if it is on the `PATH`.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        self.path
            .iter()
            .map(|folder| folder.join(program))
            .find(|candidate| candidate.is_file())
    }

    /// Returns a command that runs the program in this environment.
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

/// Adds this machine to the value of `NO_PROXY`; `*` alone means every host already.
fn with_loopback_hosts(known: &str) -> String {
    match known.trim() {
        "" => LOOPBACK_HOSTS.to_owned(),
        "*" => "*".to_owned(),
        hosts => format!("{hosts},{LOOPBACK_HOSTS}"),
    }
}

/// Returns whether `cargo run` sets the variable for this program only. RUSTUP_TOOLCHAIN stays: it is
/// the toolchain that the user's cargo chose, until `toolchain` chooses another.
fn is_set_by_cargo_run(name: &str) -> bool {
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

/// Returns whether the path belongs to this build or to a toolchain.
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
    fn only_variables_of_cargo_run_itself_are_removed() {
        assert!(is_set_by_cargo_run("CARGO"));
        assert!(is_set_by_cargo_run("CARGO_MANIFEST_DIR"));
        assert!(is_set_by_cargo_run("CARGO_PKG_VERSION"));
        assert!(!is_set_by_cargo_run("CARGO_HOME"));
        assert!(!is_set_by_cargo_run("CARGO_TARGET_DIR"));
    }

    #[test]
    fn loopback_hosts_join_the_hosts_without_a_proxy() {
        assert_eq!(with_loopback_hosts(""), "127.0.0.1,localhost");
        assert_eq!(
            with_loopback_hosts("intra.example"),
            "intra.example,127.0.0.1,localhost"
        );
        assert_eq!(with_loopback_hosts("*"), "*");
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
