//! Compresses a file to `name.gz` and `name.br` beside it, for hosts that serve precompressed files.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Returns the path of the compressed file: `br` for Brotli, `gz` for gzip.
pub fn compressed_path(file: &Path, extension: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".");
    name.push(extension);
    name.into()
}

/// Writes both compressed files, at the highest compression.
pub fn write_compressed(file: &Path, content: &[u8]) -> Result<()> {
    for (extension, bytes) in [("gz", gzip(content)?), ("br", brotli(content)?)] {
        let path = compressed_path(file, extension);
        fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// Leaves out name and time, so that every build is the same.
fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(content)?;
    gzip.finish().context("compressing with gzip")
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &content[..], &mut bytes, &parameters)
        .context("compressing with brotli")?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn what_is_compressed_is_smaller_and_comes_out_as_it_was() {
        let content = [b'a'; 10_000];
        let (gzip, brotli) = (gzip(&content).unwrap(), brotli(&content).unwrap());

        let mut from_gzip = Vec::new();
        GzDecoder::new(&gzip[..])
            .read_to_end(&mut from_gzip)
            .unwrap();
        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(&mut &brotli[..], &mut from_brotli).unwrap();

        assert!(gzip.len() < 100 && brotli.len() < 100);
        assert!(from_gzip == content && from_brotli == content);
    }

    #[test]
    fn a_compressed_file_keeps_the_whole_name_of_the_file() {
        assert_eq!(
            compressed_path(Path::new("a/b.min.js"), "br"),
            Path::new("a/b.min.js.br")
        );
    }
}
