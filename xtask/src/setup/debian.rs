//! Installs Debian's packages on machines that run Debian.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Once;

use anyhow::{Context, Result, ensure};

use crate::environment::Environment;
use crate::process;

static APT_UPDATE: Once = Once::new();

/// Returns whether this machine runs Debian. Its derivatives do not count: their packages have other names.
pub fn is_debian(environment: &Environment) -> bool {
    environment.find("apt-get").is_some()
        && fs::read_to_string("/etc/os-release").is_ok_and(|release| is_debian_release(&release))
}

fn is_debian_release(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID="))
        .any(|id| id.trim_matches(['"', '\'']) == "debian")
}

/// Installs the missing ones of `packages`, after printing why.
pub fn install(environment: &Environment, packages: &[&str], why: &str) -> Result<()> {
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !is_installed(environment, package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    ensure!(
        is_root(environment)? || has_sudo(environment),
        "Debian's packages {packages} are missing ({why}), and there is no sudo: an administrator \
         can install them with `apt-get install --no-install-recommends {packages}`"
    );
    println!("Installing Debian's {packages}: {why}");
    update(environment);
    let mut arguments = vec!["install", "--yes", "--quiet=2", "--no-install-recommends"];
    // Never removes what the user has installed: apt-get fails on a conflict instead.
    arguments.push("--no-remove");
    arguments.extend(&missing);
    apt(environment, &arguments).with_context(|| {
        format!(
            "apt-get did not install {packages}: see above; packages that conflict with them are \
             yours to remove"
        )
    })
}

/// Unpacks a package into the cache, once, and returns the folder. Installs and starts nothing.
pub fn unpack(
    environment: &Environment,
    package: &str,
    cache: &Path,
    why: &str,
) -> Result<PathBuf> {
    let unpacked = cache.join("debian");
    let folder = unpacked.join(package);
    if folder.is_dir() {
        return Ok(folder);
    }
    println!(
        "Unpacking Debian's {package} in {}: {why}",
        unpacked.display()
    );
    update(environment);
    let unfinished = unpacked.join(format!("{package}.part"));
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished)
            .with_context(|| format!("removing {}", unfinished.display()))?;
    }
    fs::create_dir_all(&unfinished).with_context(|| format!("making {}", unfinished.display()))?;
    process::run(
        environment
            .command("apt-get")?
            .args(["download", "--quiet=2", package])
            // apt's download user may have no access to the cache.
            .args(["-o", "APT::Sandbox::User=root"])
            .current_dir(&unfinished),
    )?;
    let archive = fs::read_dir(&unfinished)?
        .next()
        .context("apt-get downloaded nothing")??
        .path();
    let files = unfinished.join("files");
    process::run(
        environment
            .command("dpkg-deb")?
            .arg("--extract")
            .args([&archive, &files]),
    )?;
    fs::rename(&files, &folder).with_context(|| format!("making {}", folder.display()))?;
    fs::remove_dir_all(&unfinished)
        .with_context(|| format!("removing {}", unfinished.display()))?;
    Ok(folder)
}

/// Returns a command that runs the program as root, through sudo if necessary.
pub fn as_root(environment: &Environment, program: &str) -> Result<Command> {
    if is_root(environment)? {
        return environment.command(program);
    }
    ensure!(
        has_sudo(environment),
        "`{program}` must run as root, and there is no sudo: start this command as root once"
    );
    let mut command = environment.command("sudo")?;
    command.arg(program);
    Ok(command)
}

fn is_root(environment: &Environment) -> Result<bool> {
    let user = process::read_stdout(environment.command("id")?.arg("-u"))?;
    Ok(user.trim() == "0")
}

fn has_sudo(environment: &Environment) -> bool {
    environment.find("sudo").is_some()
}

/// Updates the package lists once. Only warns of a failure: another repository's list may fail, or there
/// is no root, and the packages may still be available.
fn update(environment: &Environment) {
    APT_UPDATE.call_once(|| {
        if let Err(error) = apt(environment, &["update", "--quiet=2"]) {
            eprintln!("warning: {error:#}");
        }
    });
}

fn apt(environment: &Environment, arguments: &[&str]) -> Result<()> {
    // Through `env`, because sudo does not pass variables on.
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
        .and_then(|mut query| process::read_stdout(query.args(["-W", "-f=${Status}", package])))
        .is_ok_and(|status| status.starts_with("install ok installed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_is_debian() {
        assert!(is_debian_release("PRETTY_NAME=\"Debian 13\"\nID=debian\n"));
        assert!(is_debian_release("ID=\"debian\""));
    }

    #[test]
    fn debian_s_descendants_are_not() {
        assert!(!is_debian_release(
            "ID=ubuntu\nID_LIKE=debian\nVERSION_ID=\"24.04\""
        ));
    }
}
