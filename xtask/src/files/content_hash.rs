//! A hash of inputs, so that unchanged inputs are not built again.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Returns 16 hexadecimal digits. The hash is not cryptographic.
pub fn of(content: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
