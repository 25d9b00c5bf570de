//! The browsers that the tests drive, and their drivers.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::debian;
use crate::environment::Environment;

/// A program by the names under which its driver or the tests find it, and
/// Debian's package of it.
struct Needed(&'static [&'static str], &'static str);

const CHROMIUM: &[Needed] = &[
    Needed(&["chromium", "google-chrome", "chrome"], "chromium"),
    Needed(&["chromedriver"], "chromium-driver"),
];
const OTHERS: &[Needed] = &[
    Needed(&["firefox"], "firefox-esr"),
    Needed(&["WebKitWebDriver"], "webkit2gtk-driver"),
    Needed(&["Xvfb"], "xvfb"),
];
/// Chromium without browser windows, which use as much processor time as the pages in them. The end-to-end tests run
/// in the full browser where it is missing.
const HEADLESS_SHELL: &[Needed] = &[Needed(
    &["chromium-headless-shell", "chrome-headless-shell"],
    "chromium-headless-shell",
)];
const MINI_BROWSER: &str = "webkit2gtk-4.1/MiniBrowser";
const MINI_BROWSER_PACKAGE: &str = "libwebkit2gtk-4.1-0";

/// All three.
pub fn prepare(environment: &Environment) -> Result<()> {
    let missing = || {
        let mini_browser = (MINI_BROWSER, MINI_BROWSER_PACKAGE);
        let shell = debian::is_here(environment).then_some(HEADLESS_SHELL);
        missing(environment, CHROMIUM)
            .chain(missing(environment, shell.unwrap_or_default()))
            .chain(missing(environment, OTHERS))
            .chain(self::mini_browser().is_none().then_some(mini_browser))
            .collect()
    };
    install(environment, missing, "the tests run in real browsers")
}

/// Chromium alone.
pub fn prepare_chromium(environment: &Environment) -> Result<()> {
    let missing = || missing(environment, CHROMIUM).collect();
    install(environment, missing, "benchmarks run in it")
}

fn install(
    environment: &Environment,
    missing: impl Fn() -> Vec<(&'static str, &'static str)>,
    why: &str,
) -> Result<()> {
    if debian::is_here(environment) {
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

/// Chromium's headless shell: Debian's, or Chrome for Testing's.
pub fn headless_shell(environment: &Environment) -> Option<PathBuf> {
    let mut names = HEADLESS_SHELL.iter().flat_map(|Needed(names, _)| *names);
    names.find_map(|name| environment.find(name))
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
fn missing(
    environment: &Environment,
    needed: &'static [Needed],
) -> impl Iterator<Item = (&'static str, &'static str)> {
    needed
        .iter()
        .filter(|Needed(names, _)| !names.iter().any(|name| environment.find(name).is_some()))
        .map(|Needed(names, package)| (names[0], *package))
}
