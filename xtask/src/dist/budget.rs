//! Checks the sizes of the published files against `budget.txt`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// How much larger than its budget a file may be.
const TOLERANCE_PERCENT: u64 = 1;

/// The largest sizes of the files, and the compiler that they were measured with.
#[derive(Debug, PartialEq, Eq)]
pub struct Budget {
    /// The beginning of what `rustc --version` prints: another compiler makes another module.
    pub rustc: String,
    /// Bytes as Brotli, by file name without hash.
    files: Vec<(String, u64)>,
}

impl Budget {
    pub fn read(checkout: &Path) -> Result<Self> {
        let path = checkout.join("budget.txt");
        let text =
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self> {
        let lines = text.lines().map(str::trim);
        let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let rustc = lines.next().filter(|line| line.starts_with("rustc "));
        let rustc = rustc.context("budget.txt: expected `rustc` and its version first")?;
        let files = lines
            .map(|line| {
                let (name, bytes) = line.split_once(char::is_whitespace)?;
                Some((name.to_owned(), bytes.trim().parse().ok()?))
            })
            .collect::<Option<_>>()
            .context("budget.txt: expected a file's name and its bytes on each line")?;
        Ok(Self {
            rustc: rustc.to_owned(),
            files,
        })
    }

    /// Fails if a file is larger than its budget or has none, or if a file of the budget is missing.
    pub fn check(&self, sizes: &[(String, u64)]) -> Result<()> {
        let mut errors = Vec::new();
        for (name, bytes) in sizes {
            match self.files.iter().find(|(known, _)| known == name) {
                Some((_, max)) if *bytes * 100 > *max * (100 + TOLERANCE_PERCENT) => {
                    errors.push(format!("{name} weighs {bytes} bytes, {max} are allowed"));
                }
                Some((_, max)) if *bytes * 100 < *max * (100 - TOLERANCE_PERCENT) => {
                    println!(
                        "{name} weighs {bytes} bytes: its budget of {max} can be made smaller"
                    );
                }
                Some(_) => {}
                None => errors.push(format!("{name} weighs {bytes} bytes, and none are allowed")),
            }
        }
        let is_gone = |name: &&String| sizes.iter().all(|(other, _)| other != *name);
        let gone = self.files.iter().map(|(name, _)| name).filter(is_gone);
        errors.extend(gone.map(|name| format!("{name} is not there any more")));
        if !errors.is_empty() {
            bail!("budget.txt (brotli): {}", errors.join("; "));
        }
        Ok(())
    }
}

/// Returns a file's name without the hash of its content: `article-widget.wasm` for
/// `article-widget-0123456789.wasm`.
pub fn name_without_hash(file: &str) -> String {
    if let Some((stem, extension)) = file.rsplit_once('.')
        && let Some((name, hash)) = stem.rsplit_once('-')
        && hash.len() == 10
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    {
        return format!("{name}.{extension}");
    }
    file.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget() -> Budget {
        Budget::parse("# Bytes.\nrustc 1.96.\n\nscript.js  1000\nmodule.wasm 20000\n").unwrap()
    }

    fn sizes(script: u64, module: u64) -> [(String, u64); 2] {
        [("script.js".into(), script), ("module.wasm".into(), module)]
    }

    #[test]
    fn a_file_may_weigh_a_hundredth_more_than_its_budget() {
        assert!(budget().check(&sizes(1010, 20_000)).is_ok());
        assert!(budget().check(&sizes(900, 20_200)).is_ok());
    }

    #[test]
    fn a_file_that_weighs_more_is_named_with_its_bytes() {
        let error = budget().check(&sizes(1011, 20_000)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "budget.txt (brotli): script.js weighs 1011 bytes, 1000 are allowed"
        );
    }

    #[test]
    fn a_file_that_is_new_or_gone_is_an_error() {
        let [script, module] = sizes(1000, 20_000);
        let other = ("other.js".to_owned(), 1);
        assert!(
            budget()
                .check(&[script.clone(), module.clone(), other])
                .is_err()
        );
        assert!(budget().check(&[script]).is_err());
    }

    #[test]
    fn a_budget_that_cannot_be_read_is_an_error() {
        for text in [
            "",
            "script.js 1000",
            "rustc 1.96\nscript.js",
            "rustc 1.96\nscript.js many",
        ] {
            assert!(Budget::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_hash_of_the_content_is_no_part_of_the_name() {
        assert_eq!(
            name_without_hash("catalogues/fr-14ab3cb614.json"),
            "catalogues/fr.json"
        );
        assert_eq!(
            name_without_hash("article-widget-frame.js"),
            "article-widget-frame.js"
        );
    }
}
