//! `cargo xtask bundle`, the hook that Trunk calls: bundles the shell and the glue into one script, puts the
//! hash of their content into the names of modules and translations, and adds the style sheets.

mod glue;
mod minify_exports;

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::files::integrity::HashedFile;
use crate::paths::Paths;
use crate::{files, process, setup};
use minify_exports::ShortNames;

/// The entry points of the bundles: defines the element; exports it for those who define it themselves;
/// defines the element that shows a frame; runs in that frame.
const ENTRY_POINTS: &[&str] = &["article-widget", "library", "article-widget-frame", "frame"];

pub fn run(_: ()) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set: Trunk calls this command, see Trunk.toml")?;
    let paths = Paths::find()?;
    let mut environment = Environment::new(&paths);
    setup::for_bundle(&paths, &mut environment)?;
    // A page may link to it, for the time before the script runs or without the script.
    copy(
        &paths.checkout.join("styles/page.css"),
        &staging.join("article-widget.css"),
    )?;
    write(
        &staging.join("article-widget-prerendered.css"),
        &minify_style_sheet(&environment, &paths.checkout, "prerendered.css")?,
    )?;
    let shell = paths.checkout.join("src/embed/shell");
    let catalogues = write_catalogues(&paths.checkout, &staging)?;
    let sources = paths.target.join("shell");
    copy_scripts(&shell, &sources)?;
    let core = WasmBuild::find(&staging, "core", "article-widget");
    let glue = glue::instance_factory(&core.glue()?)?;
    remove_markup_setter(&core.module)?;
    let module = core.publish(&environment, &staging, &glue, &sources.join("glue.js"))?;
    let reader = WasmBuild::find(&staging, "reader", "article-reader");
    let glue = glue::instance_factory_without_dom(&reader.glue()?)?;
    let reader = reader.publish(
        &environment,
        &staging,
        &glue,
        &sources.join("reader-glue.js"),
    )?;
    write(
        &sources.join("files.js"),
        &files_module(
            &staging,
            &[("WASM", module), ("READER", reader)],
            &catalogues,
        )?,
    )?;
    write(
        &sources.join("styles.js"),
        &styles_module(&environment, &paths.checkout)?,
    )?;
    bundle(&environment, &sources, &staging)?;
    write_frame(&shell, &staging)
}

/// Writes the frame's page, with the name and the integrity of its script.
fn write_frame(shell: &Path, staging: &Path) -> Result<()> {
    let script = staging.join("frame.js");
    let hashed = HashedFile::write(staging, "frame", "js", &bytes(&script)?)?;
    fs::remove_file(&script).with_context(|| format!("removing {}", script.display()))?;
    let name = hashed.path.file_name().unwrap_or_default();
    let page = read(&shell.join("frame.html"))?
        .replace("{frame.js}", &name.to_string_lossy())
        .replace("{integrity}", &hashed.integrity);
    write(&staging.join("frame.html"), &page)
}

/// Writes the translations that pages fetch: all but English, which is built in.
fn write_catalogues(checkout: &Path, staging: &Path) -> Result<Vec<(String, HashedFile)>> {
    let mut catalogues = Vec::new();
    for path in files::list_dir(&checkout.join("crates/core/src/messages/catalogues"))? {
        let language = path.file_stem().unwrap_or_default().to_string_lossy();
        if language != "en" {
            let content = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
            let folder = staging.join("catalogues");
            let hashed = HashedFile::write(&folder, &language, "json", &content)?;
            catalogues.push((language.into_owned(), hashed));
        }
    }
    Ok(catalogues)
}

/// Renames the import of the `innerHTML` setter to one that throws in the glue.
fn remove_markup_setter(module: &Path) -> Result<()> {
    let renamed = glue::rename_import(&bytes(module)?)
        .with_context(|| format!("{} has no setter of markup any more", module.display()))?;
    fs::write(module, renamed).with_context(|| format!("writing {}", module.display()))
}

