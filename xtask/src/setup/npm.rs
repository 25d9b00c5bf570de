//! Installs npm packages by lock files: tools, the peers of the benchmarks, and the frameworks of the
//! end-to-end tests' applications.
//!
//! A lock file has the hash of every package. `npm ci` rejects a package with another hash, and a lock
//! file that does not match its `package.json`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::environment::Environment;
use crate::files::content_hash;
use crate::paths::Paths;
use crate::process;
use crate::setup::debian;

/// The folder of the tools' `package.json` files, one folder a purpose.
const TOOLS_FOLDER: &str = "xtask/tools/npm";
const MANIFEST: &str = "package.json";
const LOCK_FILE: &str = "package-lock.json";

/// Installs wasm-opt and esbuild and puts them on the environment's PATH.
pub fn build_tools(paths: &Paths, environment: &mut Environment) -> Result<()> {
    let why = "wasm-opt makes the WebAssembly smaller, esbuild joins the element's scripts";
    let packages = install_tools(paths, environment, "build", why)?;
    let binaryen = packages.join("binaryen/bin");
    // The program is JavaScript: it fails at run time in an old Node.js.
    process::read_stdout(
        environment
            .command(binaryen.join("wasm-opt"))?
            .arg("--version"),
    )
    .context("wasm-opt does not run with this Node.js; a newer one may")?;
    environment.prepend_path(binaryen);
    environment.prepend_path(packages.join("esbuild/bin"));
    Ok(())
}

/// Installs axe-core, which the end-to-end tests check accessibility with; returns its script.
pub fn axe(paths: &Paths, environment: &Environment) -> Result<PathBuf> {
    let why = "the tests check accessibility with axe-core";
    let packages = install_tools(paths, environment, "accessibility", why)?;
    let script = packages.join("axe-core/axe.min.js");
    ensure!(script.is_file(), "{} is missing", script.display());
    Ok(script)
}

/// Installs TypeScript, which the end-to-end tests check the package's types with, and Vite, which they
/// build a site with; returns their folders.
pub fn typescript_and_vite(paths: &Paths, environment: &Environment) -> Result<[PathBuf; 2]> {
    let why = "the tests check the package's types with TypeScript and build a site with Vite";
    let packages = install_tools(paths, environment, "package", why)?;
    Ok(["typescript", "vite"].map(|package| packages.join(package)))
}

/// Installs the carousels that the benchmark compares; returns their folders.
pub fn carousels(paths: &Paths, environment: &Environment) -> Result<Vec<PathBuf>> {
    let why = "the benchmark compares the carousel with five others";
    let packages = install_tools(paths, environment, "carousels", why)?;
    let names = [
        "embla-carousel",
        "swiper",
        "@splidejs/splide",
        "keen-slider",
        "@glidejs/glide",
    ];
    Ok(names.map(|package| packages.join(package)).into())
}

fn install_tools(
    paths: &Paths,
    environment: &Environment,
    folder: &str,
    why: &str,
) -> Result<PathBuf> {
    let folder = paths.checkout.join(TOOLS_FOLDER).join(folder);
    install(paths, environment, &folder, why)
}

/// Installs what a folder's lock file lists, unless the same lock file and `package.json` are installed
/// already. Returns the path of `node_modules`.
pub fn install(
    paths: &Paths,
    environment: &Environment,
    folder: &Path,
    why: &str,
) -> Result<PathBuf> {
    let [manifest, lock] = [MANIFEST, LOCK_FILE].map(|name| folder.join(name));
    let read = |path: &Path| fs::read_to_string(path).with_context(|| path.display().to_string());
    let contents = [read(&manifest)?, read(&lock)?];
    let name = folder.file_name().unwrap_or_default().display();
    let prefix = paths
        .cache
        .join("npm")
        .join(format!("{name}-{}", content_hash::of(&contents)));
    let installed = prefix.join("node_modules");
    // npm writes this file last.
    if installed.join(".package-lock.json").is_file() && environment.find("node").is_some() {
        return Ok(installed);
    }
    install_npm(environment, &manifest.display().to_string(), why)?;
    println!("Installing what {} lists with npm: {why}", lock.display());
    fs::create_dir_all(&prefix).with_context(|| format!("making {}", prefix.display()))?;
    for (name, content) in [MANIFEST, LOCK_FILE].into_iter().zip(contents) {
        let path = prefix.join(name);
        fs::write(&path, content).with_context(|| format!("writing {}", path.display()))?;
    }
    process::run(&mut clean_install(environment, &prefix)?)?;
    Ok(installed)
}

