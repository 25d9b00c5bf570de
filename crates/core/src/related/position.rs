//! Describes which cards are in view.

use crate::messages::{Message, Messages};
use crate::related::geometry::VisibleRange;

/// Returns the position as a sentence: "Articles 4 to 6 of 8". `number` formats a number in the reader's language.
pub fn position_text(
    messages: &Messages,
    view: VisibleRange,
    total: usize,
    number: &dyn Fn(usize) -> String,
) -> String {
    let message = if view.first == view.last {
        Message::RelatedStatusOne
    } else {
        Message::RelatedStatus
    };
    messages.fill(
        message,
        &[
            ("first", &number(view.first + 1)),
            ("last", &number(view.last + 1)),
            ("total", &number(total)),
        ],
    )
}

/// Returns the position in digits: "4–6 / 8". `number` formats a number in the reader's language.
pub fn position_digits(
    view: VisibleRange,
    total: usize,
    number: &dyn Fn(usize) -> String,
) -> String {
    let mut figures = number(view.first + 1);
    if view.last > view.first {
        figures.push('–');
        figures.push_str(&number(view.last + 1));
    }
    figures.push_str(" / ");
    figures + &number(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Json;
    use crate::messages::catalogues;

    #[test]
    fn one_card_and_several_differ_in_every_language() {
        let french = Messages::from_json(&Json::parse(catalogues::FR).unwrap());
        let arabic = Messages::from_json(&Json::parse(catalogues::AR).unwrap());
        for (messages, first, last, said) in [
            (&Messages::default(), 3, 5, "Articles 4 to 6 of 8"),
            (&Messages::default(), 3, 3, "Article 4 of 8"),
            (&french, 3, 5, "Articles 4 à 6 sur 8"),
            (&french, 3, 3, "Article 4 sur 8"),
            (&arabic, 3, 5, "المقالات 4 إلى 6 من 8"),
            (&arabic, 3, 3, "المقال 4 من 8"),
        ] {
            let number = |number: usize| number.to_string();
            assert_eq!(
                position_text(messages, VisibleRange { first, last }, 8, &number),
                said
            );
        }
    }

    #[test]
    fn figures_are_a_range_or_one_number() {
        let number = |number: usize| number.to_string();

        assert_eq!(
            position_digits(VisibleRange { first: 3, last: 5 }, 8, &number),
            "4–6 / 8"
        );
        assert_eq!(
            position_digits(VisibleRange { first: 3, last: 3 }, 8, &number),
            "4 / 8"
        );
    }
}
