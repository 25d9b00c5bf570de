//! Finishes a build that Trunk has staged: one script of the shell and the glue, the modules and the
//! translations under names that tell their content, and the page's style sheet.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::integrity::Pinned;
use crate::names::Names;
use crate::places::Places;
use crate::{folder, glue, process, setup};

/// Each becomes one script, with all that it imports: the element, defined; for those who define it
/// themselves; the element in a frame of its own, and what runs in that frame.
const ENTRIES: &[&str] = &["article-widget", "library", "article-widget-frame", "frame"];

pub fn run(_: ()) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set: Trunk calls this command, see Trunk.toml")?;
    let places = Places::find()?;
    let mut environment = Environment::new(&places);
    setup::for_shell(&places, &mut environment)?;
    // What a page may link to for the time before the script, or without it.
    copy(
        &places.checkout.join("styles/page.css"),
        &staging.join("article-widget.css"),
    )?;
    write(
        &staging.join("article-widget-prerendered.css"),
        &sheet(&environment, &places.checkout, "prerendered.css")?,
    )?;
    let shell = places.checkout.join("src/embed/shell");
    let catalogues = add_catalogues(&places.checkout, &staging)?;
    let sources = places.target.join("shell");
    lay_out(&shell, &sources)?;
    let core = Built::find(&staging, "core", "article-widget");
    let glue = glue::factory(&core.glue()?)?;
    take_out_setter(&core.module)?;
    let module = core.publish(&environment, &staging, &glue, &sources.join("glue.js"))?;
    let reader = Built::find(&staging, "reader", "article-reader");
    let glue = glue::pageless_factory(&reader.glue()?)?;
    let reader = reader.publish(
        &environment,
        &staging,
        &glue,
        &sources.join("reader-glue.js"),
    )?;
    write(
        &sources.join("files.js"),
        &files(
            &staging,
            &[("WASM", module), ("READER", reader)],
            &catalogues,
        )?,
    )?;
    write(
        &sources.join("styles.js"),
        &styles(&environment, &places.checkout)?,
    )?;
    bundle(&environment, &sources, &staging)?;
    write_frame(&shell, &staging)
}

/// The page of the frame, which pins its script by name and content.
fn write_frame(shell: &Path, staging: &Path) -> Result<()> {
    let script = staging.join("frame.js");
    let pinned = Pinned::write(staging, "frame", "js", &bytes(&script)?)?;
    fs::remove_file(&script).with_context(|| format!("removing {}", script.display()))?;
    let name = pinned.path.file_name().unwrap_or_default();
    let page = read(&shell.join("frame.html"))?
        .replace("{frame.js}", &name.to_string_lossy())
        .replace("{integrity}", &pinned.integrity);
    write(&staging.join("frame.html"), &page)
}

/// English is built in; the others are fetched when a page asks for them.
fn add_catalogues(checkout: &Path, staging: &Path) -> Result<Vec<(String, Pinned)>> {
    let mut catalogues = Vec::new();
    for path in folder::list(&checkout.join("crates/core/src/messages/catalogues"))? {
        let language = path.file_stem().unwrap_or_default().to_string_lossy();
        if language != "en" {
            let content = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
            let folder = staging.join("catalogues");
            let pinned = Pinned::write(&folder, &language, "json", &content)?;
            catalogues.push((language.into_owned(), pinned));
        }
    }
    Ok(catalogues)
}

/// The binding of a setter for markup goes under a name that the glue throws at.
fn take_out_setter(module: &Path) -> Result<()> {
    let renamed = glue::rename_import(&bytes(module)?)
        .with_context(|| format!("{} has no setter of markup any more", module.display()))?;
    fs::write(module, renamed).with_context(|| format!("writing {}", module.display()))
}

/// A module and its glue, where Trunk has put them.
struct Built {
    name: &'static str,
    folder: PathBuf,
    module: PathBuf,
}

impl Built {
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

    /// Gives the module its place in the site, and its glue one among the shell's sources.
    fn publish(
        self,
        environment: &Environment,
        site: &Path,
        glue: &str,
        to: &Path,
    ) -> Result<Pinned> {
        let names = Names::shorten(environment, &self.module)?;
        write(to, &names.apply(glue)?)?;
        let pinned = Pinned::write(site, self.name, "wasm", &bytes(&self.module)?)?;
        fs::remove_dir_all(&self.folder)
            .with_context(|| format!("removing {}", self.folder.display()))?;
        Ok(pinned)
    }
}

/// The shell's module `files.js`: this release, and what belongs to it. Addresses are written as bundlers
/// know them, `new URL(…, import.meta.url)`.
fn files(
    root: &Path,
    modules: &[(&str, Pinned)],
    catalogues: &[(String, Pinned)],
) -> Result<String> {
    let entry = |file: &Pinned| -> Result<String> {
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

/// A style sheet with all that it imports, minified.
fn sheet(environment: &Environment, checkout: &Path, name: &str) -> Result<String> {
    let mut esbuild = environment.command("esbuild")?;
    esbuild
        .args([name, "--bundle", "--minify", "--charset=utf8"])
        .arg("--log-level=warning")
        .current_dir(checkout.join("styles"));
    process::read(&mut esbuild)
}

/// The shell's module `styles.js`: the style sheet of its roots as text, which the script has so that it
/// needs no request.
fn styles(environment: &Environment, checkout: &Path) -> Result<String> {
    let sheet = sheet(environment, checkout, "root.css")?;
    let escaped = sheet.trim_end().replace('\\', "\\\\").replace('`', "\\`");
    Ok(format!(
        "export const STYLES = `{}`;\n",
        escaped.replace("${", "\\${")
    ))
}

/// The shell's sources where the generated ones can stand beside them.
fn lay_out(from: &Path, to: &Path) -> Result<()> {
    folder::make_afresh(to)?;
    for path in folder::list(from)? {
        if path.extension() == Some(OsStr::new("js")) {
            copy(&path, &to.join(path.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}

fn bundle(environment: &Environment, sources: &Path, to: &Path) -> Result<()> {
    let mut esbuild = environment.command("esbuild")?;
    esbuild
        .args(ENTRIES.iter().map(|entry| format!("{entry}.js")))
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
