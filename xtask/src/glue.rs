//! Finishes a build that Trunk has staged: adds the shell and the catalogues,
//! and takes out of the JavaScript glue what strangers' pages must not meet.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::places::Places;

/// Yew marks events and elements with these, counted per module: under its own
/// names, a second Yew application on the page would hear our clicks.
const YEW_PREFIX: &str = "__yew_";
const OUR_PREFIX: &str = "__article_widget_";
const YEW_PROPERTIES: &[&str] = &["listener_id", "subtree_id", "subtree_cache_key"];

/// Yew's VRaw, which we never use, leaves a setter for markup behind. The import's
/// new name is as long as the old one, so that the module's bytes keep their places.
const RAW_IMPORT: &str = "__wbg_set_innerHTML_";
const HARMLESS_IMPORT: &str = "__wbg_set_vraw_html_";
const HTML_SINKS: &[&str] = &[
    "innerHTML",
    "outerHTML =",
    "insertAdjacentHTML",
    "parseFromString",
];

pub fn run(_: ()) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set: Trunk calls this command, see Trunk.toml")?;
    let checkout = Places::find()?.checkout;
    add_shell(&checkout, &staging)?;
    add_page_styles(&checkout, &staging)?;
    add_catalogues(&checkout, &staging)?;
    patch_core(&staging.join("core"))
}

fn add_shell(checkout: &Path, staging: &Path) -> Result<()> {
    copy(
        &checkout.join("src/embed/article-widget.js"),
        &staging.join("article-widget.js"),
    )
}

/// What a page may link to for the time before the script, or without it.
fn add_page_styles(checkout: &Path, staging: &Path) -> Result<()> {
    copy(
        &checkout.join("styles/page.css"),
        &staging.join("article-widget.css"),
    )
}

/// English is built in; the others are fetched when a page asks for them.
fn add_catalogues(checkout: &Path, staging: &Path) -> Result<()> {
    let folder = staging.join("catalogues");
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    for catalogue in files(&checkout.join("src/i18n/catalogues"), "json")? {
        let name = catalogue.file_name().context("a catalogue has no name")?;
        if name != "en.json" {
            copy(&catalogue, &folder.join(name))?;
        }
    }
    Ok(())
}

fn patch_core(core: &Path) -> Result<()> {
    let scripts = files(core, "js")?;
    ensure!(!scripts.is_empty(), "{} holds no glue", core.display());
    for script in scripts {
        let glue =
            fs::read_to_string(&script).with_context(|| format!("reading {}", script.display()))?;
        let patched = patch(&glue).with_context(|| format!("patching {}", script.display()))?;
        let module = script.with_file_name(format!(
            "{}_bg.wasm",
            script.file_stem().unwrap_or_default().to_string_lossy()
        ));
        let bytes = fs::read(&module).with_context(|| format!("reading {}", module.display()))?;
        let renamed = rename_import(&bytes)
            .with_context(|| format!("{} no longer imports {RAW_IMPORT}…", module.display()))?;
        fs::write(&script, patched).with_context(|| format!("writing {}", script.display()))?;
        fs::write(&module, renamed).with_context(|| format!("writing {}", module.display()))?;
    }
    Ok(())
}

/// The glue under our own names and without a way to set markup. Patching what
/// is patched changes nothing.
pub fn patch(glue: &str) -> Result<String> {
    let mut text = disarm(glue)?;
    for property in YEW_PROPERTIES {
        let (theirs, ours) = (
            format!("{YEW_PREFIX}{property}"),
            format!("{OUR_PREFIX}{property}"),
        );
        ensure!(
            text.contains(&theirs) || text.contains(&ours),
            "the glue has no {theirs}: Yew names its properties differently now, see YEW_PROPERTIES"
        );
        text = text.replace(&theirs, &ours);
    }
    ensure!(
        !text.contains(YEW_PREFIX),
        "the glue has a property {YEW_PREFIX}… that YEW_PROPERTIES does not name"
    );
    if let Some(sink) = HTML_SINKS.iter().find(|sink| text.contains(**sink)) {
        anyhow::bail!("the glue can reach {sink}: something set markup where only VRaw did");
    }
    Ok(text)
}

