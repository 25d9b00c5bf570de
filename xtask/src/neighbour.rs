//! Another Yew application, of another version of Yew, that the tests put on one page with the
//! widget: a package of its own in `e2e/hosts/yew`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::environment::Environment;
use crate::places::Places;
use crate::toolchain::TARGET;

/// Its folder in the checkout.
pub const FOLDER: &str = "e2e/hosts/yew";
/// The variable that names the folder of `neighbour.js` and its module to the tests.
pub const VARIABLE: &str = "ARTICLE_WIDGET_NEIGHBOUR";

/// Where the application is built.
pub fn folder(places: &Places) -> PathBuf {
    target(places).join("site")
}

/// The commands that build it, in their order.
pub fn build(environment: &Environment, places: &Places) -> Result<[Command; 2]> {
    let target = target(places);
    let mut cargo = environment.command("cargo")?;
    cargo
        .args([
            "build",
            "--release",
            "--locked",
            "--target",
            TARGET,
            "--target-dir",
        ])
        .arg(&target)
        .current_dir(places.checkout.join(FOLDER));
    let mut bindgen = environment.command("wasm-bindgen")?;
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(folder(places))
        .arg(target.join(TARGET).join("release/neighbour.wasm"));
    Ok([cargo, bindgen])
}

/// Not the widget's: the two workspaces have different locks.
fn target(places: &Places) -> PathBuf {
    places.target.join("neighbour")
}
