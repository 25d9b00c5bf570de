//! What the first lines of a page say that marks nothing: the headline once more, who wrote it, and when.

use crate::date;
use crate::formats::html::page::byline::plain_byline;
use crate::formats::html::page::header::Header;
use crate::formats::html::page::root::is_same;
use article_widget_core::article::{Author, Block, BlockKind, Inline, plain_text};

/// Number of blocks that may stand before the text.
const MAX_LINES: usize = 8;

/// Fewest words of a paragraph that is text.
const MIN_TEXT_WORDS: usize = 20;

impl Header {
    /// Takes the headline, the byline and the date from lines before the text that have no mark.
    pub(super) fn take_first_lines(&mut self, headline: &str, blocks: &mut Vec<Block>) {
        let is_text = |block: &Block| match &block.kind {
            BlockKind::Paragraph(content) => {
                plain_text(content).split_whitespace().count() >= MIN_TEXT_WORDS
            }
            _ => false,
        };
        let end = blocks.iter().position(is_text).unwrap_or(0).min(MAX_LINES);
        let mut index = 0;
        blocks.retain(|block| {
            index += 1;
            index > end || !self.take_line(headline, block)
        });
    }

    fn take_line(&mut self, headline: &str, block: &Block) -> bool {
        if is_menu(block) || is_banner(block) {
            return true;
        }
        let (BlockKind::Paragraph(content) | BlockKind::Heading { content, .. }) = &block.kind
        else {
            return false;
        };
        let line = plain_text(content);
        if !self.has_headline && is_same(&line, headline) {
            self.has_headline = true;
            return true;
        }
        if let Some((names, rest)) = plain_byline(&line)
            && self.authors.is_empty()
        {
            let author = |name: &str| Author {
                name: name.to_owned(),
                ..Author::default()
            };
            self.authors.extend(names.into_iter().map(author));
            self.take_date(rest);
            return true;
        }
        self.take_date(&line)
    }

    /// Takes a date, in its own words if they cannot be read.
    fn take_date(&mut self, words: &str) -> bool {
        if self.published.is_some() || self.published_text.is_some() || !is_date(words) {
            return false;
        }
        match date::parse(words) {
            Some(date) => self.published = Some(date),
            None => self.published_text = Some(words.to_owned()),
        }
        true
    }
}

/// Whether a block is a list of links, as old pages have beside or above the text.
fn is_menu(block: &Block) -> bool {
    let is_between = |text: &str| !text.contains(char::is_alphanumeric);
    let mut links = 0;
    match &block.kind {
        BlockKind::Paragraph(content) => {
            content.iter().all(|inline| match inline {
                // Links to places in the text are its own list of contents.
                Inline::Link { url, .. } => {
                    links += 1;
                    !url.starts_with('#')
                }
                Inline::Text(text) => is_between(text),
                other => matches!(other, Inline::Break),
            }) && links > 1
        }
        _ => false,
    }
}

/// Whether a block is an image as wide and low as a banner.
fn is_banner(block: &Block) -> bool {
    const MIN_RATIO: u32 = 8;
    match &block.kind {
        BlockKind::Image(image) => {
            image.caption.is_empty()
                && image
                    .size
                    .is_some_and(|(width, height)| width >= MIN_RATIO * height)
        }
        _ => false,
    }
}

/// Whether a line is a date and nothing else: a year, a day, and at most two words.
fn is_date(line: &str) -> bool {
    let parts = line
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    let (mut years, mut days, mut words) = (0, 0, 0);
    for part in parts {
        match part
            .trim_end_matches(|it: char| it.is_alphabetic())
            .parse::<u32>()
        {
            Ok(1000..=2999) => years += 1,
            Ok(1..=31) => days += 1,
            _ => words += 1,
        }
    }
    years == 1 && matches!((days, words), (1, 1..=2) | (2, 0))
}
