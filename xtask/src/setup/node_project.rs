//! Builds a folder that has a `package.json`, its lock file and a `build.js`, in the target directory.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::files;
use crate::files::content_hash;
use crate::paths::Paths;
use crate::process;
use crate::setup::npm;

pub struct NodeProject<'a> {
    /// The name of its folder in the target directory.
    pub name: &'a str,
    /// Its folder in the checkout.
    pub folder: &'a str,
    /// Another folder of the checkout, copied into the project's under the same name.
    pub shared_folder: Option<&'a str>,
    /// What it is for, as printed.
    pub why: &'a str,
}

/// The path of a file in the project, and its content.
type Source = (PathBuf, Vec<u8>);

impl NodeProject<'_> {
    /// Returns the folder that `build.js` fills. Builds only when a source has changed.
    pub fn build(&self, paths: &Paths, environment: &Environment) -> Result<PathBuf> {
        let checkout = paths.checkout.join(self.folder);
        let mut sources = read_sources(&checkout, Path::new(""))?;
        if let Some(shared) = self.shared_folder {
            sources.extend(read_sources(
                &paths.checkout.join(shared),
                Path::new(shared),
            )?);
        }
        let folder = paths.target.join(self.name);
        let built = folder.join("dist");
        let stamp = folder.join("sources");
        let hash = content_hash::of(&sources);
        if fs::read_to_string(&stamp).is_ok_and(|built| built == hash) {
            return Ok(built);
        }
        let packages = npm::install(paths, environment, &checkout, self.why)?;
        println!("Building {}: {}", self.folder, self.why);
        write_sources(&sources, &packages, &folder)?;
        process::run(
            environment
                .command("node")?
                .arg("build.js")
                .current_dir(&folder),
        )?;
        fs::write(&stamp, hash).with_context(|| stamp.display().to_string())?;
        Ok(built)
    }
}

/// Reads the files of a folder, sorted, with paths that begin with `name`. Leaves out `node_modules` and
/// `dist`, which a build by hand leaves there.
fn read_sources(folder: &Path, name: &Path) -> Result<Vec<Source>> {
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

/// Writes the sources into an empty folder, with a link to the packages that they import.
fn write_sources(sources: &[Source], packages: &Path, folder: &Path) -> Result<()> {
    files::recreate_dir(folder)?;
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
    fn the_hash_is_of_every_source_and_of_nothing_else() {
        let folder = env::temp_dir().join(format!("xtask-project-{}", std::process::id()));
        fs::create_dir_all(folder.join("react")).unwrap();
        fs::create_dir_all(folder.join("node_modules/react")).unwrap();
        fs::write(folder.join("package.json"), "{}").unwrap();
        fs::write(folder.join("react/main.jsx"), "1").unwrap();
        let hash = || content_hash::of(&read_sources(&folder, Path::new("")).unwrap());
        let before = hash();

        fs::write(folder.join("node_modules/react/index.js"), "").unwrap();
        assert_eq!(hash(), before);
        fs::write(folder.join("react/main.jsx"), "2").unwrap();
        assert_ne!(hash(), before);

        let names = read_sources(&folder, Path::new("shared")).unwrap();
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
