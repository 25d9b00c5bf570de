//! Parses plain text, such as a saved web page.
//!
//! The first line is the headline. Blank lines separate paragraphs. Page boilerplate at the end is dropped.

use crate::SourceError;
use crate::field::line;
use article_widget_core::article::{Article, Block};

/// Lines that start the boilerplate of a saved page, in lower case.
///
/// The article ends at such a line if it stands alone after the first paragraph.
const BOILERPLATE_LINES: [&str; 12] = [
    "articles liés",
    "articles similaires",
    "leave a comment",
    "leave a reply",
    "laisser un commentaire",
    "laisser une réponse",
    "please enter your comment!",
    "please enter your name here",
    "related articles",
    "related posts",
    "related stories",
    "sur le même sujet",
];

/// Maximum number of paragraphs; further lines are appended to the last one.
const MAX_PARAGRAPHS: usize = 40_000;

/// Parses an article from plain text.
pub fn article(text: &str) -> Result<Article, SourceError> {
    let mut lines = text.trim_start_matches('\u{FEFF}').lines().map(line);
    let headline = lines
        .find(|line| !line.is_empty())
        .ok_or(SourceError::Empty)?;
    Ok(Article {
        headline,
        blocks: blocks(lines, true, is_boilerplate),
        ..Article::default()
    })
}

/// Splits text into paragraphs, at blank lines or, if there are none, at every line break.
pub fn paragraphs(text: &str) -> Vec<Block> {
    let lines = || text.trim().lines().map(line);
    let has_blank_lines = lines().any(|line| line.is_empty());
    blocks(lines(), has_blank_lines, |_| false)
}

fn blocks(
    lines: impl Iterator<Item = String>,
    by_blank_lines: bool,
    ends_it: fn(&str) -> bool,
) -> Vec<Block> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut inside = false;
    for line in lines {
        if line.is_empty() {
            inside = false;
        } else if !paragraphs.is_empty() && ends_it(&line) {
            break;
        } else if (inside || paragraphs.len() >= MAX_PARAGRAPHS)
            && let Some(paragraph) = paragraphs.last_mut()
        {
            paragraph.push(' ');
            paragraph.push_str(&line);
        } else {
            paragraphs.push(line);
            inside = by_blank_lines;
        }
    }
    paragraphs.into_iter().map(Block::paragraph).collect()
}

fn is_boilerplate(line: &str) -> bool {
    let line = line.trim_end_matches(':').trim_end();
    let same = |known: &str| known.chars().eq(line.chars().map(lower_case));
    BOILERPLATE_LINES.iter().any(|known| same(known))
}

/// Lowercases a letter of English or French. Full Unicode case tables would add kilobytes to the module.
fn lower_case(letter: char) -> char {
    match letter {
        'À'..='Þ' => char::from_u32(letter as u32 + 0x20).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests;
