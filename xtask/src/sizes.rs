//! How many bytes each file costs a reader: as it is, and as servers send it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{budget, compressed};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sizes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// A table of files under `root`, which stand there compressed as well, with their totals. Gives what each
/// weighs as brotli, by its name in the budget.
pub fn print(root: &Path, files: &[PathBuf]) -> Result<Vec<(String, u64)>> {
    let mut total = Sizes::default();
    let mut weighed = Vec::new();
    println!("{:<40} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    for file in files {
        let sizes = Sizes::of(file)?;
        let name = file.strip_prefix(root).unwrap_or(file);
        print_row(&name.to_string_lossy(), sizes);
        weighed.push((budget::name(&name.to_string_lossy()), sizes.brotli));
        total.raw += sizes.raw;
        total.gzip += sizes.gzip;
        total.brotli += sizes.brotli;
    }
    print_row("total", total);
    Ok(weighed)
}

fn print_row(name: &str, sizes: Sizes) {
    let Sizes { raw, gzip, brotli } = sizes;
    println!("{name:<40} {raw:>9} {gzip:>9} {brotli:>9}");
}

impl Sizes {
    fn of(file: &Path) -> Result<Self> {
        Ok(Self {
            raw: size(file)?,
            gzip: size(&compressed::path(file, "gz"))?,
            brotli: size(&compressed::path(file, "br"))?,
        })
    }
}

fn size(file: &Path) -> Result<u64> {
    let metadata = fs::metadata(file).with_context(|| format!("reading {}", file.display()))?;
    Ok(metadata.len())
}
