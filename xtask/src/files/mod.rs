//! Folders and files on disk.

pub mod content_hash;
pub mod integrity;
mod lock;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

pub use lock::FileLock;

/// Returns the paths in a folder, sorted so that every build is the same.
pub fn list_dir(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let paths: std::io::Result<Vec<_>> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths.with_context(|| format!("reading {}", folder.display()))?;
    paths.sort();
    Ok(paths)
}

/// Creates an empty folder, after removing the one that is there.
pub fn recreate_dir(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))
}

/// Returns the folders of a checkout that have a file of this name, except in built or installed folders.
#[cfg(test)]
pub fn dirs_with(checkout: &Path, name: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in list_dir(checkout).unwrap() {
        let name_here = path.file_name().unwrap().to_string_lossy();
        let is_generated = ["node_modules", "target", "dist", "pkg"].contains(&&*name_here);
        if name_here == name {
            found.push(checkout.to_owned());
        } else if path.is_dir() && !is_generated && !name_here.starts_with('.') {
            found.extend(dirs_with(&path, name));
        }
    }
    found
}
