//! A hash that is equal for duplicate comments.

use super::unicode::to_nfc;
use sha2::{Digest, Sha256};

/// Returns the SHA-256 of article, name and text, which are public. It leaves out the e-mail address: otherwise the
/// response to a guessed address would confirm it.
pub(crate) fn content_hash(article: &str, name: &str, comment: &str) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in [article, &to_nfc(name), &to_nfc(comment)] {
        // The length first: "ab" and "c" are not "a" and "bc".
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::content_hash;

    #[test]
    fn canonically_equivalent_texts_have_one_hash() {
        let composed = content_hash("/a", "Zo\u{eb}", "\u{e9}t\u{e9}");
        let decomposed = content_hash("/a", "Zoe\u{308}", "e\u{301}te\u{301}");
        assert_eq!(composed, decomposed);
    }

    #[test]
    fn the_border_between_two_parts_counts() {
        assert_ne!(content_hash("/a", "ab", "c"), content_hash("/a", "a", "bc"));
        assert_ne!(content_hash("/a", "a", "b"), content_hash("/b", "a", "b"));
    }
}
