//! The folder that a publisher puts on any static host or CDN, which is the npm package as well: the served
//! files, also compressed, with types, manifests and licences.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::dist::compression;
use crate::files::{self, integrity};

/// The files and folders of the built site that pages load, beside [`HASHED_FILES`].
const SERVED_PATHS: &[&str] = &[
    "article-widget-frame.js",
    "article-widget-prerendered.css",
    "article-widget.css",
    "article-widget.js",
    "catalogues",
    "frame.html",
    "library.js",
];

/// Served files with a hash in their name, one of each: the name's prefix and its extension.
const HASHED_FILES: &[(&str, &str)] = &[
    ("article-reader-", "wasm"),
    ("article-widget-", "wasm"),
    ("frame-", "js"),
];

/// Placeholders in the package's text files: the release's version, the file name of the widget's module, and
/// the integrity of a file, as in `{integrity article-widget.js}`.
const VERSION_PLACEHOLDER: &str = "{version}";
const MODULE_PLACEHOLDER: &str = "{module}";
const INTEGRITY_PLACEHOLDER: &str = "{integrity ";

const LICENCES: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT"];

pub struct Package {
    pub folder: PathBuf,
    /// The paths of the files that pages load, sorted.
    pub served: Vec<PathBuf>,
}

impl Package {
    /// Replaces `folder` by a package of the built site and the checkout's text files.
    pub fn write(checkout: &Path, site: &Path, folder: PathBuf) -> Result<Self> {
        files::recreate_dir(&folder)?;
        let mut served = Vec::new();
        let mut hashes = BTreeMap::new();
        for name in served_files(site)? {
            let content = read(&site.join(&name))?;
            let file = folder.join(&name);
            write(&file, &content)?;
            compression::write_compressed(&file, &content)?;
            let name = name.to_string_lossy().replace('\\', "/");
            hashes.insert(name, integrity::of(&content));
            served.push(file);
        }
        write(
            &folder.join("integrity.json"),
            integrity_json(&hashes).as_bytes(),
        )?;
        for text in files::list_dir(&checkout.join("src/embed/package"))? {
            let name = text.file_name().unwrap_or_default();
            let content =
                fs::read_to_string(&text).with_context(|| format!("reading {}", text.display()))?;
            let content = fill_placeholders(&content, &hashes)
                .with_context(|| format!("filling in {}", text.display()))?;
            write(&folder.join(name), content.as_bytes())?;
        }
        for name in LICENCES {
            write(&folder.join(name), &read(&checkout.join(name))?)?;
        }
        Ok(Self { folder, served })
    }
}

/// Returns the paths of the served files in the site, sorted.
fn served_files(site: &Path) -> Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for name in SERVED_PATHS {
        let path = site.join(name);
        ensure!(path.exists(), "the build made no {}", path.display());
        if path.is_dir() {
            for file in files::list_dir(&path)? {
                names.push(file.strip_prefix(site)?.to_path_buf());
            }
        } else {
            names.push(name.into());
        }
    }
    for (prefix, extension) in HASHED_FILES {
        let mut found = files::list_dir(site)?;
        found.retain(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            path.extension() == Some(OsStr::new(extension)) && name.starts_with(prefix)
        });
        let [file] = found.as_slice() else {
            bail!(
                "expected one {prefix}….{extension} in {}, found {found:?}",
                site.display()
            );
        };
        names.push(file.strip_prefix(site)?.to_path_buf());
    }
    names.sort();
    Ok(names)
}

