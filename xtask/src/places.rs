//! Where things are: the checkout, cargo's target directory, the tool cache.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

#[derive(Clone, Debug)]
pub struct Places {
    pub checkout: PathBuf,
    pub target: PathBuf,
    /// Outside the checkout, so that a clean clone does not build the tools again.
    pub cache: PathBuf,
}

impl Places {
    pub fn find() -> Result<Self> {
        // Cargo's value at run time first: a checkout may have moved since the build.
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let checkout = package
            .parent()
            .context("xtask is not inside a checkout")?
            .to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(
            || Ok(checkout.join("target")),
            |set| std::path::absolute(set).context("CARGO_TARGET_DIR"),
        )?;
        Ok(Self {
            checkout,
            target,
            cache: cache()?,
        })
    }

    pub fn dist(&self) -> PathBuf {
        self.checkout.join("dist")
    }

    /// The package as the tests see it: `pkg/` is the user's.
    pub fn package(&self) -> PathBuf {
        self.target.join("package")
    }

    /// A program that `cargo build` made with the dev profile.
    pub fn built(&self, program: &str) -> PathBuf {
        self.target.join("debug").join(program)
    }
}

fn cache() -> Result<PathBuf> {
    if let Some(set) = env::var_os("ARTICLE_WIDGET_CACHE") {
        return std::path::absolute(set).context("ARTICLE_WIDGET_CACHE");
    }
    let base = match env::var_os("XDG_CACHE_HOME").filter(|set| Path::new(set).is_absolute()) {
        Some(set) => PathBuf::from(set),
        None => Path::new(&env::var_os("HOME").context("HOME is not set")?).join(".cache"),
    };
    Ok(base.join("article-widget"))
}