/// Installs npm itself if it is missing.
fn install_npm(environment: &Environment, what: &str, why: &str) -> Result<()> {
    if environment.find("npm").is_none() {
        ensure!(
            debian::is_debian(environment),
            "npm is missing: install Node.js (18 or newer) for {what}: {why}"
        );
        debian::install(environment, &["nodejs", "npm"], why)?;
    }
    Ok(())
}

/// Returns the only command that installs packages. No scripts of packages run.
fn clean_install(environment: &Environment, prefix: &Path) -> Result<Command> {
    let mut npm = environment.command("npm")?;
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .args(["--loglevel=error", "--prefix"])
        .arg(prefix)
        .current_dir(prefix);
    Ok(npm)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::env;

    use serde_json::{Map, Value, json};

    use super::*;
    use crate::files::{self, integrity};

    fn checkout() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    fn parse(path: &Path) -> Value {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        serde_json::from_str(&text).unwrap()
    }

    /// The registry dependencies of a `package.json`, by name, without `file:` ones.
    fn dependencies(folder: &Path) -> Map<String, Value> {
        let manifest = parse(&folder.join(MANIFEST));
        ["dependencies", "devDependencies", "optionalDependencies"]
            .iter()
            .filter_map(|list| manifest[list].as_object().cloned())
            .flatten()
            .filter(|(_, version)| !version.as_str().unwrap().starts_with("file:"))
            .collect()
    }

    /// The folders with a lock file.
    fn locked() -> Vec<PathBuf> {
        let mut found = files::dirs_with(&checkout(), MANIFEST);
        found.retain(|folder| !dependencies(folder).is_empty());
        assert!(found.len() >= 6, "{found:?}");
        found
    }

    #[test]
    fn every_locked_package_has_a_hash_and_no_address() {
        for folder in locked() {
            let path = folder.join(LOCK_FILE);
            let lock = parse(&path);
            assert_eq!(lock["lockfileVersion"], 3, "{}", path.display());
            for (name, package) in lock["packages"].as_object().unwrap() {
                let at = format!("{name} in {}", path.display());
                assert!(package.get("resolved").is_none(), "{at}");
                assert!(package.get("link").is_none(), "{at}");
                let hash = package["integrity"].as_str().unwrap_or_default();
                assert!(name.is_empty() || hash.starts_with("sha512-"), "{at}");
            }
        }
    }

    #[test]
    fn every_lock_is_its_manifest_s() {
        for folder in locked() {
            let lock = parse(&folder.join(LOCK_FILE));
            let wanted = Value::Object(dependencies(&folder));
            let at = folder.display();
            assert_eq!(lock["packages"][""]["dependencies"], wanted, "{at}");
            for (name, version) in wanted.as_object().unwrap() {
                let package = &lock["packages"][format!("node_modules/{name}")];
                assert_eq!(package["version"], *version, "{name} in {at}");
            }
        }
    }

    #[test]
    fn a_package_has_one_version_everywhere() {
        let mut versions = BTreeMap::new();
        for (name, version) in locked().iter().flat_map(|folder| dependencies(folder)) {
            let first = versions
                .entry(name.clone())
                .or_insert_with(|| version.clone());
            assert_eq!(*first, version, "{name}");
        }
    }

    #[test]
    fn trunk_asks_for_the_wasm_opt_that_is_installed() {
        let trunk = fs::read_to_string(checkout().join("Trunk.toml")).unwrap();
        let binaryen =
            dependencies(&checkout().join(TOOLS_FOLDER).join("build"))["binaryen"].clone();
        let version = binaryen.as_str().unwrap().strip_suffix(".0.0").unwrap();
        let setting = format!("wasm_opt = \"version_{version}\"");
        assert!(trunk.lines().any(|line| line == setting), "{setting}");
    }

    #[test]
    fn only_a_clean_install_without_scripts_installs_packages() {
        let paths = Paths::find().unwrap();
        let npm = clean_install(&Environment::new(&paths), Path::new("/")).unwrap();
        let line = process::command_line(&npm);
        assert!(line.starts_with("npm ci --ignore-scripts "), "{line}");
        let call = "command(\"npm\")";
        for path in sources(&checkout().join("xtask/src")) {
            let source = fs::read_to_string(&path).unwrap();
            let calls = source.matches(call).count();
            let is_here = path.file_name().unwrap() == "npm.rs";
            assert_eq!(calls, usize::from(is_here), "{}", path.display());
        }
    }

    /// The files in a folder and in those below it.
    fn sources(folder: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for path in files::list_dir(folder).unwrap() {
            match path.is_dir() {
                true => found.extend(sources(&path)),
                false => found.push(path),
            }
        }
        found
    }

    /// Packs a package with npm; returns the archive.
    fn pack(environment: &Environment, folder: &Path) -> PathBuf {
        fs::create_dir_all(folder).unwrap();
        let manifest = json!({ "name": "packed", "version": "1.0.0" });
        fs::write(folder.join(MANIFEST), manifest.to_string()).unwrap();
        let mut npm = Command::new(environment.find("npm").unwrap());
        process::read_stdout(npm.args(["pack", "--silent"]).current_dir(folder)).unwrap();
        folder.join("packed-1.0.0.tgz")
    }

    /// Installs an archive by a lock file that has this hash of it.
    fn install_packed(
        package: &Path,
        hash: &str,
        environment: &Environment,
        folder: &Path,
    ) -> Result<PathBuf> {
        let file = format!("file:{}", package.display());
        let dependencies = json!({ "packed": file });
        let lock = json!({
            "lockfileVersion": 3,
            "requires": true,
            "packages": {
                "": { "dependencies": dependencies },
                "node_modules/packed": { "version": "1.0.0", "resolved": file, "integrity": hash },
            },
        });
        fs::create_dir_all(folder)?;
        let manifest = json!({ "dependencies": dependencies });
        fs::write(folder.join(MANIFEST), manifest.to_string())?;
        fs::write(folder.join(LOCK_FILE), lock.to_string())?;
        let paths = Paths {
            checkout: folder.to_owned(),
            target: folder.join("target"),
            cache: folder.join("cache"),
        };
        install(&paths, environment, folder, "a test")
    }

    /// Skipped without npm.
    #[test]
    fn a_package_of_other_bytes_is_refused() {
        let environment = Environment::new(&Paths::find().unwrap());
        if environment.find("npm").is_none() {
            return;
        }
        let temporary = env::temp_dir().join(format!("xtask-npm-{}", std::process::id()));
        let package = pack(&environment, &temporary.join("packed"));
        let install = |folder: &str, hash: &str| {
            install_packed(&package, hash, &environment, &temporary.join(folder))
        };

        let hash = integrity::of(&fs::read(&package).unwrap());
        let installed = install("same", &hash).unwrap();
        assert!(installed.join("packed/package.json").is_file());

        let other = integrity::of(b"other");
        assert!(install("other", &other).is_err());
        // The failed installation does not count as installed.
        assert!(install("other", &other).is_err());

        fs::remove_dir_all(temporary).unwrap();
    }
}
