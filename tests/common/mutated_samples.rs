//! Input that is hard to parse: text of special characters, and mutated samples.

use crate::generated_html::{BROKEN, Choices, RARE, REFERENCES, pieces};

/// Characters that HTML, JSON or typography treat specially, and some ordinary ones.
const CHARACTERS: [char; 48] = [
    '<', '<', '>', '>', '&', '&', ';', '/', '!', '-', '-', '=', '"', '\'', '?', '#', 'x', '1', '0',
    'a', 'b', 'p', 'i', 'l', 't', 'g', 'T', ' ', ' ', '\n', '\t', '\r', '\0', '[', ']', ':', '«',
    '»', '\u{A0}', '\u{202F}', '\u{AD}', '\u{202E}', '\u{FEFF}', '\u{FFFD}', 'é', 'ش', '日', '😀',
];

/// Generates text that is mostly special characters.
pub fn text(bytes: &[u8]) -> String {
    let mut choices = Choices::new(bytes);
    let mut text = String::new();
    while !choices.is_over() {
        match choices.below(12) {
            0 => text.push_str(choices.one(&REFERENCES)),
            1 => text.push_str(choices.one(&BROKEN)),
            2 => text.push_str(choices.one(&RARE)),
            _ => text.push(choices.one(&CHARACTERS)),
        }
    }
    text
}

/// Mutates a sample: removes or repeats pieces of it, truncates it, or inserts generated HTML.
pub fn sample(sample: &str, bytes: &[u8]) -> String {
    let mut choices = Choices::new(bytes);
    let mut text = sample.to_owned();
    for _ in 0..choices.below(6) {
        let [from, length] = [(); 2].map(|()| choices.below(256) * 256 + choices.below(256));
        let from = boundary(&text, from % (text.len() + 1));
        let to = boundary(&text, (from + length % 200).min(text.len()));
        match choices.below(4) {
            0 => text.replace_range(from..to, ""),
            1 => {
                let repeated = text[from..to].to_owned();
                text.insert_str(to, &repeated);
            }
            2 => text.truncate(from),
            _ => {
                let bytes: Vec<u8> = (0..12).map(|_| choices.below(256) as u8).collect();
                text.insert_str(from, &pieces(&bytes).concat());
            }
        }
    }
    text
}

/// Returns the start of the character at this index.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or_default()
}
