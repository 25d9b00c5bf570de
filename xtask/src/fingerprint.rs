//! What a content is known by, so that nothing is made again while it is the same.

use std::hash::{DefaultHasher, Hash, Hasher};

pub fn of(content: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
