//! Installs WordPress and what it runs on, from Debian.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use crate::environment::Environment;
use crate::paths::Paths;
use crate::setup::debian;

/// The variable that names the folder of WordPress's files to this program and to the tests.
pub const ENV_VAR: &str = "ARTICLE_WIDGET_WORDPRESS";

const WHY: &str = "the end-to-end tests post comments to a real WordPress";
/// Not `mariadb-server`, which would start a service: the tests start a database themselves.
const DEBIAN_PACKAGES: &[&str] = &[
    "mariadb-client-core",
    "mariadb-server-core",
    "php-cli",
    "php-mbstring",
    "php-mysql",
    "php-xml",
];

/// Returns the folder of WordPress's files: the one that the variable names, or else Debian's. Returns
/// `None` on another system without the variable; the tests then say what to install.
pub fn install(paths: &Paths, environment: &Environment) -> Result<Option<PathBuf>> {
    let named = env::var_os(ENV_VAR).map(PathBuf::from);
    if !debian::is_debian(environment) {
        return Ok(named);
    }
    debian::install(environment, DEBIAN_PACKAGES, WHY)?;
    if named.is_some() {
        return Ok(named);
    }
    // Only unpacked: installing the package would start a web server.
    let files = debian::unpack(environment, "wordpress", &paths.cache, WHY)?;
    Ok(Some(files.join("usr/share/wordpress")))
}
