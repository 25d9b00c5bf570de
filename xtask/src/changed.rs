//! What a change can reach: the steps of `cargo xtask test` that look at the files it touches.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The steps that look at the files below a path. What stands in no line is looked at by all.
const REACH: &[(&str, &[&str])] = &[
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

/// The steps, of those that are known, that a change since the upstream branch, or else since the last
/// commit, can reach.
pub fn steps(checkout: &Path, known: &[&'static str]) -> Result<Vec<&'static str>> {
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
    Ok(reached(changed.lines().chain(added.lines()), known))
}

fn reached<'a>(paths: impl Iterator<Item = &'a str>, known: &[&'static str]) -> Vec<&'static str> {
    let mut reached: Vec<&str> = Vec::new();
    for path in paths {
        let line = REACH.iter().find(|(below, _)| path.starts_with(below));
        reached.extend(line.map_or(known, |(_, steps)| steps));
    }
    let is_reached = |step: &&'static str| reached.contains(step);
    known.iter().copied().filter(is_reached).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&str] = &["fmt", "deny", "clippy", "native", "browser", "e2e"];

    fn of(paths: &[&str]) -> Vec<&'static str> {
        reached(paths.iter().copied(), KNOWN)
    }

    #[test]
    fn a_decision_reaches_nothing() {
        assert!(of(&["docs/decisions/0001-one-json-value.md", "CHANGELOG.md"]).is_empty());
    }

    #[test]
    fn the_steps_of_all_paths_are_run_in_their_order() {
        let paths = ["server/src/store.rs", "deny.toml"];
        assert_eq!(of(&paths), ["fmt", "deny", "clippy", "native", "e2e"]);
    }

    #[test]
    fn what_is_not_known_reaches_everything() {
        assert_eq!(of(&["src/lib.rs"]), KNOWN);
        assert_eq!(of(&["Cargo.lock"]), KNOWN);
    }
}
