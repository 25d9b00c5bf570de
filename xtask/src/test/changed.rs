//! `cargo xtask test --changed`: the steps that look at the changed files.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Path prefixes and the steps that look at files below them. Every step looks at a file that has no row.
const STEPS_BY_PREFIX: &[(&str, &[&str])] = &[
    ("CHANGELOG.md", &[]),
    ("SECURITY.md", &[]),
    ("bench/", &["fmt", "clippy", "native"]),
    ("cli/", &["fmt", "clippy", "native"]),
    ("deny.toml", &["deny"]),
    ("docs/decisions/", &[]),
    ("docs/", &["native", "e2e"]),
    ("e2e/", &["fmt", "clippy", "e2e"]),
    ("examples/", &["fmt", "clippy", "native"]),
    ("server/", &["fmt", "clippy", "native", "e2e"]),
    ("tests/", &["fmt", "clippy", "native", "browser", "e2e"]),
    ("xtask/", &["fmt", "clippy", "native"]),
];

/// Returns the steps that changes since the upstream branch, or else since the last commit, can affect.
pub fn affected_steps(checkout: &Path, all: &[&'static str]) -> Result<Vec<&'static str>> {
    let git = |arguments: &[&str]| -> Result<Option<String>> {
        let output = Command::new("git")
            .args(arguments)
            .current_dir(checkout)
            .output()
            .context("--changed asks git, which could not be started")?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        Ok(output.status.success().then_some(text))
    };
    let upstream = git(&["merge-base", "HEAD", "@{upstream}"])?;
    let since = upstream.as_deref().unwrap_or("HEAD");
    let changed = git(&["diff", "--name-only", since])?;
    let added = git(&["ls-files", "--others", "--exclude-standard"])?;
    let (Some(changed), Some(added)) = (changed, added) else {
        bail!(
            "--changed needs a git checkout, which {} is not",
            checkout.display()
        );
    };
    Ok(steps_for(changed.lines().chain(added.lines()), all))
}

fn steps_for<'a>(paths: impl Iterator<Item = &'a str>, all: &[&'static str]) -> Vec<&'static str> {
    let mut affected: Vec<&str> = Vec::new();
    for path in paths {
        let row = STEPS_BY_PREFIX
            .iter()
            .find(|(prefix, _)| path.starts_with(prefix));
        affected.extend(row.map_or(all, |(_, steps)| steps));
    }
    let is_affected = |step: &&'static str| affected.contains(step);
    all.iter().copied().filter(is_affected).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &[&str] = &["fmt", "deny", "clippy", "native", "browser", "e2e"];

    fn affected(paths: &[&str]) -> Vec<&'static str> {
        steps_for(paths.iter().copied(), ALL)
    }

    #[test]
    fn a_decision_reaches_nothing() {
        assert!(affected(&["docs/decisions/0001-one-json-value.md", "CHANGELOG.md"]).is_empty());
    }

    #[test]
    fn the_steps_of_all_paths_are_run_in_their_order() {
        let paths = ["server/src/store.rs", "deny.toml"];
        assert_eq!(affected(&paths), ["fmt", "deny", "clippy", "native", "e2e"]);
    }

    #[test]
    fn what_is_not_known_reaches_everything() {
        assert_eq!(affected(&["src/lib.rs"]), ALL);
        assert_eq!(affected(&["Cargo.lock"]), ALL);
    }
}
