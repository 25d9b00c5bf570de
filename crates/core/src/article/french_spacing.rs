//! Applies the spacing of French typography.
//!
//! French sets a narrow no-break space (U+202F) before `; ! ?` and `»` and after `«`, and a no-break space (U+00A0)
//! before `:` (Imprimerie nationale, *Lexique des règles typographiques*). Source texts have any space there, or
//! none. In either case no line begins with the punctuation or ends with `«`. The text on either side of the
//! punctuation may belong to another element: `<em>Quoi</em> ?`.

use std::borrow::Cow;

use crate::article::{Inline, Phrase};
use article_widget_platform::language;

const NARROW_NBSP: char = '\u{202F}';
const NBSP: char = '\u{A0}';
const PUNCTUATION: [char; 6] = [';', ':', '!', '?', '«', '»'];
/// Represents a line break, which separates texts.
const LINE_END: &str = "\u{2028}";
/// Represents inline content that is not text.
const OBJECT_REPLACEMENT: &str = "\u{FFFC}";

/// Returns a text with the spacing of its language. Idempotent.
pub fn apply<'a>(text: &'a str, lang: &str) -> Cow<'a, str> {
    let pieces = [Piece {
        text,
        is_french: is_french(lang),
        is_text: true,
    }];
    apply_to_pieces(&pieces)
        .pop()
        .unwrap_or(Cow::Borrowed(text))
}

/// Returns the texts of inline content with the spacing of their language, in reading order.
///
/// There is one for each [`Inline::Text`]. Code, times and text in other languages stay unchanged.
pub fn apply_to_run<'a>(content: &'a [Inline], lang: &str) -> Vec<Cow<'a, str>> {
    let mut pieces = Vec::new();
    collect(content, is_french(lang), &mut pieces);
    apply_to_pieces(&pieces)
}

fn is_french(lang: &str) -> bool {
    language::primary_subtag(lang) == "fr"
}

/// A part of inline content with the same treatment throughout.
struct Piece<'a> {
    text: &'a str,
    /// Whether French spacing applies.
    is_french: bool,
    /// Whether this is text and not a placeholder for other content.
    is_text: bool,
}

fn collect<'a>(content: &'a [Inline], is_french: bool, into: &mut Vec<Piece<'a>>) {
    for inline in content {
        let (text, is_text) = match inline {
            Inline::Text(text) => (text.as_str(), true),
            Inline::Break => (LINE_END, false),
            Inline::FootnoteReference(_) | Inline::Image(_) => (OBJECT_REPLACEMENT, false),
            Inline::Phrase(Phrase::Code, content) | Inline::Time { content, .. } => {
                collect(content, false, into);
                continue;
            }
            Inline::Span {
                lang: Some(lang),
                content,
                ..
            } => {
                collect(content, self::is_french(lang), into);
                continue;
            }
            other => {
                collect(other.content(), is_french, into);
                continue;
            }
        };
        into.push(Piece {
            text,
            is_french: is_french && is_text,
            is_text,
        });
    }
}

/// Returns the texts among the pieces with their spacing applied.
fn apply_to_pieces<'a>(pieces: &[Piece<'a>]) -> Vec<Cow<'a, str>> {
    let needs_care = |piece: &Piece| piece.is_french && piece.text.bytes().any(may_be_sign);
    let mut unbroken = 0;
    if !pieces.iter().any(needs_care) {
        let texts = pieces.iter().filter(|piece| piece.is_text);
        return texts
            .map(|piece| breakable(Cow::Borrowed(piece.text), &mut unbroken))
            .collect();
    }
    let room = |piece: &Piece| String::with_capacity(piece.text.len() + 8);
    let mut spacer = Spacer {
        run: Run {
            pieces,
            piece: 0,
            at: 0,
        },
        set: pieces.iter().map(room).collect(),
        previous: None,
        word: Word::default(),
    };
    spacer.run();
    let texts = spacer.set.into_iter().zip(pieces);
    texts
        .filter(|(_, piece)| piece.is_text)
        .map(|(text, _)| breakable(Cow::Owned(text), &mut unbroken))
        .collect()
}

/// Maximum length of text without a line break opportunity, in bytes. A browser that breaks a longer run anyway
/// scans the rest of it for every line. No word is a tenth as long.
const MAX_UNBROKEN_BYTES: usize = 3_000;

/// Line break opportunity without width.
const ZERO_WIDTH_SPACE: char = '\u{200B}';

