//! Hashes of file contents, in file names and as Subresource Integrity (W3C SRI).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha384};

/// Returns the value of an `integrity` attribute for this content.
pub fn of(content: &[u8]) -> String {
    format_sha384(&Sha384::digest(content))
}

fn format_sha384(hash: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(hash))
}

/// A file with the hash of its content in its name. A file of that name never changes.
#[derive(Debug, PartialEq, Eq)]
pub struct HashedFile {
    pub path: PathBuf,
    pub integrity: String,
}

impl HashedFile {
    /// Writes `folder/stem-hash.extension`, with 10 hexadecimal digits of the SHA-384.
    pub fn write(folder: &Path, stem: &str, extension: &str, content: &[u8]) -> Result<Self> {
        let hash = Sha384::digest(content);
        let short: String = hash
            .iter()
            .take(5)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let path = folder.join(format!("{stem}-{short}.{extension}"));
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        fs::write(&path, content).with_context(|| format!("writing {}", path.display()))?;
        Ok(Self {
            path,
            integrity: format_sha384(&hash),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrity_is_what_the_standard_s_example_says() {
        // W3C Subresource Integrity, section 3.5: `alert('Hello, world.');`
        assert_eq!(
            of(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
