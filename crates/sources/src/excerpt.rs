//! Handles excerpts: drops generated summaries, and makes headlines for articles without one.

use article_widget_core::article::Article;
use article_widget_core::article::block_text::blocks_plain_text;

/// Drops a standfirst that repeats the beginning of the article, as generated excerpts do.
pub fn drop_duplicate_standfirst(article: &mut Article) {
    let story = blocks_plain_text(&article.blocks);
    article
        .standfirst
        .take_if(|summary| starts_with_excerpt(summary, &story));
}

/// Returns whether at least three quarters of the summary's letters match the beginning of the article.
///
/// A quarter may differ because systems append text such as "Continue reading". White space and punctuation are
/// ignored.
fn starts_with_excerpt(summary: &str, story: &str) -> bool {
    let is_letter = |char: &char| !char.is_ascii() || char.is_ascii_alphanumeric();
    let mut story = story.chars().filter(is_letter);
    let (mut same, mut all) = (0, 0);
    let mut is_same = true;
    for letter in summary.chars().filter(is_letter) {
        is_same = is_same && story.next() == Some(letter);
        same += usize::from(is_same);
        all += 1;
    }
    same * 4 >= all * 3
}

/// Maximum length of a generated headline, in characters.
const MAX_TITLE_CHARACTERS: usize = 80;

/// Returns the beginning of the article or of its summary as a headline; empty if there is neither.
pub fn first_words(article: &Article) -> String {
    let story = blocks_plain_text(&article.blocks);
    let first = story.lines().next().or(article.standfirst.as_deref());
    let first = first.unwrap_or_default();
    let mut words: String = first.chars().take(MAX_TITLE_CHARACTERS).collect();
    if words.len() < first.len() {
        let mut spaces = words.char_indices().filter(|(_, char)| *char == ' ');
        let end = spaces.next_back().map_or(words.len(), |(at, _)| at);
        words.truncate(end);
        words.push('…');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_widget_core::article::Block;

    fn story(summary: &str, paragraphs: &[&str]) -> Article {
        Article {
            standfirst: Some(summary.to_owned()),
            blocks: paragraphs.iter().map(|it| Block::paragraph(*it)).collect(),
            ..Article::default()
        }
    }

    fn standfirst(summary: &str) -> Option<String> {
        let mut article = story(
            summary,
            &[
                "Le 30 mars au soir, le ministre a reçu deux hélicoptères.",
                "La presse a assisté à la livraison.",
            ],
        );
        drop_duplicate_standfirst(&mut article);
        article.standfirst
    }

    #[test]
    fn the_first_words_of_the_story_are_not_said_twice() {
        for excerpt in [
            "Le 30 mars au soir, le ministre a reçu [...]",
            "Le 30 mars au soir, le ministre a reçu deux hélicoptères. La presse Lire la suite",
            "Le 30 mars au soir , le ministre a reçu deux hélicoptères.\nLa presse a assisté à la livraison.",
        ] {
            assert_eq!(standfirst(excerpt), None, "{excerpt}");
        }
    }

    #[test]
    fn an_editors_own_summary_is_kept() {
        for summary in ["Bamako renforce son armée.", "Le 30 mars, Bamako s’arme."] {
            assert_eq!(standfirst(summary).as_deref(), Some(summary));
        }
    }

    #[test]
    fn a_summary_of_a_story_that_is_kept_back_is_kept() {
        let mut article = story("En bref", &[]);

        drop_duplicate_standfirst(&mut article);

        assert_eq!(article.standfirst.as_deref(), Some("En bref"));
    }

    #[test]
    fn a_story_without_a_title_is_called_by_its_first_words() {
        let long = "mot ".repeat(40);

        assert_eq!(
            first_words(&story("S", &["Short and", "More."])),
            "Short and"
        );
        assert_eq!(
            first_words(&story("S", &[&long])),
            ["mot ".repeat(19).as_str(), "mot…"].concat()
        );
        assert_eq!(first_words(&story("In short", &[])), "In short");
        assert_eq!(first_words(&Article::default()), "");
    }
}
