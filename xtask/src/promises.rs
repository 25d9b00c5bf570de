//! `cargo xtask promises`: writes which end-to-end test holds which promise.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::places::Places;
use crate::setup;

pub fn run((): ()) -> Result<()> {
    let places = Places::find()?;
    let output = setup::for_building(&places)?
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
        .current_dir(&places.checkout)
        .output()
        .context("cargo")?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let page = places.checkout.join("docs/promises.md");
    fs::write(&page, output.stdout).with_context(|| page.display().to_string())
}