/// Inserts line break opportunities into overlong runs. `unbroken` is the length of the current run in bytes.
fn breakable<'a>(text: Cow<'a, str>, unbroken: &mut usize) -> Cow<'a, str> {
    let bytes = text.as_bytes();
    let mut breaks = Vec::new();
    // Start of the current run in this text.
    let mut start = 0;
    let mut before = *unbroken;
    loop {
        let end = start + MAX_UNBROKEN_BYTES.saturating_sub(before);
        let run = bytes.get(start..end.min(bytes.len())).unwrap_or_default();
        let is_break = |at: &usize| run.get(*at..).is_some_and(breaks_line);
        match (0..run.len()).rev().find(is_break) {
            Some(at) => start += at + 1,
            None if end >= bytes.len() => break,
            None => {
                start = text.floor_char_boundary(end).max(start);
                breaks.push(start);
            }
        }
        before = 0;
    }
    *unbroken = before + bytes.len() - start;
    if breaks.is_empty() {
        return text;
    }
    let mut broken = String::with_capacity(text.len() + 3 * breaks.len());
    let mut rest = 0;
    for at in breaks {
        broken.push_str(text.get(rest..at).unwrap_or_default());
        broken.push(ZERO_WIDTH_SPACE);
        rest = at;
    }
    broken.push_str(text.get(rest..).unwrap_or_default());
    Cow::Owned(broken)
}

/// Returns whether a line can break before UTF-8 text: at a space, or at a letter of a script without spaces
/// between words (East Asian scripts, Thai, Lao, Burmese and Khmer).
fn breaks_line(text: &[u8]) -> bool {
    matches!(
        text,
        [b' ' | b'\t' | b'\n' | b'\r' | 0xE3..=0xED, ..]
            | [0xE0, 0xB8..=0xBB, ..]
            | [0xE1, 0x80..=0x82 | 0x9E | 0x9F, ..]
    )
}

/// The input that remains.
#[derive(Clone, Copy)]
struct Run<'a, 'p> {
    pieces: &'p [Piece<'a>],
    piece: usize,
    /// Position in the current piece, in bytes.
    at: usize,
}

impl<'a> Run<'a, '_> {
    /// Returns the rest of the current piece and the index of the piece; `None` at the end.
    fn rest(&mut self) -> Option<(usize, &'a str)> {
        loop {
            let rest = self.pieces.get(self.piece)?.text.get(self.at..)?;
            if !rest.is_empty() {
                return Some((self.piece, rest));
            }
            self.piece += 1;
            self.at = 0;
        }
    }

    /// Consumes leading words that no punctuation affects. Most of a text is consumed this way at once.
    fn plain(&mut self) -> Option<(usize, &'a str)> {
        let (piece, rest) = self.rest()?;
        let bytes = rest.as_bytes();
        let mut end = 0;
        while let Some(rest) = bytes.get(end..) {
            end += rest.iter().take_while(|byte| is_plain(**byte)).count();
            end += match bytes.get(end..) {
                // A space between two words.
                Some([b' ', next, ..]) if end > 0 && is_plain(*next) => 1,
                // Dashes, quotation marks and dots, U+2013 to U+201F and U+2026.
                Some([0xE2, 0x80, 0x93..=0x9F | 0xA6, ..]) => 3,
                _ => break,
            };
        }
        if end == 0 {
            return None;
        }
        self.at += end;
        Some((piece, rest.get(..end)?))
    }
}

/// Iterates over the characters, each with the index of its piece.
impl Iterator for Run<'_, '_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        let (piece, rest) = self.rest()?;
        let char = rest.chars().next()?;
        self.at += char.len_utf8();
        Some((piece, char))
    }
}

/// Returns whether a byte may begin one of the [`PUNCTUATION`] characters.
fn may_be_sign(byte: u8) -> bool {
    matches!(byte, b';' | b':' | b'!' | b'?' | 0xC2)
}

/// Returns whether a byte belongs to no space, punctuation or line end. Two lead bytes begin all such characters
/// outside ASCII.
fn is_plain(byte: u8) -> bool {
    !may_be_sign(byte) && !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C | 0xE2)
}

/// Inserts the spaces of a run; scans character by character only near punctuation.
struct Spacer<'a, 'p> {
    run: Run<'a, 'p>,
    /// The output for each piece.
    set: Vec<String>,
    /// The last character that is no space; `None` after a line end.
    previous: Option<(usize, char)>,
    word: Word,
}

/// The word before the current position.
#[derive(Default)]
struct Word {
    /// Number of characters in the word.
    length: usize,
    /// The last three characters, the latest last.
    last: [char; 3],
    /// Whether it is a URL or an e-mail address, to which trailing punctuation may belong.
    is_address: bool,
}

impl Word {
    fn push(&mut self, char: char) {
        self.is_address |= match char {
            '@' => true,
            '/' => self.length > 1 && self.last[1..] == [':', '/'],
            '.' => self.length == 3 && self.last == ['w'; 3],
            _ => false,
        };
        self.length += 1;
        self.last = [self.last[1], self.last[2], char];
    }
}

