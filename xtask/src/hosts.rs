//! Applications in other people's frameworks around the widget: `e2e/hosts`, built.

use std::env;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::fingerprint;
use crate::folder;
use crate::npm;
use crate::places::Places;
use crate::process;

/// Says to this program and to the tests where the built applications are.
pub const VARIABLE: &str = "ARTICLE_WIDGET_HOSTS";

const WHY: &str =
    "the end-to-end tests drive the widget in React, Vue, Svelte, Angular, htmx and Turbo";

/// A file, by its path in the folder, and what is in it.
type Source = (PathBuf, Vec<u8>);

/// The folder of built applications, or the one that the variable names. They are built in the
/// target directory, again only when a source has changed.
pub fn prepare(places: &Places, environment: &Environment) -> Result<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE) {
        return Ok(named.into());
    }
    let checkout = places.checkout.join("e2e/hosts");
    let sources = read(&checkout)?;
    let folder = places.target.join("hosts");
    let built = folder.join("dist");
    let stamp = folder.join("sources");
    let fingerprint = fingerprint::of(&sources);
    if fs::read_to_string(&stamp).is_ok_and(|of| of == fingerprint) {
        return Ok(built);
    }
    let packages = npm::install_all(places, environment, &checkout, WHY)?;
    println!("Building the applications of e2e/hosts: {WHY}");
    write(&sources, &packages, &folder)?;
    process::run(
        environment
            .command("node")?
            .arg("build.js")
            .current_dir(&folder),
    )?;
    fs::write(&stamp, fingerprint).with_context(|| stamp.display().to_string())?;
    Ok(built)
}

/// All files of a folder but those that a build by hand leaves there, in order.
fn read(folder: &Path) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let path = folder.join(&inner);
        for entry in fs::read_dir(&path).with_context(|| path.display().to_string())? {
            let entry = entry?;
            let name = entry.file_name();
            if name == "node_modules" || name == "dist" {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push(inner.join(name));
            } else {
                sources.push((inner.join(name), fs::read(entry.path())?));
            }
        }
    }
    sources.sort();
    Ok(sources)
}

/// Lays the sources out afresh beside the packages that they import.
fn write(sources: &[Source], packages: &Path, folder: &Path) -> Result<()> {
    folder::make_afresh(folder)?;
    for (inner, content) in sources {
        let path = folder.join(inner);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, content).with_context(|| path.display().to_string())?;
    }
    symlink(packages, folder.join("node_modules")).with_context(|| folder.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_is_known_by_every_source_and_by_nothing_else() {
        let folder = env::temp_dir().join(format!("xtask-hosts-{}", std::process::id()));
        fs::create_dir_all(folder.join("react")).unwrap();
        fs::create_dir_all(folder.join("node_modules/react")).unwrap();
        fs::write(folder.join("package.json"), "{}").unwrap();
        fs::write(folder.join("react/main.jsx"), "1").unwrap();
        let before = fingerprint::of(&read(&folder).unwrap());

        fs::write(folder.join("node_modules/react/index.js"), "").unwrap();
        assert_eq!(fingerprint::of(&read(&folder).unwrap()), before);
        fs::write(folder.join("react/main.jsx"), "2").unwrap();
        assert_ne!(fingerprint::of(&read(&folder).unwrap()), before);

        fs::remove_dir_all(folder).unwrap();
    }
}
