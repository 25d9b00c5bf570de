//! Short names in place of those that wasm-bindgen gives to what a module and its glue call of each other:
//! three hundred of them, each with a hash, stand in both.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::environment::Environment;
use crate::process;

/// The short names of a module, by the long ones.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// What the module imports, and from where.
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
    /// Where its imports come from, as the glue calls it.
    source: String,
}

/// What wasm-opt calls the only module that is imported from.
const SOURCE: &str = "a";

impl Names {
    /// Gives a module short names.
    pub fn shorten(environment: &Environment, module: &Path) -> Result<Self> {
        let told = process::read(
            environment
                .command("wasm-opt")?
                .arg("--minify-imports-and-exports-and-modules")
                .arg(module)
                .arg("-o")
                .arg(module),
        )?;
        Self::parse(&told)
    }

    /// Reads what wasm-opt tells: a list of imports, each with its source, and one of exports.
    fn parse(told: &str) -> Result<Self> {
        let mut names = Self::default();
        for line in told.lines() {
            let quoted: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            match quoted[..] {
                [source, long, short] => {
                    ensure!(
                        names.source.is_empty() || names.source == source,
                        "the module imports from {source} as well as from {}",
                        names.source
                    );
                    source.clone_into(&mut names.source);
                    names.imports.insert(long.into(), short.into());
                }
                [long, short] => {
                    names.exports.insert(long.into(), short.into());
                }
                _ => {}
            }
        }
        ensure!(
            !names.imports.is_empty() && !names.exports.is_empty(),
            "wasm-opt told no names: it writes them differently now"
        );
        Ok(names)
    }

    /// Gives the module's glue the same names.
    pub fn apply(&self, glue: &str) -> Result<String> {
        let mut text = String::with_capacity(glue.len());
        let mut left = self.imports.len();
        for line in glue.lines() {
            let entry = line.trim_start();
            let import = entry
                .split_once(": ")
                .and_then(|(long, rest)| Some((self.imports.get(long)?, rest)));
            match import {
                Some((short, rest)) => {
                    left = left.saturating_sub(1);
                    text.push_str(&format!("'{short}': {rest}"));
                }
                None => text.push_str(&self.exported(line)),
            }
            text.push('\n');
        }
        ensure!(
            left == 0,
            "the glue lacks {left} of the module's imports: wasm-bindgen writes them differently now"
        );
        let source = format!("\"{}\": ", self.source);
        ensure!(
            text.matches(&source).count() == 1,
            "the glue has no {source}"
        );
        Ok(text.replace(&source, &format!("\"{SOURCE}\": ")))
    }

    /// A line whose `wasm.long` are `wasm.short`.
    fn exported(&self, line: &str) -> String {
        let mut parts = line.split("wasm.");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let is_end = |char: char| !(char.is_alphanumeric() || char == '_');
            let (long, rest) = part.split_at(part.find(is_end).unwrap_or(part.len()));
            let short = self.exports.get(long).map_or(long, String::as_str);
            text.push_str("wasm.");
            text.push_str(short);
            text.push_str(rest);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: &str = "{\n \"imports\": [\n  [\"./core_bg.js\", \"__wbg_text_52\", \"$\"],\n  [\"./core_bg.js\", \"__wbg_text_521\", \"ya\"]\n ],\n\"exports\": [\n  [\"memory\", \"b\"],\n  [\"mount\", \"c\"]\n ]\n}";
    const GLUE: &str = "    const import0 = {\n        __wbg_text_521: function(arg0) {\n        __wbg_text_52: function(arg0) {\n        \"./core_bg.js\": import0,\n    return wasm.mount(wasm.memory.buffer, wasm.mounted);";

    #[test]
    fn what_both_call_each_other_is_short_in_both() {
        let glue = Names::parse(TOLD).unwrap().apply(GLUE).unwrap();

        assert_eq!(
            glue,
            "    const import0 = {\n'ya': function(arg0) {\n'$': function(arg0) {\n        \"a\": import0,\n    return wasm.c(wasm.b.buffer, wasm.mounted);\n"
        );
    }

    #[test]
    fn a_name_that_the_glue_lacks_is_an_error() {
        let names = Names::parse(TOLD).unwrap();

        assert!(
            names
                .apply(&GLUE.replace("__wbg_text_521", "__wbg_text"))
                .is_err()
        );
        assert!(names.apply(&GLUE.replace("core_bg", "core")).is_err());
        assert!(Names::parse("{}").is_err());
    }
}