/// The setter that VRaw would call becomes a throw.
fn disarm(glue: &str) -> Result<String> {
    if glue.contains(HARMLESS_IMPORT) {
        return Ok(glue.to_owned());
    }
    let mut text = String::with_capacity(glue.len());
    let mut lines = glue.lines();
    let mut found = false;
    while let Some(line) = lines.next() {
        let entry = line.trim_start();
        if !entry.starts_with(RAW_IMPORT) {
            text.push_str(line);
            text.push('\n');
            continue;
        }
        found = true;
        let indent = &line[..line.len() - entry.len()];
        let name = entry
            .split_once(':')
            .context("the binding of the markup setter is not written `name: function` any more")?
            .0
            .replacen(RAW_IMPORT, HARMLESS_IMPORT, 1);
        let end = format!("{indent}}}");
        lines
            .find(|line| line.starts_with(&end))
            .context("the binding of the markup setter has no end")?;
        text.push_str(&format!(
            "{indent}{name}: function() {{\n{indent}    throw new Error('markup is never set');\n{indent}}},\n"
        ));
    }
    ensure!(
        found,
        "the glue has no {RAW_IMPORT}…: wasm-bindgen writes it differently now, or Yew has no \
         VRaw any more and this patch can go"
    );
    Ok(text)
}

/// None if the module imports the setter under neither name.
fn rename_import(module: &[u8]) -> Option<Vec<u8>> {
    const _: () = assert!(RAW_IMPORT.len() == HARMLESS_IMPORT.len());
    let mut bytes = module.to_vec();
    let mut found = false;
    for at in 0..=bytes.len().saturating_sub(RAW_IMPORT.len()) {
        let place = &mut bytes[at..];
        if place.starts_with(RAW_IMPORT.as_bytes()) {
            place[..HARMLESS_IMPORT.len()].copy_from_slice(HARMLESS_IMPORT.as_bytes());
            found = true;
        } else if place.starts_with(HARMLESS_IMPORT.as_bytes()) {
            found = true;
        }
    }
    found.then_some(bytes)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .with_context(|| format!("copying {} to {}", from.display(), to.display()))?;
    Ok(())
}

fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new(extension)) {
            found.push(path);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
        __wbg_cache_key_b63: function(arg0) {
            const ret = arg0.__yew_subtree_cache_key;
        },
        __wbg_set_innerHTML_a9d3: function(arg0, arg1, arg2) {
            arg0.innerHTML = getStringFromWasm0(arg1, arg2);
        },
        __wbg_set_listener_id_fc5: function(arg0, arg1) {
            arg0.__yew_listener_id = arg1 >>> 0;
        },
        __wbg_set_subtree_id_b14: function(arg0, arg1) {
            arg0.__yew_subtree_id = arg1 >>> 0;
        },
";

    #[test]
    fn the_markup_setter_throws_and_its_neighbours_stay() {
        let patched = patch(GLUE).unwrap();
        assert!(!patched.contains("innerHTML"));
        assert!(patched.contains(
            "        __wbg_set_vraw_html_a9d3: function() {\n            throw new Error('markup is never set');\n        },\n        __wbg_set_listener_id_fc5"
        ));
    }

    #[test]
    fn a_setter_that_catches_is_disarmed_too() {
        let catching = GLUE
            .replace(
                "a9d3: function(",
                "a9d3: function() { return handleError(function(",
            )
            .replace("arg2);\n        },", "arg2);\n        }, arguments); },");
        assert_eq!(patch(&catching).unwrap(), patch(GLUE).unwrap());
    }

    #[test]
    fn yew_s_properties_are_renamed() {
        let patched = patch(GLUE).unwrap();
        assert!(!patched.contains("__yew_"));
        for property in YEW_PROPERTIES {
            assert!(patched.contains(&format!("arg0.__article_widget_{property}")));
        }
    }

    #[test]
    fn patching_twice_is_patching_once() {
        let once = patch(GLUE).unwrap();
        assert_eq!(patch(&once).unwrap(), once);
    }

    #[test]
    fn glue_without_the_expected_patterns_is_refused() {
        for missing in [
            "__wbg_set_innerHTML_",
            "__yew_listener_id",
            "__yew_subtree_id",
        ] {
            let changed = GLUE.replace(missing, "other");
            assert!(patch(&changed).is_err(), "{missing}");
        }
    }

    #[test]
    fn unknown_properties_and_other_ways_to_set_markup_are_refused() {
        assert!(patch(&format!("{GLUE}arg0.__yew_new = 1;")).is_err());
        assert!(patch(&format!("{GLUE}arg0.outerHTML = 1;")).is_err());
    }

    #[test]
    fn the_module_s_import_is_renamed_in_place() {
        let module = b"\0asm..\x20__wbg_set_innerHTML_a9d3\0..";
        let renamed = rename_import(module).unwrap();
        assert_eq!(renamed, b"\0asm..\x20__wbg_set_vraw_html_a9d3\0..");
        assert_eq!(rename_import(&renamed).unwrap(), renamed);
        assert_eq!(rename_import(b"\0asm"), None);
    }
}
