//! A folder with a `package.json`, its lock file and a `build.js`, built in the target directory.

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

pub struct NodeProject<'a> {
    /// Its folder in the target directory.
    pub name: &'a str,
    /// Its folder in the checkout.
    pub folder: &'a str,
    /// Another folder of the checkout that `build.js` finds under the same name in its own.
    pub beside: Option<&'a str>,
    /// What it is for.
    pub why: &'a str,
}

/// A file, by its path in the project, and what is in it.
type Source = (PathBuf, Vec<u8>);

impl NodeProject<'_> {
    /// The folder that `build.js` has filled. It is built again only when a source has changed.
    pub fn build(&self, places: &Places, environment: &Environment) -> Result<PathBuf> {
        let checkout = places.checkout.join(self.folder);
        let mut sources = read(&checkout, Path::new(""))?;
        if let Some(beside) = self.beside {
            sources.extend(read(&places.checkout.join(beside), Path::new(beside))?);
        }
        let folder = places.target.join(self.name);
        let built = folder.join("dist");
        let stamp = folder.join("sources");
        let fingerprint = fingerprint::of(&sources);
        if fs::read_to_string(&stamp).is_ok_and(|of| of == fingerprint) {
            return Ok(built);
        }
        let packages = npm::install(places, environment, &checkout, self.why)?;
        println!("Building {}: {}", self.folder, self.why);
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
}

/// All files of a folder but those that a build by hand leaves there, in order, as files of a folder of
/// that name.
fn read(folder: &Path, name: &Path) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let path = folder.join(&inner);
        for entry in fs::read_dir(&path).with_context(|| path.display().to_string())? {
            let entry = entry?;
            let file = entry.file_name();
            if file == "node_modules" || file == "dist" {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push(inner.join(file));
            } else {
                let path = name.join(&inner).join(file);
                sources.push((path, fs::read(entry.path())?));
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
    use std::env;

    #[test]
    fn what_is_built_is_known_by_every_source_and_by_nothing_else() {
        let folder = env::temp_dir().join(format!("xtask-project-{}", std::process::id()));
        fs::create_dir_all(folder.join("react")).unwrap();
        fs::create_dir_all(folder.join("node_modules/react")).unwrap();
        fs::write(folder.join("package.json"), "{}").unwrap();
        fs::write(folder.join("react/main.jsx"), "1").unwrap();
        let fingerprint = || fingerprint::of(&read(&folder, Path::new("")).unwrap());
        let before = fingerprint();

        fs::write(folder.join("node_modules/react/index.js"), "").unwrap();
        assert_eq!(fingerprint(), before);
        fs::write(folder.join("react/main.jsx"), "2").unwrap();
        assert_ne!(fingerprint(), before);

        let names = read(&folder, Path::new("shared")).unwrap();
        let names: Vec<_> = names.iter().map(|(name, _)| name.as_path()).collect();
        assert_eq!(
            names,
            [
                Path::new("shared/package.json"),
                Path::new("shared/react/main.jsx")
            ]
        );
        fs::remove_dir_all(folder).unwrap();
    }
}
