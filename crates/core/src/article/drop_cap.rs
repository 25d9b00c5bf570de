//! Decides whether a text gets a drop cap.

use crate::article::{Block, BlockKind, plain_text};

/// Minimum length of the first paragraph in characters; a shorter one does not wrap around three lines.
const MIN_CHARACTERS: usize = 160;

/// Returns whether a text can start with a drop cap.
///
/// It can if it starts with a paragraph of at least 160 characters whose first letter is Latin, Greek or Cyrillic.
/// An opening quotation mark before the letter becomes part of the drop cap. A mark that a space follows, such as
/// `«`, would stand alone, so it rules out a drop cap.
pub fn is_suitable(blocks: &[Block]) -> bool {
    let Some(BlockKind::Paragraph(content)) = blocks.first().map(|block| &block.kind) else {
        return false;
    };
    let text = plain_text(content);
    let text = text.trim_start();
    let first = text.strip_prefix(['“', '„', '‘']).unwrap_or(text);
    first.chars().next().is_some_and(is_letter)
        && text.chars().take(MIN_CHARACTERS).count() == MIN_CHARACTERS
}

fn is_letter(char: char) -> bool {
    matches!(char,
        'A'..='Z' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}'
        | '\u{386}'..='\u{3FF}'
        | '\u{400}'..='\u{52F}'
        | '\u{1E00}'..='\u{1FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(start: &str) -> [Block; 1] {
        [Block::paragraph(start.to_owned() + &" mot".repeat(50))]
    }

    #[test]
    fn letters_of_scripts_with_the_custom_suit_and_no_others() {
        for start in ["Un", "Été", "“Ah", "Ωmega", "Жизнь", " Un"] {
            assert!(is_suitable(&paragraph(start)), "{start}");
        }
        for start in [
            "« Ah",
            "«\u{202F}Ah",
            "1er",
            "— Oui",
            "日本",
            "النهر",
            "שלום",
            "\"Ah",
            "…",
        ] {
            assert!(!is_suitable(&paragraph(start)), "{start}");
        }
    }

    #[test]
    fn only_a_long_paragraph_at_the_beginning_suits() {
        let [long] = paragraph("Un");

        assert!(!is_suitable(&[]));
        assert!(!is_suitable(&[Block::paragraph("Un.")]));
        assert!(!is_suitable(&[BlockKind::Separator.into(), long]));
    }
}
