//! What is made of a story's first words: summaries, which are no standfirst, and the headline of
//! a story that has none.

use crate::article::Block;
use crate::article::text::text;

/// The summary as a standfirst, unless it is the beginning of the story.
pub fn standfirst(summary: Option<String>, blocks: &[Block]) -> Option<String> {
    summary.filter(|summary| !is_beginning(summary, &text(blocks)))
}

/// Whether three quarters of the summary's letters are the story's first: what a system adds at
/// the end ("Continue reading") is no part of them, and neither are spaces and signs.
fn is_beginning(summary: &str, story: &str) -> bool {
    let letters = |text| str::chars(text).filter(|char| char.is_alphanumeric());
    let same = letters(summary)
        .zip(letters(story))
        .take_while(|(summary, story)| summary == story)
        .count();
    same * 4 >= letters(summary).count() * 3
}

/// How many letters a headline of first words has at most.
const LONGEST: usize = 80;

/// The headline: the title, or the first words of a story that was published without one.
pub fn headline(title: Option<String>, blocks: &[Block]) -> Option<String> {
    title.or_else(|| {
        let story = text(blocks);
        let first = story.lines().next()?;
        let Some((end, _)) = first.char_indices().nth(LONGEST) else {
            return Some(first.to_owned()).filter(|first| !first.is_empty());
        };
        let words = first[..end]
            .rsplit_once(' ')
            .map_or(&first[..end], |it| it.0);
        Some([words, "…"].concat())
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn of(summary: &str) -> Option<String> {
        let story = [
            Block::paragraph("Le 30 mars au soir, le ministre a reçu deux hélicoptères."),
            Block::paragraph("La presse a assisté à la livraison."),
        ];
        standfirst(Some(summary.to_owned()), &story)
    }

    #[test]
    fn the_first_words_of_the_story_are_not_said_twice() {
        for excerpt in [
            "Le 30 mars au soir, le ministre a reçu […]",
            "Le 30 mars au soir, le ministre a reçu deux hélicoptères. La presse… Lire la suite",
            "Le 30 mars au soir , le ministre a reçu deux hélicoptères.\nLa presse a assisté à la livraison.",
        ] {
            assert_eq!(of(excerpt), None, "{excerpt}");
        }
    }

    #[test]
    fn an_editors_own_summary_is_kept() {
        for summary in ["Bamako renforce son armée.", "Le 30 mars, Bamako s’arme."] {
            assert_eq!(of(summary).as_deref(), Some(summary));
        }
    }

    #[test]
    fn a_story_without_a_title_is_called_by_its_first_words() {
        let of = |text: &str| headline(None, &[Block::paragraph(text), Block::paragraph("More.")]);

        assert_eq!(of("Short and\nsweet").as_deref(), Some("Short and"));
        assert_eq!(
            of(&"mot ".repeat(40)).as_deref(),
            Some(["mot ".repeat(19).as_str(), "mot…"].concat().as_str())
        );
        assert_eq!(headline(Some("T".to_owned()), &[]).as_deref(), Some("T"));
        assert_eq!(headline(None, &[]), None);
    }

    #[test]
    fn a_summary_of_a_story_that_is_kept_back_is_kept() {
        let summary = Some("En bref".to_owned());

        assert_eq!(standfirst(summary.clone(), &[]), summary);
    }
}
