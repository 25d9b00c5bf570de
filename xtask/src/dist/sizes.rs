//! Prints the sizes of the published files: raw, with gzip and with Brotli.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::dist::{budget, compression};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sizes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints a table of files under `root`, which are there compressed as well, and the totals. Returns the
/// Brotli bytes of each, by its name in the budget.
pub fn print(root: &Path, files: &[PathBuf]) -> Result<Vec<(String, u64)>> {
    let mut total = Sizes::default();
    let mut brotli_sizes = Vec::new();
    println!("{:<40} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    for file in files {
        let sizes = Sizes::of(file)?;
        let name = file.strip_prefix(root).unwrap_or(file);
        print_row(&name.to_string_lossy(), sizes);
        brotli_sizes.push((
            budget::name_without_hash(&name.to_string_lossy()),
            sizes.brotli,
        ));
        total.raw += sizes.raw;
        total.gzip += sizes.gzip;
        total.brotli += sizes.brotli;
    }
    print_row("total", total);
    Ok(brotli_sizes)
}

fn print_row(name: &str, sizes: Sizes) {
    let Sizes { raw, gzip, brotli } = sizes;
    println!("{name:<40} {raw:>9} {gzip:>9} {brotli:>9}");
}

impl Sizes {
    fn of(file: &Path) -> Result<Self> {
        Ok(Self {
            raw: file_size(file)?,
            gzip: file_size(&compression::compressed_path(file, "gz"))?,
            brotli: file_size(&compression::compressed_path(file, "br"))?,
        })
    }
}

fn file_size(file: &Path) -> Result<u64> {
    let metadata = fs::metadata(file).with_context(|| format!("reading {}", file.display()))?;
    Ok(metadata.len())
}
