//! Spacing by the customs of a language.
//!
//! French sets a narrow no-break space (U+202F) before `; ! ?` and `»` and after `«`, and a no-break
//! space (U+00A0) before `:` (Imprimerie nationale, *Lexique des règles typographiques*). Texts come
//! with any space there, or none; either way no line may begin with the sign or end with `«`. What
//! stands on either side of a sign may lie in another element: `<em>Quoi</em> ?`.

use std::borrow::Cow;

use super::{Inline, Phrase};
use crate::i18n::language;

const NARROW: char = '\u{202F}';
const NO_BREAK: char = '\u{A0}';
const SIGNS: [char; 6] = [';', ':', '!', '?', '«', '»'];
/// Stands for the end of a line, which no text crosses.
const LINE_END: &str = "\u{2028}";
/// Stands for something that is not text.
const OBJECT: &str = "\u{FFFC}";

/// A text as its language spaces it. Applied twice it changes nothing more.
pub fn spaced<'a>(text: &'a str, lang: &str) -> Cow<'a, str> {
    let pieces = [Piece {
        text,
        is_french: is_french(lang),
        is_text: true,
    }];
    spaced_pieces(&pieces).pop().unwrap_or(Cow::Borrowed(text))
}

/// The texts of running text, in reading order, as their language spaces them: one for each
/// [`Inline::Text`]. Code, times and text of another language stay as they are.
pub fn spaced_run<'a>(content: &'a [Inline], lang: &str) -> Vec<Cow<'a, str>> {
    let mut pieces = Vec::new();
    collect(content, is_french(lang), &mut pieces);
    spaced_pieces(&pieces)
}

fn is_french(lang: &str) -> bool {
    language::primary(lang) == "fr"
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
            Inline::FootnoteReference(_) => (OBJECT, false),
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
fn spaced_pieces<'a>(pieces: &[Piece<'a>]) -> Vec<Cow<'a, str>> {
    let needs_care = |piece: &Piece| piece.is_french && piece.text.contains(SIGNS);
    if !pieces.iter().any(needs_care) {
        let texts = pieces.iter().filter(|piece| piece.is_text);
        return texts.map(|piece| Cow::Borrowed(piece.text)).collect();
    }
    let mut setter = Setter::default();
    for (at, piece) in pieces.iter().enumerate() {
        setter
            .chars
            .extend(piece.text.chars().map(|char| (at, char)));
        setter.set.push(String::with_capacity(piece.text.len() + 8));
        setter.is_french.push(piece.is_french);
    }
    setter.run();
    let texts = setter.set.into_iter().zip(pieces);
    texts
        .filter(|(_, piece)| piece.is_text)
        .map(|(text, _)| Cow::Owned(text))
        .collect()
}

/// Sets a run, character by character.
#[derive(Default)]
struct Setter {
    /// The run: each character with the number of its piece.
    chars: Vec<(usize, char)>,
    /// Which pieces are French.
    is_french: Vec<bool>,
    /// What has been set of each piece.
    set: Vec<String>,
    /// The last character that is no space; the end of a line counts as none.
    previous: Option<(usize, char)>,
    /// Where the word begins that is being set.
    word: usize,
    /// Whether that word is an address, which a sign at its end may still belong to.
    is_address: bool,
}

