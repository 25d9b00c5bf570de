//! Spacing by the customs of a language.
//!
//! French sets a narrow no-break space (U+202F) before `; ! ?` and `»` and after `«`, and a no-break
//! space (U+00A0) before `:` (Imprimerie nationale, *Lexique des règles typographiques*). Texts come
//! with any space there, or none; either way no line may begin with the sign or end with `«`. What
//! stands on either side of a sign may lie in another element: `<em>Quoi</em> ?`.

use std::borrow::Cow;

use crate::article::{Inline, Phrase};
use article_widget_platform::language;

const NARROW_NBSP: char = '\u{202F}';
const NBSP: char = '\u{A0}';
const PUNCTUATION: [char; 6] = [';', ':', '!', '?', '«', '»'];
/// Stands for the end of a line, which no text crosses.
const LINE_END: &str = "\u{2028}";
/// Stands for something that is not text.
const OBJECT_REPLACEMENT: &str = "\u{FFFC}";

/// A text as its language spaces it. Applied twice it changes nothing more.
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

/// The texts of running text, in reading order, as their language spaces them: one for each
/// [`Inline::Text`]. Code, times and text of another language stay as they are.
pub fn apply_to_run<'a>(content: &'a [Inline], lang: &str) -> Vec<Cow<'a, str>> {
    let mut pieces = Vec::new();
    collect(content, is_french(lang), &mut pieces);
    apply_to_pieces(&pieces)
}

fn is_french(lang: &str) -> bool {
    language::primary_subtag(lang) == "fr"
}

/// A part of running text that is spaced as one.
struct Piece<'a> {
    text: &'a str,
    /// Whether its spaces are to be set.
    is_french: bool,
    /// Whether it is text, and not what stands for something else.
    is_text: bool,
}

fn collect<'a>(content: &'a [Inline], is_french: bool, into: &mut Vec<Piece<'a>>) {
    for inline in content {
        let (text, is_text) = match inline {
            Inline::Text(text) => (text.as_str(), true),
            Inline::Break => (LINE_END, false),
            Inline::FootnoteReference(_) => (OBJECT_REPLACEMENT, false),
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

/// The texts among the pieces, spaced.
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
    let mut setter = Spacer {
        run: Run {
            pieces,
            piece: 0,
            at: 0,
        },
        set: pieces.iter().map(room).collect(),
        previous: None,
        word: Word::default(),
    };
    setter.run();
    let texts = setter.set.into_iter().zip(pieces);
    texts
        .filter(|(_, piece)| piece.is_text)
        .map(|(text, _)| breakable(Cow::Owned(text), &mut unbroken))
        .collect()
}

/// How long a run of text may be without a place to break a line, in bytes. A browser that breaks one all
/// the same looks at the rest of it for every line; no word is a tenth as long.
const MAX_UNBROKEN_BYTES: usize = 3_000;

/// Where a line may break although nothing is seen there.
const ZERO_WIDTH_SPACE: char = '\u{200B}';

/// A text with places to break where there are none for long. `unbroken` is how long the run already is.
fn breakable<'a>(text: Cow<'a, str>, unbroken: &mut usize) -> Cow<'a, str> {
    let bytes = text.as_bytes();
    let mut breaks = Vec::new();
    // Where the run begins; what belongs to it of the texts before is left out.
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

/// Whether a line may break at the beginning of a text in UTF-8: a space, or a letter of a script that has
/// none between words, those of East Asia, Thai, Lao, Burmese and Khmer.
fn breaks_line(text: &[u8]) -> bool {
    matches!(
        text,
        [b' ' | b'\t' | b'\n' | b'\r' | 0xE3..=0xED, ..]
            | [0xE0, 0xB8..=0xBB, ..]
            | [0xE1, 0x80..=0x82 | 0x9E | 0x9F, ..]
    )
}

/// What is still to be set.
#[derive(Clone, Copy)]
struct Run<'a, 'p> {
    pieces: &'p [Piece<'a>],
    piece: usize,
    /// Where in that piece, in bytes.
    at: usize,
}

impl<'a> Run<'a, '_> {
    /// The rest of the piece in which it begins, and its number. None at the end.
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

    /// Its first words, which stay as they are: there is nothing among them that has to do with a
    /// sign. Taken in one go, because that is nearly all of a text.
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

/// Its characters, each with the number of its piece.
impl Iterator for Run<'_, '_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        let (piece, rest) = self.rest()?;
        let char = rest.chars().next()?;
        self.at += char.len_utf8();
        Some((piece, char))
    }
}

/// Whether a byte may belong to one of the [`SIGNS`].
fn may_be_sign(byte: u8) -> bool {
    matches!(byte, b';' | b':' | b'!' | b'?' | 0xC2)
}

/// Whether a byte belongs to no space, no sign and no end of a line. Two bytes begin all such characters
/// outside ASCII.
fn is_plain(byte: u8) -> bool {
    !may_be_sign(byte) && !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C | 0xE2)
}

/// Inserts the spaces of a run; scans character by character only near punctuation.
struct Spacer<'a, 'p> {
    run: Run<'a, 'p>,
    /// What has been set of each piece.
    set: Vec<String>,
    /// The last character that is no space; the end of a line counts as none.
    previous: Option<(usize, char)>,
    word: Word,
}

/// The word that is being set.
#[derive(Default)]
struct Word {
    /// How long it is, as far as that matters.
    length: usize,
    /// Its last characters, the very last one at the end.
    last: [char; 3],
    /// Whether it is an address, which a sign at its end may still belong to.
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

    /// Sets the spaces that begin at `start`.
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
            // Another piece's spaces are not ours to change.
            _ if !is_french => None,
            (Some((piece, '«')), Some((_, next))) if self.french(piece) && !is_line_end(next) => {
                Some(NARROW_NBSP)
            }
            // A sign at the beginning of a line stays where it is.
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

    /// Sets a space where a word and a sign touch. What is to be set has been taken out of the run.
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

/// Whether a sign before this is the last of its word, and not part of a time, a path or a smiley.
fn ends_word(mut rest: Run) -> bool {
    rest.next()
        .is_none_or(|(_, next)| is_space(next) || is_line_end(next) || CLOSING.contains(next))
}

/// What belongs before a sign, in place of any other space. One that does not end its word is no
/// punctuation, and keeps the width of its space.
fn nbsp_for(sign: char, ends_word: bool) -> Option<char> {
    match sign {
        '»' => Some(NARROW_NBSP),
        ':' => Some(NBSP),
        ';' | '!' | '?' if ends_word => Some(NARROW_NBSP),
        ';' | '!' | '?' => Some(NBSP),
        _ => None,
    }
}

/// What may follow a sign at the end of its word.
const CLOSING: &str = ")]}»”\"’'.,…!?\u{FFFC}";
/// What a sign stands close to: an opening bracket or mark, or a sign before it.
const OPENING: &str = ";:!?«([{“‘";

/// The spaces that a text may hold. A line end in it is one too.
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
