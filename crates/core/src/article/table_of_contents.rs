//! Builds the table of contents: an article's headings as a tree.

use crate::article::{Article, Block, BlockKind, GlobalAttributes, plain_text};

/// An entry of the table of contents.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The attributes of the heading; its `id` is present.
    pub attributes: &'a GlobalAttributes,
    /// The text of the heading.
    pub words: String,
    /// The entries of lower-level headings.
    pub entries: Vec<Entry<'a>>,
}

/// Returns the headings at the top level of the article, as a tree. Omits headings inside other blocks, and those
/// without text or an [id](crate::article::heading_ids::assign_heading_ids).
pub fn contents(article: &Article) -> Vec<Entry<'_>> {
    let headings: Vec<_> = article.blocks.iter().filter_map(heading).collect();
    nest(&headings)
}

type Heading<'a> = (u8, &'a GlobalAttributes, String);

fn heading(block: &Block) -> Option<Heading<'_>> {
    let BlockKind::Heading { level, content } = &block.kind else {
        return None;
    };
    let attributes = block.attributes.as_deref()?;
    let words = plain_text(content);
    (attributes.id.is_some() && !words.trim().is_empty()).then_some((*level, attributes, words))
}

/// Nests under each heading all that follow until one of its own level or above.
fn nest<'a>(headings: &[Heading<'a>]) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    let mut rest = headings;
    while let [(level, attributes, words), after @ ..] = rest {
        let end = after
            .iter()
            .position(|(other, ..)| other <= level)
            .unwrap_or(after.len());
        let (below, others) = after.split_at(end);
        entries.push(Entry {
            attributes,
            words: words.clone(),
            entries: nest(below),
        });
        rest = others;
    }
    entries
}

#[cfg(test)]
mod tests;
