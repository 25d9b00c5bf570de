//! Turns the English catalogue into the `Message` enum, and refuses to build while any other
//! catalogue lacks a key, has one too many, or fills other placeholders. Makes a table of the presets.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

const CATALOGUES: &str = "src/messages/catalogues";
const PRESETS: &str = "src/comments/presets";

type Catalogue = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={CATALOGUES}");
    println!("cargo::rerun-if-changed={PRESETS}");
    println!("cargo::rerun-if-changed=build.rs");

    let english = read(&Path::new(CATALOGUES).join("en.json"))?;
    for entry in fs::read_dir(CATALOGUES)? {
        let path = entry?.path();
        let other = read(&path)?;
        let keys: BTreeSet<_> = english.keys().chain(other.keys()).collect();
        for key in keys {
            let placeholders =
                |catalogue: &Catalogue| catalogue.get(key).map(|text| placeholders(text));
            if placeholders(&english) != placeholders(&other) {
                return Err(format!(
                    "{}: `{key}` must exist, as in en.json, with the same placeholders",
                    path.display()
                )
                .into());
            }
        }
    }

    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("messages.rs"), generated(&english)?)?;
    fs::write(Path::new(&out).join("presets.rs"), presets()?)?;
    Ok(())
}

/// The presets by name, as JSON without white space.
fn presets() -> Result<String, Box<dyn Error>> {
    let mut presets = BTreeMap::new();
    for entry in fs::read_dir(PRESETS)? {
        let path = entry?.path();
        let (Some(name), Some("json")) = (
            path.file_stem(),
            path.extension().and_then(|it| it.to_str()),
        ) else {
            continue;
        };
        // Raw text keeps the member order, which is the order of fields in the request.
        let text = fs::read_to_string(&path)?;
        let _: serde_json::Value =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        presets.insert(name.to_string_lossy().into_owned(), compact(&text));
    }
    let mut table = String::from("static PRESETS: [(&str, &str); ");
    writeln!(table, "{}] = [", presets.len())?;
    for (name, settings) in presets {
        writeln!(table, "    ({name:?}, {settings:?}),")?;
    }
    table.push_str("];\n");
    Ok(table)
}

/// A JSON text without the white space between its values.
fn compact(json: &str) -> String {
    let mut compact = String::new();
    let (mut in_string, mut is_escaped) = (false, false);
    for char in json.chars() {
        if in_string || !char.is_ascii_whitespace() {
            compact.push(char);
        }
        in_string ^= char == '"' && !is_escaped;
        is_escaped = in_string && char == '\\' && !is_escaped;
    }
    compact
}

fn read(path: &Path) -> Result<Catalogue, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn placeholders(text: &str) -> BTreeSet<String> {
    let inside = |part: &str| part.split_once('}').map(|(name, _)| name.to_owned());
    text.split('{').skip(1).filter_map(inside).collect()
}

fn generated(english: &Catalogue) -> Result<String, std::fmt::Error> {
    let mut variants = String::new();
    let mut keys = String::new();
    let mut texts = String::new();
    for (key, text) in english {
        writeln!(variants, "    /// {text}\n    {},", camel_case(key))?;
        writeln!(keys, "    {key:?},")?;
        writeln!(texts, "    {text:?},")?;
    }
    let count = english.len();
    Ok(format!(
        "/// A message to the reader; documented by its English text.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub enum Message {{\n{variants}}}\n\n\
         const KEYS: [&str; {count}] = [\n{keys}];\n\n\
         const ENGLISH: [&str; {count}] = [\n{texts}];\n"
    ))
}

fn camel_case(key: &str) -> String {
    key.split('_')
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_uppercase() + rest
        })
        .collect()
}
