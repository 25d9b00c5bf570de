//! The installed npm packages that are measured.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

/// An installed package.
#[derive(Clone, Debug)]
pub struct Peer {
    /// Its name in the registry.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its folder.
    pub folder: PathBuf,
}

/// Reads the packages that `$ARTICLE_WIDGET_PEERS` lists.
pub fn installed() -> Result<Vec<Peer>> {
    let folders = env::var_os("ARTICLE_WIDGET_PEERS").context("ARTICLE_WIDGET_PEERS is not set")?;
    env::split_paths(&folders)
        .map(|folder| read(&folder).with_context(|| folder.display().to_string()))
        .collect()
}

fn read(folder: &Path) -> Result<Peer> {
    let manifest: Value = serde_json::from_slice(&fs::read(folder.join("package.json"))?)?;
    let text = |name: &str| {
        manifest[name]
            .as_str()
            .map(str::to_owned)
            .with_context(|| format!("package.json has no {name}"))
    };
    Ok(Peer {
        name: text("name")?,
        version: text("version")?,
        folder: folder.to_owned(),
    })
}
