//! Numbers by text.

/// Enough for some thousands of texts to be compared with a few others each.
const BUCKETS: usize = 256;

/// A number for each of many texts. Not a `HashMap`: that is two and a half kilobytes of WASM more.
pub struct Numbers(Vec<Vec<(String, u32)>>);

impl Default for Numbers {
    fn default() -> Self {
        Self(vec![Vec::new(); BUCKETS])
    }
}

impl Numbers {
    /// The number of a text: 0 until another one is set.
    pub fn of(&mut self, text: &str) -> &mut u32 {
        let sum = text.bytes().fold(0, |sum: usize, byte| {
            sum.wrapping_mul(31).wrapping_add(byte.into())
        });
        let bucket = &mut self.0[sum % BUCKETS];
        let index = bucket.iter().position(|(other, _)| other == text);
        let index = index.unwrap_or_else(|| {
            bucket.push((text.to_owned(), 0));
            bucket.len() - 1
        });
        &mut bucket[index].1
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use std::collections::HashMap;

    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_has_the_number_that_was_set_last(
            sets in prop::collection::vec(("[a-c]{0,3}", 1_u32..9), 0..200)
        ) {
            let mut numbers = Numbers::default();
            let mut expected = HashMap::new();

            for (text, number) in sets {
                prop_assert_eq!(*numbers.of(&text), expected.get(&text).copied().unwrap_or(0));
                *numbers.of(&text) = number;
                expected.insert(text, number);
            }
        }
    }
}
