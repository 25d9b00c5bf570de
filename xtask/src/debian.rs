//! Debian's packages, where the machine has apt.

use std::path::Path;
use std::process::Command;
use std::sync::Once;

use anyhow::{Context, Result, bail};

use crate::environment::Environment;
use crate::process;

static UPDATED: Once = Once::new();

pub fn is_here(environment: &Environment) -> bool {
    environment.find("apt-get").is_some()
}

/// Installs those of `packages` that are missing, after saying why.
pub fn install(environment: &Environment, packages: &[&str], why: &str) -> Result<()> {
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !is_installed(environment, package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing Debian's {}: {why}", missing.join(" "));
    let mut update = Ok(());
    UPDATED.call_once(|| update = apt(environment, &["update", "--quiet=2"]));
    // Another repository's list may fail; the packages may still be installable.
    if let Err(error) = update {
        eprintln!("warning: {error:#}");
    }
    let mut arguments = vec!["install", "--yes", "--quiet=2", "--no-install-recommends"];
    arguments.extend(&missing);
    apt(environment, &arguments)
        .with_context(|| format!("installing {} with apt-get", missing.join(" ")))
}

/// A program run as root: as it is, or through sudo.
pub fn as_root(environment: &Environment, program: &str) -> Result<Command> {
    if process::read(environment.command("id")?.arg("-u"))?.trim() == "0" {
        return environment.command(program);
    }
    if environment.find("sudo").is_none() {
        bail!("`{program}` must run as root, and there is no sudo: start this command as root");
    }
    let mut command = environment.command("sudo")?;
    command.arg(program);
    Ok(command)
}

fn apt(environment: &Environment, arguments: &[&str]) -> Result<()> {
    // Through `env`, because sudo does not hand on variables.
    process::run(
        as_root(environment, "env")?
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
            .args(arguments)
            .current_dir(Path::new("/")),
    )
}

fn is_installed(environment: &Environment, package: &str) -> bool {
    environment
        .command("dpkg-query")
        .and_then(|mut query| process::read(query.args(["-W", "-f=${Status}", package])))
        .is_ok_and(|status| status.starts_with("install ok installed"))
}
