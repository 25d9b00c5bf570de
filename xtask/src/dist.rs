//! `cargo xtask dist`: what a publisher serves, from one Trunk build, without the demo page.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::environment::Environment;
use crate::places::Places;
use crate::{process, setup, sizes, trunk};

/// The shell, the style sheet for the page, the glue with its module, the translations.
const PUBLISHED: &[&str] = &[
    "article-widget.js",
    "article-widget.css",
    "core",
    "catalogues",
];

/// What a publisher serves.
pub struct Package {
    pub folder: PathBuf,
    files: Vec<PathBuf>,
}

pub fn run(_: ()) -> Result<()> {
    let places = Places::find()?;
    let mut environment = setup::for_building(&places)?;
    setup::for_site(&places, &mut environment)?;
    let package = build(&places, &environment)?;
    println!("\n{}", package.folder.display());
    sizes::print(&package.folder, &package.files)
}

/// Builds it into `pkg/`.
pub fn build(places: &Places, environment: &Environment) -> Result<Package> {
    let site = places.target.join("dist-site");
    let _alone = trunk::lock(places).take()?;
    process::run(&mut trunk::build(environment, places, &site)?)?;
    let folder = places.checkout.join("pkg");
    let files = publish(&site, &folder)?;
    Ok(Package { folder, files })
}

/// Fills `package` afresh and returns its files in order.
fn publish(site: &Path, package: &Path) -> Result<Vec<PathBuf>> {
    if package.exists() {
        fs::remove_dir_all(package).with_context(|| format!("emptying {}", package.display()))?;
    }
    fs::create_dir_all(package).with_context(|| format!("making {}", package.display()))?;
    let mut files = Vec::new();
    for name in PUBLISHED {
        let from = site.join(name);
        ensure!(from.exists(), "the build made no {}", from.display());
        copy(&from, &package.join(name), &mut files)?;
    }
    files.sort();
    Ok(files)
}

fn copy(from: &Path, to: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to).with_context(|| format!("making {}", to.display()))?;
        for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()), files)?;
        }
        return Ok(());
    }
    fs::copy(from, to)
        .with_context(|| format!("copying {} to {}", from.display(), to.display()))?;
    files.push(to.to_path_buf());
    Ok(())
}