/// A module and its glue, as Trunk has written them.
struct WasmBuild {
    name: &'static str,
    folder: PathBuf,
    module: PathBuf,
}

impl WasmBuild {
    fn find(staging: &Path, folder: &str, name: &'static str) -> Self {
        let folder = staging.join(folder);
        let module = folder.join(format!("{name}_bg.wasm"));
        Self {
            name,
            folder,
            module,
        }
    }

    fn glue(&self) -> Result<String> {
        read(&self.folder.join(format!("{}.js", self.name)))
    }

    /// Writes the module to the site and its glue to `to`, with minified names, and removes Trunk's files.
    fn publish(
        self,
        environment: &Environment,
        site: &Path,
        glue: &str,
        to: &Path,
    ) -> Result<HashedFile> {
        let names = ShortNames::minify(environment, &self.module)?;
        write(to, &names.apply(glue)?)?;
        let hashed = HashedFile::write(site, self.name, "wasm", &bytes(&self.module)?)?;
        fs::remove_dir_all(&self.folder)
            .with_context(|| format!("removing {}", self.folder.display()))?;
        Ok(hashed)
    }
}

/// Returns the script `files.js`: the release's version, and the URLs and hashes of its files. URLs have the
/// form that bundlers recognize, `new URL(…, import.meta.url)`.
fn files_module(
    root: &Path,
    modules: &[(&str, HashedFile)],
    catalogues: &[(String, HashedFile)],
) -> Result<String> {
    let entry = |file: &HashedFile| -> Result<String> {
        let path = file.path.strip_prefix(root)?.to_string_lossy().into_owned();
        let integrity = &file.integrity;
        Ok(format!(
            "[new URL('./{path}', import.meta.url), '{integrity}']"
        ))
    };
    let mut text = format!("export const VERSION = '{}';\n", env!("CARGO_PKG_VERSION"));
    for (name, file) in modules {
        text.push_str(&format!("export const {name} = {};\n", entry(file)?));
    }
    text.push_str("export const CATALOGUES = {\n");
    for (language, file) in catalogues {
        text.push_str(&format!("'{language}': {},\n", entry(file)?));
    }
    text.push_str("};\n");
    Ok(text)
}

/// Returns a style sheet with its imports, minified.
fn minify_style_sheet(environment: &Environment, checkout: &Path, name: &str) -> Result<String> {
    let mut esbuild = environment.command("esbuild")?;
    esbuild
        .args([name, "--bundle", "--minify", "--charset=utf8"])
        .arg("--log-level=warning")
        .current_dir(checkout.join("styles"));
    process::read_stdout(&mut esbuild)
}

/// Returns the script `styles.js`: the style sheet of the shadow roots as a string, so that it needs no
/// request.
fn styles_module(environment: &Environment, checkout: &Path) -> Result<String> {
    let sheet = minify_style_sheet(environment, checkout, "root.css")?;
    let escaped = sheet.trim_end().replace('\\', "\\\\").replace('`', "\\`");
    Ok(format!(
        "export const STYLES = `{}`;\n",
        escaped.replace("${", "\\${")
    ))
}

/// Copies the shell's scripts to where the generated ones are written.
fn copy_scripts(from: &Path, to: &Path) -> Result<()> {
    files::recreate_dir(to)?;
    for path in files::list_dir(from)? {
        if path.extension() == Some(OsStr::new("js")) {
            copy(&path, &to.join(path.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}

fn bundle(environment: &Environment, sources: &Path, to: &Path) -> Result<()> {
    let mut esbuild = environment.command("esbuild")?;
    esbuild
        .args(ENTRY_POINTS.iter().map(|entry| format!("{entry}.js")))
        .args(["--bundle", "--format=esm", "--target=es2022", "--minify"])
        .args(["--charset=utf8", "--log-level=warning"])
        .arg(format!("--outdir={}", to.display()))
        .current_dir(sources);
    process::run(&mut esbuild)
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .with_context(|| format!("copying {} to {}", from.display(), to.display()))?;
    Ok(())
}
