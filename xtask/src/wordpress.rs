//! WordPress, and what it runs on.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use crate::debian;
use crate::environment::Environment;
use crate::places::Places;

/// Says to this program and to the tests where its files are.
pub const VARIABLE: &str = "ARTICLE_WIDGET_WORDPRESS";

const WHY: &str = "the end-to-end tests post comments to a real WordPress";
/// The cores and not `mariadb-server`: the tests start a database of their own, and the machine
/// gets no service.
const RUNS_ON: &[&str] = &[
    "mariadb-client-core",
    "mariadb-server-core",
    "php-cli",
    "php-mbstring",
    "php-mysql",
    "php-xml",
];

/// The folder of its files: Debian's, or the one that the variable names. Away from Debian without
/// the variable there is none, and the tests say what to install.
pub fn prepare(places: &Places, environment: &Environment) -> Result<Option<PathBuf>> {
    let named = env::var_os(VARIABLE).map(PathBuf::from);
    if !debian::is_here(environment) {
        return Ok(named);
    }
    debian::install(environment, RUNS_ON, WHY)?;
    if named.is_some() {
        return Ok(named);
    }
    // Unpacked, since the package installed brings a web server that starts at once.
    let files = debian::unpack(environment, "wordpress", &places.cache, WHY)?;
    Ok(Some(files.join("usr/share/wordpress")))
}
