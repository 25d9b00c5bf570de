//! The browsers that the tests drive, and their drivers.

use anyhow::{Result, bail};

use crate::debian;
use crate::environment::Environment;

/// A program by the names it goes by, and Debian's package of it.
struct Needed(&'static [&'static str], &'static str);

const NEEDED: &[Needed] = &[
    Needed(&["chromium", "google-chrome", "chrome"], "chromium"),
    Needed(&["chromedriver"], "chromium-driver"),
    Needed(&["firefox", "firefox-esr"], "firefox-esr"),
    Needed(&["WebKitWebDriver"], "webkit2gtk-driver"),
    Needed(&["Xvfb"], "xvfb"),
    Needed(&["xauth"], "xauth"),
];

pub fn prepare(environment: &Environment) -> Result<()> {
    let missing: Vec<&str> = NEEDED
        .iter()
        .filter(|Needed(names, _)| !names.iter().any(|name| environment.find(name).is_some()))
        .map(|Needed(_, package)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if debian::is_here(environment) {
        return debian::install(environment, &missing, "the tests run in real browsers");
    }
    bail!(
        "the tests run in real browsers, and these are not on the PATH: {} (Debian's names)",
        missing.join(", ")
    )
}
