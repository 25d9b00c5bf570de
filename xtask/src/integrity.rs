//! What pins a file's content: its hash, in its name and as subresource integrity (W3C SRI).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha384};

/// The value of `integrity` for this content.
pub fn of(content: &[u8]) -> String {
    written(&Sha384::digest(content))
}

fn written(hash: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(hash))
}

/// A file that is named after its content: under that name it never changes.
#[derive(Debug, PartialEq, Eq)]
pub struct Pinned {
    pub path: PathBuf,
    pub integrity: String,
}

impl Pinned {
    /// Writes it as `folder/stem-hash.extension`.
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
            integrity: written(&hash),
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
