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
mod tests;
