//! Versions in `Cargo.lock`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Returns the library's version of wasm-bindgen, which its command line must have too.
pub fn wasm_bindgen_version(checkout: &Path) -> Result<String> {
    let path = checkout.join("Cargo.lock");
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    version(&text, "wasm-bindgen")
        .with_context(|| format!("{} has no wasm-bindgen", path.display()))
}

/// Returns the version of a package of which the lock file has one.
pub fn version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
version = 4

[[package]]
name = \"wasm-bindgen-futures\"
version = \"0.4.80\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
source = \"registry\"
";

    #[test]
    fn the_version_is_the_named_package_s_own() {
        assert_eq!(version(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
    }

    #[test]
    fn a_package_that_is_not_locked_has_no_version() {
        assert_eq!(version(LOCK, "yew"), None);
    }
}