impl Setter {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(&(piece, char)) = self.chars.get(at) {
            if is_space(char) {
                at = self.spaces(at);
                continue;
            }
            self.gap(at, piece, char);
            self.push(piece, char);
            self.follow(at, piece, char);
            at += 1;
        }
    }

    fn push(&mut self, piece: usize, char: char) {
        if let Some(set) = self.set.get_mut(piece) {
            set.push(char);
        }
    }

    fn french(&self, piece: usize) -> bool {
        self.is_french.get(piece).copied().unwrap_or(false)
    }

    /// Sets the spaces that begin here, and returns where they end.
    fn spaces(&mut self, start: usize) -> usize {
        let rest = self.chars.get(start..).unwrap_or_default();
        let count = rest.iter().take_while(|(_, char)| is_space(*char)).count();
        let end = start + count;
        let glue = match (self.previous, self.chars.get(end)) {
            (Some((piece, '«')), Some((_, next))) if self.french(piece) && !is_line_end(*next) => {
                Some(NARROW)
            }
            // A sign at the beginning of a line stays where it is.
            (Some(_), Some(&(piece, sign))) if self.french(piece) => {
                glue(sign, self.ends_word(end))
            }
            _ => None,
        };
        let spaces = self.chars.get(start..end).unwrap_or_default().to_vec();
        // Another piece's spaces are not ours to change.
        let mut glue = glue.filter(|_| spaces.iter().any(|(piece, _)| self.french(*piece)));
        let is_glued = glue.is_some();
        for (piece, space) in spaces {
            if !is_glued || !self.french(piece) {
                self.push(piece, space);
            } else if let Some(glue) = glue.take() {
                self.push(piece, glue);
            }
        }
        self.begin_word(end);
        end
    }

    /// Sets a space where a word and a sign touch.
    fn gap(&mut self, at: usize, piece: usize, char: char) {
        let Some((before, previous)) = self.previous else {
            return;
        };
        // There is a space already, or a new line.
        if self.word == at {
            return;
        }
        let space = if previous == '«' && self.french(before) {
            (!is_line_end(char)).then_some((before, NARROW))
        } else if self.french(piece)
            && (char == '»'
                || self.ends_word(at) && !OPENING.contains(previous) && !self.is_address)
        {
            glue(char, true).map(|glue| (piece, glue))
        } else {
            None
        };
        if let Some((piece, space)) = space {
            self.push(piece, space);
            self.begin_word(at);
        }
    }

    fn begin_word(&mut self, at: usize) {
        self.word = at;
        self.is_address = false;
    }

    /// Whether a sign is the last of its word, and not part of a time, a path or a smiley.
    fn ends_word(&self, at: usize) -> bool {
        self.chars.get(at + 1).is_none_or(|(_, next)| {
            is_space(*next) || is_line_end(*next) || CLOSING.contains(*next)
        })
    }

    /// Takes note of a character that has been set.
    fn follow(&mut self, at: usize, piece: usize, char: char) {
        if is_line_end(char) {
            self.previous = None;
            self.begin_word(at + 1);
            return;
        }
        self.previous = Some((piece, char));
        let before = |start: &str| {
            let length = at.saturating_sub(self.word);
            let from = at - length.min(start.len());
            let chars = self.chars.get(from..at).unwrap_or_default();
            chars.iter().map(|(_, char)| *char).eq(start.chars())
        };
        self.is_address |= match char {
            '@' => true,
            '/' => before(":/"),
            '.' => at - self.word == 3 && before("www"),
            _ => false,
        };
    }
}

/// What belongs before a sign, in place of any other space. One that does not end its word is no
/// punctuation, and keeps the width of its space.
fn glue(sign: char, ends_word: bool) -> Option<char> {
    match sign {
        '»' => Some(NARROW),
        ':' => Some(NO_BREAK),
        ';' | '!' | '?' if ends_word => Some(NARROW),
        ';' | '!' | '?' => Some(NO_BREAK),
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
        ' ' | '\t' | '\n' | '\r' | '\u{C}' | NO_BREAK | NARROW | '\u{2000}'
            ..='\u{200B}' | '\u{205F}'
    )
}

