//! Assigns unique ids to headings, so that links can target them.

use std::rc::Rc;

use crate::article::{Article, Block, BlockKind, Inline, plain_text};
use crate::counters::CountMap;

/// Maximum number of characters of a heading that its id uses.
const MAX_ID_CHARACTERS: usize = 80;

/// Gives every heading a unique id: its own, or one derived from its text.
pub fn assign_heading_ids(article: Rc<Article>) -> Rc<Article> {
    let mut article = Rc::unwrap_or_clone(article);
    let mut names = UniqueIds::default();
    visit_blocks(&mut article.blocks, &mut |block| match &block.kind {
        BlockKind::Footnotes(notes) => {
            for note in notes {
                names.claim(["fn-", &note.id].concat());
            }
        }
        kind => {
            claim_anchors(kind, &mut names);
            if let Some(attributes) = &block.attributes {
                // The heading itself gets its id below.
                let is_heading = matches!(kind, BlockKind::Heading { .. });
                let id = attributes.id.as_ref().filter(|_| !is_heading);
                let ids = id.into_iter().chain(&attributes.aliases);
                ids.for_each(|id| _ = names.claim(id.clone()));
            }
        }
    });
    visit_blocks(&mut article.blocks, &mut |block| {
        if let BlockKind::Heading { content, .. } = &block.kind {
            let attributes = block.attributes.get_or_insert_default();
            let id = attributes.id.take().filter(|id| !id.is_empty());
            let id = id.unwrap_or_else(|| slug(&plain_text(content)));
            attributes.id = Some(names.claim(id));
        }
    });
    Rc::new(article)
}

/// Reserves the ids of anchors in the text of a block.
fn claim_anchors(kind: &BlockKind, names: &mut UniqueIds) {
    match kind {
        BlockKind::Paragraph(content)
        | BlockKind::Heading { content, .. }
        | BlockKind::Code { content, .. }
        | BlockKind::Details {
            summary: content, ..
        } => claim_anchors_in(content, names),
        BlockKind::DescriptionList(groups) => {
            let terms = groups.iter().flat_map(|group| &group.terms);
            terms.for_each(|term| claim_anchors_in(term, names));
        }
        _ => {}
    }
}

fn claim_anchors_in(content: &[Inline], names: &mut UniqueIds) {
    for inline in content {
        match inline {
            Inline::Anchor(id) => _ = names.claim(id.clone()),
            other => claim_anchors_in(other.content(), names),
        }
    }
}

/// Visits every block in reading order, outer blocks before inner ones.
fn visit_blocks(blocks: &mut [Block], act: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        act(block);
        match &mut block.kind {
            BlockKind::List(list) => {
                let items = list.items.iter_mut();
                items.for_each(|item| visit_blocks(&mut item.blocks, act));
            }
            BlockKind::DescriptionList(groups) => {
                let descriptions = groups.iter_mut().flat_map(|it| &mut it.descriptions);
                descriptions.for_each(|blocks| visit_blocks(blocks, act));
            }
            BlockKind::Quote { blocks, .. }
            | BlockKind::PullQuote { blocks, .. }
            | BlockKind::Aside(blocks)
            | BlockKind::Details { blocks, .. } => visit_blocks(blocks, act),
            BlockKind::Table(table) => {
                let rows = [&mut table.head, &mut table.body, &mut table.foot];
                let cells = rows.into_iter().flatten().flatten();
                cells.for_each(|cell| visit_blocks(&mut cell.blocks, act));
            }
            BlockKind::Footnotes(notes) => {
                notes
                    .iter_mut()
                    .for_each(|note| visit_blocks(&mut note.blocks, act));
            }
            BlockKind::Paragraph(_)
            | BlockKind::Heading { .. }
            | BlockKind::Code { .. }
            | BlockKind::Separator
            | BlockKind::Image(_)
            | BlockKind::Gallery { .. }
            | BlockKind::Video(_)
            | BlockKind::Audio(_)
            | BlockKind::Embed(_) => {}
        }
    }
}

/// The ids in use, each with the number that the next duplicate gets.
#[derive(Default)]
struct UniqueIds(CountMap);

impl UniqueIds {
    /// Reserves an id; appends a number to a duplicate.
    fn claim(&mut self, name: String) -> String {
        let mut next = *self.0.entry(&name);
        if next == 0 {
            *self.0.entry(&name) = 2;
            return name;
        }
        loop {
            let numbered = [&name, "-", &next.to_string()].concat();
            next += 1;
            let its_next = self.0.entry(&numbered);
            if *its_next == 0 {
                *its_next = 2;
                *self.0.entry(&name) = next;
                return numbered;
            }
        }
    }
}

/// Returns an id from the text of a heading: lower-case letters and digits of any script, with `-` between words.
/// Returns `section` if nothing remains.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    let mut is_between = false;
    for char in text
        .chars()
        .flat_map(char::to_lowercase)
        .take(MAX_ID_CHARACTERS)
    {
        if char.is_whitespace() || "-/\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}".contains(char) {
            is_between = !slug.is_empty();
        } else if is_word_character(char) {
            if std::mem::take(&mut is_between) {
                slug.push('-');
            }
            slug.push(char);
        }
    }
    if slug.is_empty() {
        slug.push_str("section");
    }
    slug
}

/// Ranges of punctuation and symbols outside ASCII.
const SYMBOL_RANGES: [(char, char); 32] = [
    ('\u{80}', '\u{A9}'),
    ('\u{AB}', '\u{B1}'),
    ('\u{B4}', '\u{B4}'),
    ('\u{B6}', '\u{B8}'),
    ('\u{BB}', '\u{BB}'),
    ('\u{BF}', '\u{BF}'),
    ('\u{D7}', '\u{D7}'),
    ('\u{F7}', '\u{F7}'),
    ('\u{55A}', '\u{55F}'),
    ('\u{589}', '\u{58F}'),
    ('\u{5BE}', '\u{5BE}'),
    ('\u{5F3}', '\u{5F4}'),
    ('\u{600}', '\u{60F}'),
    ('\u{61B}', '\u{61F}'),
    ('\u{66A}', '\u{66D}'),
    ('\u{6D4}', '\u{6D4}'),
    ('\u{964}', '\u{965}'),
    ('\u{E3F}', '\u{E3F}'),
    ('\u{2000}', '\u{206F}'),
    ('\u{20A0}', '\u{20CF}'),
    ('\u{2190}', '\u{245F}'),
    ('\u{2500}', '\u{2775}'),
    ('\u{2794}', '\u{2BFF}'),
    ('\u{2E30}', '\u{2E7F}'),
    ('\u{3000}', '\u{3004}'),
    ('\u{3008}', '\u{3020}'),
    ('\u{E000}', '\u{F8FF}'),
    ('\u{FE00}', '\u{FE6F}'),
    ('\u{FF00}', '\u{FF0F}'),
    ('\u{FF1A}', '\u{FF20}'),
    ('\u{FFF0}', '\u{FFFF}'),
    ('\u{1F300}', '\u{1FAFF}'),
];

/// Returns whether a character is a letter, a mark or a digit. It excludes punctuation and symbols, because
/// Unicode's table of letters is many times as large.
fn is_word_character(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_alphanumeric() || char == '_';
    }
    !SYMBOL_RANGES
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&char))
}

#[cfg(test)]
mod tests;
