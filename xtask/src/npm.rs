//! Packages from the npm registry, by lock files: tools that live only there, what benchmarks compare
//! with, and what the applications of the end-to-end tests are made of.
//!
//! A lock file has the hash of every package. `npm ci` refuses a package of other bytes, and a lock
//! file that is not that of its `package.json`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::debian;
use crate::environment::Environment;
use crate::fingerprint;
use crate::places::Places;
use crate::process;

/// The folders of the tools, each with what one purpose needs.
const TOOLS: &str = "xtask/tools/npm";
const MANIFEST: &str = "package.json";
const LOCK: &str = "package-lock.json";

/// Puts wasm-opt and esbuild on the children's PATH.
pub fn build_tools(places: &Places, environment: &mut Environment) -> Result<()> {
    let why = "wasm-opt makes the WebAssembly smaller, esbuild joins the element's scripts";
    let packages = tools(places, environment, "build", why)?;
    let binaryen = packages.join("binaryen/bin");
    // The program is JavaScript: an old Node.js starts it and then fails.
    process::read(
        environment
            .command(binaryen.join("wasm-opt"))?
            .arg("--version"),
    )
    .context("wasm-opt does not run with this Node.js; a newer one may")?;
    environment.prepend_path(binaryen);
    environment.prepend_path(packages.join("esbuild/bin"));
    Ok(())
}

/// The script that the end-to-end tests load into pages to judge accessibility.
pub fn axe(places: &Places, environment: &Environment) -> Result<PathBuf> {
    let why = "the tests check accessibility with axe-core";
    let packages = tools(places, environment, "accessibility", why)?;
    let script = packages.join("axe-core/axe.min.js");
    ensure!(script.is_file(), "{} is missing", script.display());
    Ok(script)
}

/// TypeScript, which the end-to-end tests check the package's types with, and Vite, which they build a
/// site of the package with.
pub fn typescript_and_vite(places: &Places, environment: &Environment) -> Result<[PathBuf; 2]> {
    let why = "the tests check the package's types with TypeScript and build a site with Vite";
    let packages = tools(places, environment, "package", why)?;
    Ok(["typescript", "vite"].map(|package| packages.join(package)))
}

/// The carousels that ours is measured beside.
pub fn carousels(places: &Places, environment: &Environment) -> Result<Vec<PathBuf>> {
    let why = "the benchmark compares the carousel with five others";
    let packages = tools(places, environment, "carousels", why)?;
    let names = [
        "embla-carousel",
        "swiper",
        "@splidejs/splide",
        "keen-slider",
        "@glidejs/glide",
    ];
    Ok(names.map(|package| packages.join(package)).into())
}

fn tools(places: &Places, environment: &Environment, folder: &str, why: &str) -> Result<PathBuf> {
    let folder = places.checkout.join(TOOLS).join(folder);
    install(places, environment, &folder, why)
}

/// Installs what a folder's lock file lists, once for each content of that file and of `package.json`.
/// Returns the `node_modules` with it.
pub fn install(
    places: &Places,
    environment: &Environment,
    folder: &Path,
    why: &str,
) -> Result<PathBuf> {
    let [manifest, lock] = [MANIFEST, LOCK].map(|name| folder.join(name));
    let read = |path: &Path| fs::read_to_string(path).with_context(|| path.display().to_string());
    let contents = [read(&manifest)?, read(&lock)?];
    let name = folder.file_name().unwrap_or_default().display();
    let prefix = places
        .cache
        .join("npm")
        .join(format!("{name}-{}", fingerprint::of(&contents)));
    let installed = prefix.join("node_modules");
    // npm writes this list last.
    if installed.join(".package-lock.json").is_file() && environment.find("node").is_some() {
        return Ok(installed);
    }
    prepare(environment, &manifest.display().to_string(), why)?;
    println!("Installing what {} lists with npm: {why}", lock.display());
    fs::create_dir_all(&prefix).with_context(|| format!("making {}", prefix.display()))?;
    for (name, content) in [MANIFEST, LOCK].into_iter().zip(contents) {
        let path = prefix.join(name);
        fs::write(&path, content).with_context(|| format!("writing {}", path.display()))?;
    }
    process::run(&mut clean_install(environment, &prefix)?)?;
    Ok(installed)
}