/// Returns the hashes as a JSON object. File names and hashes need no escaping.
fn integrity_json(hashes: &BTreeMap<String, String>) -> String {
    let lines: Vec<String> = hashes
        .iter()
        .map(|(name, hash)| format!("  \"{name}\": \"{hash}\""))
        .collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

/// Replaces the placeholders in a text.
fn fill_placeholders(text: &str, hashes: &BTreeMap<String, String>) -> Result<String> {
    let is_module = |name: &&String| name.starts_with("article-widget-") && name.ends_with(".wasm");
    let module = hashes.keys().find(is_module);
    let text = text.replace(VERSION_PLACEHOLDER, env!("CARGO_PKG_VERSION"));
    let text = text.replace(MODULE_PLACEHOLDER, module.context("there is no module")?);
    let mut parts = text.split(INTEGRITY_PLACEHOLDER);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').context("a placeholder has no end")?;
        let hash = hashes
            .get(name)
            .with_context(|| format!("{name} is not served"))?;
        filled.push_str(hash);
        filled.push_str(rest);
    }
    Ok(filled)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("writing {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "alert('Hello, world.');";
    const SCRIPT_HASH: &str =
        "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";

    /// A folder that is removed when it is dropped.
    struct TempFolder(PathBuf);

    impl TempFolder {
        /// Creates one with a built site and a checkout in it.
        fn with_a_site(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
            files::recreate_dir(&folder).unwrap();
            for (file, content) in [
                ("site/article-widget.js", SCRIPT),
                ("site/article-widget-frame.js", "export {};"),
                ("site/frame.html", "<!DOCTYPE html>"),
                ("site/frame-0123456789.js", "export {};"),
                ("site/library.js", "export {};"),
                ("site/article-widget.css", "p {}"),
                ("site/article-widget-prerendered.css", "p {}"),
                ("site/article-reader-0123456789.wasm", "\0asm"),
                ("site/article-widget-0123456789.wasm", "\0asm"),
                ("site/catalogues/fr-0123456789.json", "{}"),
                ("site/index.html", "the demo"),
                ("checkout/src/embed/package/package.json", "{version}"),
                (
                    "checkout/src/embed/package/snippet.html",
                    "<script integrity=\"{integrity article-widget.js}\"><link href=\"{module}\">",
                ),
                ("checkout/LICENSE-APACHE", "one"),
                ("checkout/LICENSE-MIT", "the other"),
            ] {
                write(&folder.join(file), content.as_bytes()).unwrap();
            }
            Self(folder)
        }

        fn package(&self) -> Result<Package> {
            let [checkout, site] = ["checkout", "site"].map(|name| self.0.join(name));
            Package::write(&checkout, &site, self.0.join("package"))
        }

        fn text(&self, name: &str) -> String {
            fs::read_to_string(self.0.join("package").join(name)).unwrap()
        }
    }

    impl Drop for TempFolder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn what_is_served_is_there_compressed_too_and_the_demo_is_not() {
        let folder = TempFolder::with_a_site("served");

        let package = folder.package().unwrap();

        let names = package.served.iter().map(|file| {
            let name = file.strip_prefix(&package.folder).unwrap();
            assert!(
                compression::compressed_path(file, "br").is_file()
                    && compression::compressed_path(file, "gz").is_file()
            );
            name.to_str().unwrap()
        });
        assert_eq!(
            names.collect::<Vec<_>>(),
            [
                "article-reader-0123456789.wasm",
                "article-widget-0123456789.wasm",
                "article-widget-frame.js",
                "article-widget-prerendered.css",
                "article-widget.css",
                "article-widget.js",
                "catalogues/fr-0123456789.json",
                "frame-0123456789.js",
                "frame.html",
                "library.js",
            ]
        );
        assert!(!package.folder.join("index.html").exists());
    }

    #[test]
    fn texts_are_given_the_version_and_the_hashes_of_what_is_served() {
        let folder = TempFolder::with_a_site("texts");

        folder.package().unwrap();

        assert_eq!(folder.text("package.json"), env!("CARGO_PKG_VERSION"));
        assert_eq!(
            folder.text("snippet.html"),
            format!(
                "<script integrity=\"{SCRIPT_HASH}\"><link href=\"article-widget-0123456789.wasm\">"
            )
        );
        let listed = format!("  \"article-widget.js\": \"{SCRIPT_HASH}\",\n");
        assert!(folder.text("integrity.json").contains(&listed));
        assert_eq!(folder.text("LICENSE-MIT"), "the other");
    }

    #[test]
    fn a_package_that_lacks_something_is_not_made() {
        let folder = TempFolder::with_a_site("lacking");
        let text = folder.0.join("checkout/src/embed/package/snippet.html");
        fs::write(&text, "{integrity article-widget.ts}").unwrap();
        assert!(folder.package().is_err());
        fs::remove_file(&text).unwrap();
        assert!(folder.package().is_ok());

        fs::copy(
            folder.0.join("site/article-widget-0123456789.wasm"),
            folder.0.join("site/article-widget-9876543210.wasm"),
        )
        .unwrap();
        assert!(folder.package().is_err(), "which module is it?");
    }
}
