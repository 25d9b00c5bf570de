//! A folder's files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What is in a folder, in order, so that every build is the same.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let paths: std::io::Result<Vec<_>> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths.with_context(|| format!("reading {}", folder.display()))?;
    paths.sort();
    Ok(paths)
}

/// Makes a folder with nothing in it.
pub fn make_afresh(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))
}

/// The folders of a checkout that have a file of this name, but for what is built or installed.
#[cfg(test)]
pub fn with(checkout: &Path, name: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in list(checkout).unwrap() {
        let own = path.file_name().unwrap().to_string_lossy();
        let is_made = ["node_modules", "target", "dist", "pkg"].contains(&&*own);
        if own == name {
            found.push(checkout.to_owned());
        } else if path.is_dir() && !is_made && !own.starts_with('.') {
            found.extend(with(&path, name));
        }
    }
    found
}
