//! Whether the first letter of a text can be set large.

use crate::article::{Block, BlockKind, plain_text};

/// A paragraph shorter than this, in characters, does not reach round a letter three lines high.
const MIN_CHARACTERS: usize = 160;

/// Whether a text begins with a paragraph, long enough, whose first letter is of a script that has
/// the custom: Latin, Greek or Cyrillic. An opening mark before it is set with it; one that a space
/// divides from it would be set alone.
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
