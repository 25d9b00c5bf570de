//! Isso, in a Python environment of its own in the cache.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::debian;
use crate::environment::Environment;
use crate::places::Places;
use crate::process;

/// Says to this program and to the tests where it is.
pub const VARIABLE: &str = "ARTICLE_WIDGET_ISSO";

const VERSION: &str = "0.14.0";
const WHY: &str = "the end-to-end tests post comments to a real Isso";
/// One of its dependencies is compiled.
const MADE_WITH: &[&str] = &["gcc", "python3-dev", "python3-venv"];
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
    let folder = places.cache.join("python").join(format!("isso-{VERSION}"));
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
    println!("Installing isso {VERSION} with pip: {WHY}");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    process::run(
        environment
            .command(python)?
            .args(["-m", "venv"])
            .arg(&folder),
    )?;
    process::run(
        environment
            .command(folder.join("bin/python"))?
            .args(["-m", "pip", "install", "--quiet"])
            .arg("--disable-pip-version-check")
            .arg(format!("isso=={VERSION}")),
    )?;
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
