//! Installs the browsers that the tests drive, and their drivers.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::environment::Environment;
use crate::setup::debian;

/// A program, by the names under which its driver or the tests find it, and its Debian package.
struct Program(&'static [&'static str], &'static str);

const CHROMIUM: &[Program] = &[
    Program(&["chromium", "google-chrome", "chrome"], "chromium"),
    Program(&["chromedriver"], "chromium-driver"),
];
const FIREFOX_AND_WEBKIT: &[Program] = &[
    Program(&["firefox"], "firefox-esr"),
    Program(&["WebKitWebDriver"], "webkit2gtk-driver"),
    Program(&["Xvfb"], "xvfb"),
];
/// Chromium without browser windows, which use as much processor time as the pages in them. The
/// end-to-end tests run in full Chromium where it is missing.
const HEADLESS_SHELL: &[Program] = &[Program(
    &["chromium-headless-shell", "chrome-headless-shell"],
    "chromium-headless-shell",
)];
const MINI_BROWSER: &str = "webkit2gtk-4.1/MiniBrowser";
const MINI_BROWSER_PACKAGE: &str = "libwebkit2gtk-4.1-0";

/// Installs all three browsers.
pub fn install_all(environment: &Environment) -> Result<()> {
    let missing = || {
        let mini_browser = (MINI_BROWSER, MINI_BROWSER_PACKAGE);
        let shell = debian::is_debian(environment).then_some(HEADLESS_SHELL);
        missing(environment, CHROMIUM)
            .chain(missing(environment, shell.unwrap_or_default()))
            .chain(missing(environment, FIREFOX_AND_WEBKIT))
            .chain(self::mini_browser().is_none().then_some(mini_browser))
            .collect()
    };
    install_missing(environment, missing, "the tests run in real browsers")
}

/// Installs Chromium alone.
pub fn install_chromium(environment: &Environment) -> Result<()> {
    let missing = || missing(environment, CHROMIUM).collect();
    install_missing(environment, missing, "benchmarks run in it")
}

fn install_missing(
    environment: &Environment,
    missing: impl Fn() -> Vec<(&'static str, &'static str)>,
    why: &str,
) -> Result<()> {
    if debian::is_debian(environment) {
        let packages: Vec<&str> = missing().iter().map(|found| found.1).collect();
        debian::install(environment, &packages, why)?;
    }
    let missing: Vec<String> = missing()
        .iter()
        .map(|(program, package)| format!("{program} (Debian's {package})"))
        .collect();
    ensure!(missing.is_empty(), "{why}: install {}", missing.join(", "));
    Ok(())
}

/// Returns the path of Chromium's headless shell: Debian's, or Chrome for Testing's.
pub fn headless_shell(environment: &Environment) -> Option<PathBuf> {
    let mut names = HEADLESS_SHELL.iter().flat_map(|Program(names, _)| *names);
    names.find_map(|name| environment.find(name))
}

/// Returns the path of WebKitGTK's MiniBrowser. It is never on the PATH: Debian has a folder for each
/// architecture, Fedora and Arch have one.
pub fn mini_browser() -> Option<PathBuf> {
    fs::read_dir("/usr/lib")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .chain(["/usr/libexec".into(), "/usr/lib".into()])
        .map(|folder| folder.join(MINI_BROWSER))
        .find(|candidate| candidate.is_file())
}

/// Returns the missing programs, each with its Debian package.
fn missing(
    environment: &Environment,
    programs: &'static [Program],
) -> impl Iterator<Item = (&'static str, &'static str)> {
    programs
        .iter()
        .filter(|Program(names, _)| !names.iter().any(|name| environment.find(name).is_some()))
        .map(|Program(names, package)| (names[0], *package))
}
