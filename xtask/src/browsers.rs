//! The browsers that the tests drive, and their drivers.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::debian;
use crate::environment::Environment;

/// A program by the names under which its driver or the tests find it, and
/// Debian's package of it.
struct Needed(&'static [&'static str], &'static str);

const NEEDED: &[Needed] = &[
    Needed(&["chromium", "google-chrome", "chrome"], "chromium"),
    Needed(&["chromedriver"], "chromium-driver"),
    Needed(&["firefox"], "firefox-esr"),
    Needed(&["WebKitWebDriver"], "webkit2gtk-driver"),
    Needed(&["Xvfb"], "xvfb"),
];
const MINI_BROWSER: &str = "webkit2gtk-4.1/MiniBrowser";
const MINI_BROWSER_PACKAGE: &str = "libwebkit2gtk-4.1-0";

pub fn prepare(environment: &Environment) -> Result<()> {
    if debian::is_here(environment) {
        let packages: Vec<&str> = missing(environment).iter().map(|found| found.1).collect();
        debian::install(environment, &packages, "the tests run in real browsers")?;
    }
    let missing: Vec<String> = missing(environment)
        .iter()
        .map(|(program, package)| format!("{program} (Debian's {package})"))
        .collect();
    ensure!(
        missing.is_empty(),
        "the tests run in real browsers: install {}",
        missing.join(", ")
    );
    Ok(())
}

/// WebKitGTK's own browser. It is never on the PATH: the first places are
/// Debian's, one an architecture, then Fedora's and Arch's.
pub fn mini_browser() -> Option<PathBuf> {
    fs::read_dir("/usr/lib")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .chain(["/usr/libexec".into(), "/usr/lib".into()])
        .map(|folder| folder.join(MINI_BROWSER))
        .find(|candidate| candidate.is_file())
}

/// The programs that are not here, each with Debian's package of it.
fn missing(environment: &Environment) -> Vec<(&'static str, &'static str)> {
    NEEDED
        .iter()
        .filter(|Needed(names, _)| !names.iter().any(|name| environment.find(name).is_some()))
        .map(|Needed(names, package)| (names[0], *package))
        .chain(
            mini_browser()
                .is_none()
                .then_some((MINI_BROWSER, MINI_BROWSER_PACKAGE)),
        )
        .collect()
}
