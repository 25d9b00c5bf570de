use super::*;
use proptest::prelude::*;
use std::collections::HashMap;

#[test]
fn texts_with_the_same_sum_are_distinguished_quickly() {
    // In the hash function `31 * sum + byte`, `Aa` and `BB` collide.
    let text = |number: usize| -> String {
        (0..17)
            .map(|place| if number >> place & 1 == 0 { "Aa" } else { "BB" })
            .collect()
    };
    let mut numbers = CountMap::default();

    for number in 0..100_000 {
        *numbers.entry(&text(number)) = number as u32;
    }

    assert!((0..100_000).all(|number| *numbers.entry(&text(number)) == number as u32));
}

proptest! {
    #[test]
    fn a_text_has_the_number_that_was_set_last(
        sets in prop::collection::vec(("[a-c\0é]{0,3}", 1_u32..9), 0..200)
    ) {
        let mut numbers = CountMap::default();
        let mut expected = HashMap::new();

        for (text, number) in sets {
            prop_assert_eq!(*numbers.entry(&text), expected.get(&text).copied().unwrap_or(0));
            *numbers.entry(&text) = number;
            expected.insert(text, number);
        }
        for (text, number) in expected {
            prop_assert_eq!(*numbers.entry(&text), number);
        }
    }
}
