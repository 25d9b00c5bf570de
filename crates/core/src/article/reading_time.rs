//! Estimates the reading time of an article.

use crate::article::Block;
use crate::article::block_text::blocks_plain_text;

/// Words read silently per minute, on average over languages with spaces between words.
const WORDS_PER_MINUTE: u64 = 230;
/// Characters read per minute in scripts without spaces between words.
const CHARACTERS_PER_MINUTE: u64 = 500;

/// Returns the reading time in minutes, at least 1; `None` if there is no text.
pub fn minutes(blocks: &[Block]) -> Option<u32> {
    let (words, characters) = count(&blocks_plain_text(blocks));
    if words + characters == 0 {
        return None;
    }
    let minute = WORDS_PER_MINUTE * CHARACTERS_PER_MINUTE;
    let minutes =
        (words * CHARACTERS_PER_MINUTE + characters * WORDS_PER_MINUTE + minute / 2) / minute;
    Some(u32::try_from(minutes).unwrap_or(u32::MAX).max(1))
}

/// Counts words, and characters of scripts without spaces between words.
fn count(text: &str) -> (u64, u64) {
    let (mut words, mut characters) = (0, 0);
    let mut is_in_word = false;
    for char in text.chars() {
        if is_unspaced(char) {
            characters += 1;
            is_in_word = false;
        } else if char.is_whitespace() {
            is_in_word = false;
        } else if !is_in_word && !is_punctuation(char) {
            words += 1;
            is_in_word = true;
        }
    }
    (words, characters)
}

/// Returns whether a character belongs to a script without spaces between words: Thai, Lao, Tibetan, Burmese,
/// Khmer, Japanese or Chinese.
fn is_unspaced(char: char) -> bool {
    matches!(char,
        '\u{0E01}'..='\u{0FFF}'
        | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17FF}'
        | '\u{3041}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Returns whether a character is punctuation; without Unicode tables, only an approximation.
fn is_punctuation(char: char) -> bool {
    char.is_ascii_punctuation()
        || matches!(char, '\u{80}'..='\u{BF}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_counted_where_there_are_spaces_and_characters_where_there_are_none() {
        for (text, counted) in [
            ("one two  three", (3, 0)),
            ("« L’été » — enfin !", (2, 0)),
            ("واحد اثنان", (2, 0)),
            ("日本語です。", (0, 5)),
            ("ภาษาไทย", (0, 7)),
            ("Rust で 3", (2, 1)),
            ("한국어 문장", (2, 0)),
            (" — … !", (0, 0)),
        ] {
            assert_eq!(count(text), counted, "{text}");
        }
    }

    #[test]
    fn an_article_takes_a_minute_at_least_and_no_words_take_no_time() {
        let story = |words: usize| [Block::paragraph("mot ".repeat(words))];

        assert_eq!(minutes(&[]), None);
        assert_eq!(minutes(&story(1)), Some(1));
        assert_eq!(minutes(&story(230)), Some(1));
        assert_eq!(minutes(&story(800)), Some(3));
        assert_eq!(minutes(&[Block::paragraph("字".repeat(2_000))]), Some(4));
    }

    proptest! {
        #[test]
        fn more_words_never_take_less_time(text in any::<String>(), more in "[a-zé字 ]{0,900}") {
            let short = minutes(&[Block::paragraph(text.clone())]);
            let long = minutes(&[Block::paragraph(text + " " + &more)]);
            prop_assert!(short <= long);
        }
    }
}