impl Spacer<'_, '_> {
    fn run(&mut self) {
        loop {
            if let Some((piece, words)) = self.run.plain() {
                self.plain(piece, words);
                continue;
            }
            let start = self.run;
            let Some((piece, char)) = self.run.next() else {
                return;
            };
            if is_space(char) {
                self.spaces(start);
                continue;
            }
            self.gap(piece, char);
            self.push(piece, char);
            if is_line_end(char) {
                self.previous = None;
                self.word = Word::default();
            } else {
                self.previous = Some((piece, char));
                self.word.push(char);
            }
        }
    }

    fn plain(&mut self, piece: usize, words: &str) {
        if let Some(first) = words.chars().next() {
            self.gap(piece, first);
        }
        if let Some(set) = self.set.get_mut(piece) {
            set.push_str(words);
        }
        let word = match words.rsplit_once(' ') {
            Some((_, word)) => {
                self.word = Word::default();
                word
            }
            None => words,
        };
        word.chars().for_each(|char| self.word.push(char));
        self.previous = word.chars().next_back().map(|char| (piece, char));
    }

    fn push(&mut self, piece: usize, char: char) {
        if let Some(set) = self.set.get_mut(piece) {
            set.push(char);
        }
    }

    fn french(&self, piece: usize) -> bool {
        let piece = self.run.pieces.get(piece);
        piece.is_some_and(|piece| piece.is_french)
    }

    /// Replaces or copies the spaces that begin at `start`.
    fn spaces(&mut self, start: Run) {
        let mut is_french = false;
        let mut end = start;
        let mut rest = start;
        let next = loop {
            match rest.next() {
                Some((piece, char)) if is_space(char) => {
                    is_french |= self.french(piece);
                    end = rest;
                }
                next => break next,
            }
        };
        let glue = match (self.previous, next) {
            // Spaces of a piece in another language stay unchanged.
            _ if !is_french => None,
            (Some((piece, '«')), Some((_, next))) if self.french(piece) && !is_line_end(next) => {
                Some(NARROW_NBSP)
            }
            // Punctuation at the start of a line stays unchanged.
            (Some(_), Some((piece, sign))) if self.french(piece) => nbsp_for(sign, ends_word(rest)),
            _ => None,
        };
        let is_glued = glue.is_some();
        let mut glue = glue;
        let mut spaces = start;
        while (spaces.piece, spaces.at) < (end.piece, end.at)
            && let Some((piece, space)) = spaces.next()
        {
            if !is_glued || !self.french(piece) {
                self.push(piece, space);
            } else if let Some(glue) = glue.take() {
                self.push(piece, glue);
            }
        }
        self.run.piece = end.piece;
        self.run.at = end.at;
        self.word = Word::default();
    }

    /// Inserts a space where a word and punctuation touch. The run is already past `char`.
    fn gap(&mut self, piece: usize, char: char) {
        let Some((before, previous)) = self.previous else {
            return;
        };
        // There is a space already, or a new line.
        if self.word.length == 0 {
            return;
        }
        let space = if previous == '«' && self.french(before) {
            (!is_line_end(char)).then_some((before, NARROW_NBSP))
        } else if self.french(piece)
            && (char == '»'
                || PUNCTUATION.contains(&char)
                    && ends_word(self.run)
                    && !OPENING.contains(previous)
                    && !self.word.is_address)
        {
            nbsp_for(char, true).map(|glue| (piece, glue))
        } else {
            None
        };
        if let Some((piece, space)) = space {
            self.push(piece, space);
            self.word = Word::default();
        }
    }
}

/// Returns whether the punctuation before this ends its word and is not part of a time, a path or an emoticon.
fn ends_word(mut rest: Run) -> bool {
    rest.next()
        .is_none_or(|(_, next)| is_space(next) || is_line_end(next) || CLOSING.contains(next))
}

/// Returns the space before punctuation. Inside a word the mark is no punctuation and keeps a full-width space.
fn nbsp_for(sign: char, ends_word: bool) -> Option<char> {
    match sign {
        '»' => Some(NARROW_NBSP),
        ':' => Some(NBSP),
        ';' | '!' | '?' if ends_word => Some(NARROW_NBSP),
        ';' | '!' | '?' => Some(NBSP),
        _ => None,
    }
}

/// Characters that may follow punctuation at the end of its word.
const CLOSING: &str = ")]}»”\"’'.,…!?\u{FFFC}";
/// Characters after which punctuation needs no space: opening brackets and marks, and other punctuation.
const OPENING: &str = ";:!?«([{“‘";

/// Returns whether a character is a space; a line end inside a text is one.
fn is_space(char: char) -> bool {
    matches!(
        char,
        ' ' | '\t' | '\n' | '\r' | '\u{C}' | NBSP | NARROW_NBSP | '\u{2000}'
            ..='\u{200B}' | '\u{205F}'
    )
}

fn is_line_end(char: char) -> bool {
    LINE_END.contains(char)
}

#[cfg(test)]
mod tests;
