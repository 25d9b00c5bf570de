//! Isso, in a Python environment of its own in the cache, by a list that has the hash of every package.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::debian;
use crate::environment::Environment;
use crate::fingerprint;
use crate::places::Places;
use crate::process;

/// Says to this program and to the tests where it is.
pub const VARIABLE: &str = "ARTICLE_WIDGET_ISSO";

/// Isso and all that it needs.
const PACKAGES: &str = include_str!("../tools/pip/isso.txt");
/// Those of them that another one is compiled with.
const BUILD_PACKAGES: &str = include_str!("../tools/pip/isso-build.txt");
const WHY: &str = "the end-to-end tests post comments to a real Isso";
/// One of its dependencies is compiled.
const MADE_WITH: &[&str] = &["gcc", "python3-dev", "python3-venv"];
/// What pip installs, in order: a file's name, its content, and how. Without these options pip would also fetch
/// the newest of what it compiles with, without a hash.
const INSTALLS: [[&str; 4]; 2] = [
    ["build.txt", BUILD_PACKAGES, "--only-binary", ":all:"],
    [
        "packages.txt",
        PACKAGES,
        "--no-build-isolation",
        "--use-pep517",
    ],
];
/// Fails where Python could not make the environment or compile for it.
const PROBE: &str = "\
import ensurepip, os, shutil, sys, sysconfig
header = os.path.join(sysconfig.get_path('include'), 'Python.h')
compiler = sysconfig.get_config_var('CC').split()[0]
sys.exit(not (os.path.isfile(header) and shutil.which(compiler)))";

/// The program, or the one that the variable names. Away from Debian, without a Python that can
/// install it, there is none, and the tests say what to install.
pub fn prepare(places: &Places, environment: &Environment) -> Result<Option<PathBuf>> {
    if let Some(named) = env::var_os(VARIABLE) {
        return Ok(Some(named.into()));
    }
    let name = format!("isso-{}", fingerprint::of(&(PACKAGES, BUILD_PACKAGES)));
    let folder = places.cache.join("python").join(name);
    let program = folder.join("bin/isso");
    // Asked and not only looked for: the Python it was made with may have gone.
    if process::succeeds(environment.command(&program)?.arg("--version")) {
        return Ok(Some(program));
    }
    let mut python = python(environment)?;
    if python.is_none() && debian::is_here(environment) {
        debian::install(environment, MADE_WITH, WHY)?;
        python = self::python(environment)?;
    }
    let Some(python) = python else {
        return Ok(None);
    };
    println!("Installing Isso with pip: {WHY}");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    process::run(
        environment
            .command(python)?
            .args(["-m", "venv"])
            .arg(&folder),
    )?;
    for [name, list, options @ ..] in INSTALLS {
        let path = folder.join(name);
        fs::write(&path, list).with_context(|| format!("writing {}", path.display()))?;
        process::run(
            environment
                .command(folder.join("bin/python"))?
                .args(["-m", "pip", "install", "--quiet"])
                .args(["--disable-pip-version-check", "--require-hashes"])
                .args(options)
                .arg("--requirement")
                .arg(&path),
        )?;
    }
    Ok(Some(program))
}

/// The first Python that can: the one on the PATH, or the system's behind it.
fn python(environment: &Environment) -> Result<Option<&'static str>> {
    for python in ["python3", "/usr/bin/python3"] {
        if process::succeeds(environment.command(python)?.args(["-c", PROBE])) {
            return Ok(Some(python));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each requirement with its hashes, in one line.
    fn requirements(list: &str) -> Vec<String> {
        list.replace("\\\n", "")
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn every_package_has_one_version_and_hashes_and_no_address() {
        for requirement in requirements(PACKAGES) {
            let (package, hashes) = requirement.split_once("==").expect(&requirement);
            assert!(!package.contains("://"), "{requirement}");
            let mut hashes = hashes.split_whitespace().skip(1).peekable();
            assert!(hashes.peek().is_some(), "{requirement}");
            for hash in hashes {
                let digits = hash.strip_prefix("--hash=sha256:").expect(hash);
                assert_eq!(digits.len(), 64, "{hash}");
            }
        }
    }

    #[test]
    fn what_compiles_is_listed_alike() {
        let all = requirements(PACKAGES);
        for requirement in requirements(BUILD_PACKAGES) {
            assert!(all.contains(&requirement), "{requirement}");
        }
    }
}
