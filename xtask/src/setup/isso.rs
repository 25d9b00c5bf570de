//! Installs Isso in a Python environment in the cache, from a list with the hash of every package.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::files::content_hash;
use crate::paths::Paths;
use crate::process;
use crate::setup::debian;

/// The variable that names Isso's program to this program and to the tests.
pub const ENV_VAR: &str = "ARTICLE_WIDGET_ISSO";

/// Isso and its dependencies.
const PACKAGES: &str = include_str!("../../tools/pip/isso.txt");
/// The packages among them that compile another one.
const BUILD_PACKAGES: &str = include_str!("../../tools/pip/isso-build.txt");
const WHY: &str = "the end-to-end tests post comments to a real Isso";
/// Debian's packages that compile one of the dependencies.
const BUILD_DEPENDENCIES: &[&str] = &["gcc", "python3-dev", "python3-venv"];
/// What pip installs, in order: a file's name, its content, and options. Without the options pip would
/// also fetch the newest build packages, without a hash.
const REQUIREMENTS: [[&str; 4]; 2] = [
    ["build.txt", BUILD_PACKAGES, "--only-binary", ":all:"],
    [
        "packages.txt",
        PACKAGES,
        "--no-build-isolation",
        "--use-pep517",
    ],
];
/// Fails if this Python cannot create the environment or compile for it.
const PROBE: &str = "\
import ensurepip, os, shutil, sys, sysconfig
header = os.path.join(sysconfig.get_path('include'), 'Python.h')
compiler = sysconfig.get_config_var('CC').split()[0]
sys.exit(not (os.path.isfile(header) and shutil.which(compiler)))";

/// Returns Isso's program: the one that the variable names, or else the installed one. Returns `None`
/// without a suitable Python on a system other than Debian; the tests then say what to install.
pub fn install(paths: &Paths, environment: &Environment) -> Result<Option<PathBuf>> {
    if let Some(named) = env::var_os(ENV_VAR) {
        return Ok(Some(named.into()));
    }
    let name = format!("isso-{}", content_hash::of(&(PACKAGES, BUILD_PACKAGES)));
    let folder = paths.cache.join("python").join(name);
    let program = folder.join("bin/isso");
    // Run, not only looked for: the Python that it was installed with may be gone.
    if process::succeeds(environment.command(&program)?.arg("--version")) {
        return Ok(Some(program));
    }
    let mut python = find_python(environment)?;
    if python.is_none() && debian::is_debian(environment) {
        debian::install(environment, BUILD_DEPENDENCIES, WHY)?;
        python = find_python(environment)?;
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
    for [name, list, options @ ..] in REQUIREMENTS {
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

/// Returns the first suitable Python: on the PATH, or else the system's.
fn find_python(environment: &Environment) -> Result<Option<&'static str>> {
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
