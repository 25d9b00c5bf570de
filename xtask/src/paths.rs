//! The folders of the checkout, of cargo's builds and of the tool cache.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

#[derive(Clone, Debug)]
pub struct Paths {
    pub checkout: PathBuf,
    pub target: PathBuf,
    /// Outside the checkout, so that a clean clone does not build the tools again.
    pub cache: PathBuf,
}

impl Paths {
    /// Finds them by cargo's environment variables.
    pub fn find() -> Result<Self> {
        // The value at run time first: the checkout may have moved since the build.
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

    /// The folder of the built site.
    pub fn dist(&self) -> PathBuf {
        self.checkout.join("dist")
    }

    /// The folder of the package that the tests use: `pkg/` belongs to the user.
    pub fn package(&self) -> PathBuf {
        self.target.join("package")
    }

    /// The program of this name that `cargo build` made with the dev profile.
    pub fn dev_program(&self, program: &str) -> PathBuf {
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
