//! Splits a long text into chunks of about equal height.
//!
//! A browser skips the layout of chunks far from the viewport and still knows the height of the whole text.

use crate::article::{Block, BlockKind, Image, Inline, plain_text};

/// Largest number of blocks that stay unchunked; laying out more at once would delay the first paint.
const MIN_CHUNKED_BLOCKS: usize = 200;

/// Height of a chunk in ems; `.aw-chunk` in `article.css` reserves about as much. Three screens keep the number
/// of chunks low and the layout of each within a frame.
const CHUNK_HEIGHT_EM: u32 = 200;

/// Units per em; heights below are in 1/100 em.
const UNITS_PER_EM: u32 = 100;
/// Height of a line, in 1/100 em.
const LINE_HEIGHT: u32 = 162;
/// Average number of letters in a line of full measure.
const LETTERS_PER_LINE: usize = 66;
/// Width of a line of full measure, in 1/100 em.
const MEASURE: u32 = 34 * UNITS_PER_EM;

/// Splits a text into chunks and the remaining blocks. A text of at most 200 blocks has no chunks.
///
/// A chunk starts with a paragraph, if one follows within the height of another chunk: a paragraph has no top
/// margin that would add to the bottom margin of the block before it.
pub fn split_into_chunks(blocks: &[Block]) -> (Vec<&[Block]>, &[Block]) {
    let mut chunks = Vec::new();
    let mut rest = blocks;
    if blocks.len() <= MIN_CHUNKED_BLOCKS {
        return (chunks, rest);
    }
    let (mut height, mut count) = (0, 0);
    for block in blocks {
        let is_paragraph = matches!(block.kind, BlockKind::Paragraph(_));
        let is_enough = height >= CHUNK_HEIGHT_EM * UNITS_PER_EM && is_paragraph
            || height >= 2 * CHUNK_HEIGHT_EM * UNITS_PER_EM;
        if is_enough && let Some((chunk, after)) = rest.split_at_checked(count) {
            chunks.push(chunk);
            rest = after;
            (height, count) = (0, 0);
        }
        height = block_height(block).saturating_add(height);
        count += 1;
    }
    (chunks, rest)
}

/// Estimates the height of a block at full measure with the space after it, in 1/100 em.
fn block_height(block: &Block) -> u32 {
    match &block.kind {
        BlockKind::Paragraph(content) => lines(content) * LINE_HEIGHT + UNITS_PER_EM,
        BlockKind::Heading { content, .. } => lines(content) * LINE_HEIGHT + 2 * UNITS_PER_EM,
        BlockKind::List(list) => {
            let items = list.items.iter().map(|item| height(&item.blocks));
            items.fold(UNITS_PER_EM, u32::saturating_add)
        }
        BlockKind::DescriptionList(groups) => {
            let terms = groups.iter().flat_map(|group| &group.terms);
            let descriptions = groups.iter().flat_map(|group| &group.descriptions);
            let terms = terms.map(|term| lines(term) * LINE_HEIGHT);
            let heights = terms.chain(descriptions.map(|blocks| height(blocks)));
            heights.fold(UNITS_PER_EM, u32::saturating_add)
        }
        BlockKind::Quote { blocks, cite } | BlockKind::PullQuote { blocks, cite } => {
            height(blocks).saturating_add(lines(cite) * LINE_HEIGHT + 3 * UNITS_PER_EM)
        }
        BlockKind::Table(table) => {
            let rows = table.head.len() + table.body.len() + table.foot.len();
            u32::try_from(rows).unwrap_or(u32::MAX / LINE_HEIGHT / 4) * 2 * LINE_HEIGHT
        }
        BlockKind::Code { content, .. } => {
            let lines = plain_text(content).lines().count();
            (lines as u32).saturating_mul(LINE_HEIGHT)
        }
        BlockKind::Separator => 4 * UNITS_PER_EM,
        BlockKind::Aside(blocks) => height(blocks).saturating_add(4 * UNITS_PER_EM),
        BlockKind::Details { summary, .. } => lines(summary) * LINE_HEIGHT + 2 * UNITS_PER_EM,
        BlockKind::Image(image) => image_height(image),
        BlockKind::Gallery { images, .. } => images.iter().map(image_height).max().unwrap_or(0),
        BlockKind::Video(video) => media_height(video.size),
        BlockKind::Audio(_) => 6 * UNITS_PER_EM,
        BlockKind::Embed(_) => media_height(None),
        BlockKind::Footnotes(notes) => {
            let notes = notes.iter().map(|note| height(&note.blocks));
            notes.fold(2 * UNITS_PER_EM, u32::saturating_add)
        }
    }
}

fn height(blocks: &[Block]) -> u32 {
    blocks.iter().map(block_height).fold(0, u32::saturating_add)
}

fn image_height(image: &Image) -> u32 {
    media_height(image.size).saturating_add(lines(&image.caption) * LINE_HEIGHT)
}

fn media_height(size: Option<(u32, u32)>) -> u32 {
    let (width, height) = size.unwrap_or((3, 2));
    let height = u64::from(MEASURE) * u64::from(height) / u64::from(width.max(1));
    // Limits the estimate to a few screens.
    height.min(u64::from(3 * MEASURE)) as u32 + 3 * UNITS_PER_EM
}

/// Estimates the number of lines that a text fills.
fn lines(content: &[Inline]) -> u32 {
    let lines = letters(content).div_ceil(LETTERS_PER_LINE);
    // Keeps the product with the line height below the maximum.
    u32::try_from(lines).map_or(u32::MAX / LINE_HEIGHT / 4, |lines| {
        lines.min(u32::MAX / LINE_HEIGHT / 4)
    })
}

/// Counts the letters of a text. East Asian letters count twice, because they are twice as wide.
fn letters(content: &[Inline]) -> usize {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => {
            let begins = |byte: u8| usize::from(!(0x80..0xC0).contains(&byte));
            let is_wide = |byte: u8| usize::from((0xE3..=0xED).contains(&byte));
            text.bytes().map(|byte| begins(byte) + is_wide(byte)).sum()
        }
        Inline::Break => LETTERS_PER_LINE / 2,
        other => letters(other.content()),
    };
    content.iter().map(one).sum()
}

#[cfg(test)]
mod tests;