fn is_line_end(char: char) -> bool {
    LINE_END.contains(char)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn french_signs_get_their_space_whatever_stood_there() {
        for (typed, set) in [
            ("Quoi ?", "Quoi\u{202F}?"),
            ("Quoi?", "Quoi\u{202F}?"),
            ("Quoi\u{A0}? Rien !", "Quoi\u{202F}? Rien\u{202F}!"),
            ("Quoi\u{2009}? Rien\u{202F}!", "Quoi\u{202F}? Rien\u{202F}!"),
            ("Quoi\n?", "Quoi\u{202F}?"),
            ("Quoi  ?", "Quoi\u{202F}?"),
            ("Oignons, mil : les étals", "Oignons, mil\u{A0}: les étals"),
            ("un ; deux", "un\u{202F}; deux"),
            ("« Bonjour »", "«\u{202F}Bonjour\u{202F}»"),
            ("«Bonjour»", "«\u{202F}Bonjour\u{202F}»"),
            ("« « Ah » »", "«\u{202F}«\u{202F}Ah\u{202F}»\u{202F}»"),
            ("Quoi ?!", "Quoi\u{202F}?!"),
            ("Quoi ? !", "Quoi\u{202F}?\u{202F}!"),
            ("Fini!!!", "Fini\u{202F}!!!"),
            ("« Ah ! »", "«\u{202F}Ah\u{202F}!\u{202F}»"),
            ("(vraiment ?)", "(vraiment\u{202F}?)"),
            ("“Ah !”", "“Ah\u{202F}!”"),
            ("Il a dit “oui”: bien", "Il a dit “oui”\u{A0}: bien"),
            ("1 : 2", "1\u{A0}: 2"),
            ("a :b", "a\u{A0}:b"),
        ] {
            assert_eq!(spaced(typed, "fr"), set, "{typed}");
        }
    }

    #[test]
    fn times_addresses_and_code_stay_as_they_are() {
        for text in [
            "à 8:30",
            "https://example.org/?a=b&c=d",
            "https://example.org/page?",
            "www.example.org/page!",
            "std::vec::Vec",
            "a?b:c",
            ":-)",
            "!important",
            "mailto:a@b.example",
            "(?)",
            "“?”",
            "?",
            " ! ",
            "«",
            "« ",
            "",
        ] {
            assert_eq!(spaced(text, "fr"), text);
        }
    }

    #[test]
    fn a_sign_that_is_no_punctuation_keeps_the_width_of_its_space_and_cannot_leave_its_line() {
        for (typed, set) in [
            ("Merci :-)", "Merci\u{A0}:-)"),
            ("la règle !important", "la règle\u{A0}!important"),
        ] {
            assert_eq!(spaced(typed, "fr"), set, "{typed}");
        }
    }

    #[test]
    fn other_languages_have_other_customs() {
        for lang in ["en", "de", "frr", ""] {
            assert_eq!(spaced("What ?", lang), "What ?", "{lang}");
        }
        assert_eq!(spaced("Quoi ?", "fr-CA"), "Quoi\u{202F}?");
    }

    fn text(words: &str) -> Inline {
        Inline::Text(words.to_owned())
    }

    fn phrase(phrase: Phrase, words: &str) -> Inline {
        Inline::Phrase(phrase, vec![text(words)])
    }

    fn span(lang: &str, words: &str) -> Inline {
        Inline::Span {
            lang: Some(lang.to_owned()),
            dir: None,
            content: vec![text(words)],
        }
    }

    fn link(words: &str) -> Inline {
        Inline::Link {
            url: "https://example.org/".to_owned(),
            content: vec![text(words)],
        }
    }

    #[test]
    fn a_sign_sees_what_stands_beside_it_in_another_element() {
        let reference = || Inline::FootnoteReference("1".to_owned());
        let time = Inline::Time {
            datetime: "08:30".to_owned(),
            content: vec![text("8:30 ; 9 !")],
        };
        for (typed, set) in [
            (
                vec![phrase(Phrase::Em, "Quoi"), text(" ?")],
                vec!["Quoi", "\u{202F}?"],
            ),
            (
                vec![phrase(Phrase::Em, "Quoi "), text("?")],
                vec!["Quoi\u{202F}", "?"],
            ),
            (
                vec![phrase(Phrase::Em, "Quoi "), text(" ?")],
                vec!["Quoi\u{202F}", "?"],
            ),
            (
                vec![phrase(Phrase::Em, "Quoi"), text("?")],
                vec!["Quoi", "\u{202F}?"],
            ),
            (
                vec![text("Quoi "), phrase(Phrase::Strong, "!")],
                vec!["Quoi\u{202F}", "!"],
            ),
            (
                vec![text("« "), link("là"), text(" »")],
                vec!["«\u{202F}", "là", "\u{202F}»"],
            ),
            (
                vec![text("«"), link("là"), text("»")],
                vec!["«\u{202F}", "là", "\u{202F}»"],
            ),
            (
                vec![text("dit "), link("« là »"), text(" : oui")],
                vec!["dit ", "«\u{202F}là\u{202F}»", "\u{A0}: oui"],
            ),
            (
                vec![text("le mot"), reference(), text(" : oui"), reference()],
                vec!["le mot", "\u{A0}: oui"],
            ),
            (vec![text("fin ?"), reference()], vec!["fin\u{202F}?"]),
            (
                vec![text("fin"), Inline::Break, text("! début")],
                vec!["fin", "! début"],
            ),
            (
                vec![text("«"), Inline::Break, text("fin")],
                vec!["«", "fin"],
            ),
            (
                vec![text("« "), phrase(Phrase::Code, "a ? b : c"), text(" »")],
                vec!["«\u{202F}", "a ? b : c", "\u{202F}»"],
            ),
            (
                vec![span("en", "What ?"), text(" !")],
                vec!["What ?", "\u{202F}!"],
            ),
            (vec![time, text(" !")], vec!["8:30 ; 9 !", "\u{202F}!"]),
            (
                vec![
                    text("https://example.org/"),
                    phrase(Phrase::Em, "a"),
                    text("?"),
                ],
                vec!["https://example.org/", "a", "?"],
            ),
        ] {
            assert_eq!(spaced_run(&typed, "fr"), set, "{typed:?}");
        }
    }

    #[test]
    fn french_inside_another_language_is_french() {
        let run = [text("He said: "), span("fr", "« Quoi ? »"), text(" ?")];

        assert_eq!(
            spaced_run(&run, "en"),
            ["He said: ", "«\u{202F}Quoi\u{202F}?\u{202F}»", " ?"]
        );
    }

    #[test]
    fn a_megabyte_of_signs_is_set_in_one_pass() {
        let long = "x.?".repeat(350_000);

        assert_eq!(visible(&spaced(&long, "fr")), long);
    }

    fn visible(text: &str) -> String {
        text.chars().filter(|char| !is_space(*char)).collect()
    }

    fn any_run() -> impl Strategy<Value = Vec<Inline>> {
        let words = "[a-z «»;:!?.,()/@\u{A0}\u{202F}\n8]{0,12}";
        let leaf = prop_oneof![
            6 => words.prop_map(Inline::Text),
            1 => Just(Inline::Break),
            1 => Just(Inline::FootnoteReference("1".to_owned())),
        ];
        let inline = leaf.prop_recursive(3, 24, 4, |inner| {
            let content = prop::collection::vec(inner, 0..4);
            prop_oneof![
                (0..Phrase::ALL.len(), content.clone())
                    .prop_map(|(at, content)| Inline::Phrase(Phrase::ALL[at], content)),
                (prop_oneof!["en", "fr"], content.clone()).prop_map(|(lang, content)| {
                    Inline::Span {
                        lang: Some(lang),
                        dir: None,
                        content,
                    }
                }),
                content.prop_map(|content| Inline::Time {
                    datetime: String::new(),
                    content,
                }),
            ]
        });
        prop::collection::vec(inline, 0..6)
    }

    /// The same run with other texts.
    fn with_texts(content: &[Inline], texts: &mut dyn Iterator<Item = String>) -> Vec<Inline> {
        let mut run = content.to_vec();
        for inline in &mut run {
            match inline {
                Inline::Text(text) => *text = texts.next().expect("a text for each"),
                Inline::Phrase(_, content)
                | Inline::Link { content, .. }
                | Inline::Abbr { content, .. }
                | Inline::Time { content, .. }
                | Inline::Span { content, .. } => *content = with_texts(content, texts),
                Inline::Break | Inline::FootnoteReference(_) => {}
            }
        }
        run
    }

    proptest! {
        #[test]
        fn twice_is_the_same_as_once(text in "[a-z «»;:!?.,()/@\u{A0}\u{202F}\n8]{0,40}") {
            let once = spaced(&text, "fr").into_owned();
            prop_assert_eq!(spaced(&once, "fr"), once.as_str());
        }

        #[test]
        fn no_visible_character_is_lost_or_made(text in any::<String>()) {
            let set = spaced(&text, "fr");
            prop_assert_eq!(visible(&set), visible(&text));
        }

        #[test]
        fn no_sign_is_left_behind_a_space_that_breaks(text in "[a-zé]{1,5}( [;:!?»]| [a-z]{1,4}){1,8}") {
            let set = spaced(&text, "fr");
            for sign in [';', ':', '!', '?', '»'] {
                let broken = format!(" {sign}");
                prop_assert!(!set.contains(&broken), "{set}");
            }
        }

        #[test]
        fn a_run_set_twice_is_the_same_as_once(run in any_run()) {
            let once: Vec<String> = spaced_run(&run, "fr").into_iter().map(Cow::into_owned).collect();
            let set = with_texts(&run, &mut once.clone().into_iter());
            prop_assert_eq!(spaced_run(&set, "fr"), once);
        }

        #[test]
        fn a_run_keeps_every_text_and_every_visible_character_of_it(run in any_run()) {
            let mut pieces = Vec::new();
            collect(&run, true, &mut pieces);
            let texts: Vec<String> = pieces.iter().filter(|it| it.is_text).map(|it| visible(it.text)).collect();
            let set: Vec<String> = spaced_run(&run, "fr").iter().map(|it| visible(it)).collect();
            prop_assert_eq!(set, texts);
        }

        #[test]
        fn a_run_is_set_as_its_text_is_set_wherever_its_elements_end(
            words in "[a-zé]{1,4}( ?[;:!?»]| ?«|[ ,.]|[a-z]{1,4}){1,9}",
            cuts in prop::collection::vec(0usize..40, 0..5),
        ) {
            let chars: Vec<char> = words.chars().collect();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(chars.len())).collect();
            cuts.extend([0, chars.len()]);
            cuts.sort_unstable();
            let run: Vec<Inline> = cuts
                .windows(2)
                .map(|ends| phrase(Phrase::Em, &chars[ends[0]..ends[1]].iter().collect::<String>()))
                .collect();
            let set: String = spaced_run(&run, "fr").concat();
            prop_assert_eq!(set, spaced(&words, "fr").into_owned());
        }
    }
}
