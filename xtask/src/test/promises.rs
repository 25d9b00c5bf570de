//! `cargo xtask promises`: writes `docs/promises.md`, which end-to-end test holds which promise.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::paths::Paths;
use crate::setup;

pub fn run((): ()) -> Result<()> {
    let paths = Paths::find()?;
    let output = setup::for_building(&paths)?
        .command("cargo")?
        .args([
            "test",
            "--quiet",
            "-p",
            "e2e",
            "--test",
            "journeys",
            "--",
            "--promises",
        ])
        .current_dir(&paths.checkout)
        .output()
        .context("cargo")?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let page = paths.checkout.join("docs/promises.md");
    fs::write(&page, output.stdout).with_context(|| page.display().to_string())
}