/// Installs npm itself where it is missing.
fn prepare(environment: &Environment, what: &str, why: &str) -> Result<()> {
    if environment.find("npm").is_none() {
        ensure!(
            debian::is_here(environment),
            "npm is missing: install Node.js (18 or newer) for {what}: {why}"
        );
        debian::install(environment, &["nodejs", "npm"], why)?;
    }
    Ok(())
}

/// The only command that installs packages. No package's own scripts run.
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
    use crate::{folder, integrity};

    fn checkout() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    fn parse(path: &Path) -> Value {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        serde_json::from_str(&text).unwrap()
    }

    /// What a `package.json` wants from the registry, by name. A file is not from there.
    fn dependencies(folder: &Path) -> Map<String, Value> {
        let manifest = parse(&folder.join(MANIFEST));
        ["dependencies", "devDependencies", "optionalDependencies"]
            .iter()
            .filter_map(|list| manifest[list].as_object().cloned())
            .flatten()
            .filter(|(_, version)| !version.as_str().unwrap().starts_with("file:"))
            .collect()
    }

    fn locked() -> Vec<PathBuf> {
        let mut found = folder::with(&checkout(), MANIFEST);
        found.retain(|folder| !dependencies(folder).is_empty());
        assert!(found.len() >= 6, "{found:?}");
        found
    }

    #[test]
    fn every_locked_package_has_a_hash_and_no_address() {
        for folder in locked() {
            let path = folder.join(LOCK);
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
            let lock = parse(&folder.join(LOCK));
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
        let binaryen = dependencies(&checkout().join(TOOLS).join("build"))["binaryen"].clone();
        let version = binaryen.as_str().unwrap().strip_suffix(".0.0").unwrap();
        let setting = format!("wasm_opt = \"version_{version}\"");
        assert!(trunk.lines().any(|line| line == setting), "{setting}");
    }

    #[test]
    fn only_a_clean_install_without_scripts_installs_packages() {
        let places = Places::find().unwrap();
        let npm = clean_install(&Environment::new(&places), Path::new("/")).unwrap();
        let line = process::line(&npm);
        assert!(line.starts_with("npm ci --ignore-scripts "), "{line}");
        let call = "command(\"npm\")";
        for entry in fs::read_dir(checkout().join("xtask/src")).unwrap() {
            let path = entry.unwrap().path();
            let source = fs::read_to_string(&path).unwrap();
            let calls = source.matches(call).count();
            let is_here = path.file_name().unwrap() == "npm.rs";
            assert_eq!(calls, usize::from(is_here), "{}", path.display());
        }
    }

    /// A package, packed as npm packs it.
    fn pack(environment: &Environment, folder: &Path) -> PathBuf {
        fs::create_dir_all(folder).unwrap();
        let manifest = json!({ "name": "packed", "version": "1.0.0" });
        fs::write(folder.join(MANIFEST), manifest.to_string()).unwrap();
        let mut npm = Command::new(environment.find("npm").unwrap());
        process::read(npm.args(["pack", "--silent"]).current_dir(folder)).unwrap();
        folder.join("packed-1.0.0.tgz")
    }

    /// Installs this package by a lock that has this hash of it.
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
        fs::write(folder.join(LOCK), lock.to_string())?;
        let places = Places {
            checkout: folder.to_owned(),
            target: folder.join("target"),
            cache: folder.join("cache"),
        };
        install(&places, environment, folder, "a test")
    }

    /// Without npm there is nothing to see: then nothing is installed either.
    #[test]
    fn a_package_of_other_bytes_is_refused() {
        let environment = Environment::new(&Places::find().unwrap());
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
        // Nor is it taken for installed the next time.
        assert!(install("other", &other).is_err());

        fs::remove_dir_all(temporary).unwrap();
    }
}
