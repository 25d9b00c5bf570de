//! Minifies the names of a module's imports and exports, in the module and in its glue. wasm-bindgen gives
//! about 300 of them long names with hashes.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::environment::Environment;
use crate::process;

/// The short names of a module's imports and exports, by the long ones.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ShortNames {
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
    /// The module specifier of the imports, as the glue has it.
    specifier: String,
}

/// The short module specifier of the imports that wasm-opt writes.
const SHORT_SPECIFIER: &str = "a";

impl ShortNames {
    /// Minifies the names in a module, with wasm-opt.
    pub fn minify(environment: &Environment, module: &Path) -> Result<Self> {
        let output = process::read_stdout(
            environment
                .command("wasm-opt")?
                .arg("--minify-imports-and-exports-and-modules")
                .arg(module)
                .arg("-o")
                .arg(module),
        )?;
        Self::parse(&output)
    }

    /// Parses wasm-opt's output: a list of imports, each with its specifier, and a list of exports.
    fn parse(output: &str) -> Result<Self> {
        let mut names = Self::default();
        for line in output.lines() {
            let quoted: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            match quoted[..] {
                [specifier, long, short] => {
                    ensure!(
                        names.specifier.is_empty() || names.specifier == specifier,
                        "the module imports from {specifier} as well as from {}",
                        names.specifier
                    );
                    specifier.clone_into(&mut names.specifier);
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
            "wasm-opt printed no names: it writes them differently now"
        );
        Ok(names)
    }

    /// Minifies the names in the module's glue.
    pub fn apply(&self, glue: &str) -> Result<String> {
        let mut text = String::with_capacity(glue.len());
        let mut missing = self.imports.len();
        for line in glue.lines() {
            let entry = line.trim_start();
            let import = entry
                .split_once(": ")
                .and_then(|(long, rest)| Some((self.imports.get(long)?, rest)));
            match import {
                Some((short, rest)) => {
                    missing = missing.saturating_sub(1);
                    text.push_str(&format!("'{short}': {rest}"));
                }
                None => text.push_str(&self.minify_exports_in(line)),
            }
            text.push('\n');
        }
        ensure!(
            missing == 0,
            "the glue lacks {missing} of the module's imports: wasm-bindgen writes them differently now"
        );
        let specifier = format!("\"{}\": ", self.specifier);
        ensure!(
            text.matches(&specifier).count() == 1,
            "the glue has no {specifier}"
        );
        Ok(text.replace(&specifier, &format!("\"{SHORT_SPECIFIER}\": ")))
    }

    /// Replaces each `wasm.long` in a line by `wasm.short`.
    fn minify_exports_in(&self, line: &str) -> String {
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

    const OUTPUT: &str = "{\n \"imports\": [\n  [\"./core_bg.js\", \"__wbg_text_52\", \"$\"],\n  [\"./core_bg.js\", \"__wbg_text_521\", \"ya\"]\n ],\n\"exports\": [\n  [\"memory\", \"b\"],\n  [\"mount\", \"c\"]\n ]\n}";
    const GLUE: &str = "    const import0 = {\n        __wbg_text_521: function(arg0) {\n        __wbg_text_52: function(arg0) {\n        \"./core_bg.js\": import0,\n    return wasm.mount(wasm.memory.buffer, wasm.mounted);";

    #[test]
    fn names_are_short_in_the_module_s_glue() {
        let glue = ShortNames::parse(OUTPUT).unwrap().apply(GLUE).unwrap();

        assert_eq!(
            glue,
            "    const import0 = {\n'ya': function(arg0) {\n'$': function(arg0) {\n        \"a\": import0,\n    return wasm.c(wasm.b.buffer, wasm.mounted);\n"
        );
    }

    #[test]
    fn a_name_that_the_glue_lacks_is_an_error() {
        let names = ShortNames::parse(OUTPUT).unwrap();

        assert!(
            names
                .apply(&GLUE.replace("__wbg_text_521", "__wbg_text"))
                .is_err()
        );
        assert!(names.apply(&GLUE.replace("core_bg", "core")).is_err());
        assert!(ShortNames::parse("{}").is_err());
    }
}
