//! Builds `e2e/hosts/yew`, an application in another version of Yew, which the end-to-end tests put on one
//! page with the widget.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::environment::Environment;
use crate::paths::Paths;
use crate::setup::toolchain::WASM_TARGET;

/// The application's folder in the checkout, a workspace of its own.
pub const FOLDER: &str = "e2e/hosts/yew";
/// The variable that names the folder of `second_yew_app.js` and its module to the tests.
pub const ENV_VAR: &str = "ARTICLE_WIDGET_SECOND_YEW_APP";

/// Returns the folder of the built application.
pub fn built_folder(paths: &Paths) -> PathBuf {
    target_dir(paths).join("site")
}

/// Returns the commands that build it, in order.
pub fn build_commands(environment: &Environment, paths: &Paths) -> Result<[Command; 2]> {
    let target = target_dir(paths);
    let mut cargo = environment.command("cargo")?;
    cargo
        .args([
            "build",
            "--release",
            "--locked",
            "--target",
            WASM_TARGET,
            "--target-dir",
        ])
        .arg(&target)
        .current_dir(paths.checkout.join(FOLDER));
    let mut bindgen = environment.command("wasm-bindgen")?;
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(built_folder(paths))
        .arg(target.join(WASM_TARGET).join("release/second_yew_app.wasm"));
    Ok([cargo, bindgen])
}

/// Returns cargo's target directory: not the widget's, as the two workspaces have different locks.
fn target_dir(paths: &Paths) -> PathBuf {
    paths.target.join("second-yew-app")
}
