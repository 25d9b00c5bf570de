//! Extracts the plain text of an article.

use crate::article::{Block, BlockKind, Cell, plain_text};

/// Returns the text of an article's blocks, separated by blank lines. Omits captions, footnotes, media and pull
/// quotes.
pub fn blocks_plain_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    collect(blocks, &mut text);
    text.truncate(text.trim_end().len());
    text
}

fn collect(blocks: &[Block], into: &mut String) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                add(&plain_text(content), into);
            }
            BlockKind::List(list) => {
                list.items.iter().for_each(|it| collect(&it.blocks, into));
            }
            BlockKind::DescriptionList(groups) => {
                for group in groups {
                    for term in &group.terms {
                        add(&plain_text(term), into);
                    }
                    for blocks in &group.descriptions {
                        collect(blocks, into);
                    }
                }
            }
            BlockKind::Quote { blocks, cite } => {
                collect(blocks, into);
                add(&plain_text(cite), into);
            }
            BlockKind::Table(table) => {
                let rows = [&table.head, &table.body, &table.foot];
                let cells = rows.into_iter().flatten().flatten();
                cells.for_each(|Cell { blocks, .. }| collect(blocks, into));
            }
            BlockKind::Code { content, .. } => add(&plain_text(content), into),
            BlockKind::Aside(blocks) => collect(blocks, into),
            BlockKind::Details { summary, blocks } => {
                add(&plain_text(summary), into);
                collect(blocks, into);
            }
            // A pull quote repeats text of the article.
            BlockKind::PullQuote { .. }
            | BlockKind::Separator
            | BlockKind::Image(_)
            | BlockKind::Gallery { .. }
            | BlockKind::Video(_)
            | BlockKind::Audio(_)
            | BlockKind::Embed(_)
            | BlockKind::Footnotes(_) => {}
        }
    }
}

fn add(text: &str, into: &mut String) {
    if !text.is_empty() {
        into.push_str(text);
        into.push_str("\n\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Image, Inline, List};

    #[test]
    fn the_words_of_the_article_come_in_reading_order_and_captions_do_not() {
        let blocks = [
            Block::paragraph("One"),
            BlockKind::List(List::of_bullets([
                vec![Block::paragraph("two")],
                vec![Block::paragraph("three")],
            ]))
            .into(),
            BlockKind::Image(Box::new(Image {
                caption: vec![Inline::Text("a caption".to_owned())],
                ..Image::default()
            }))
            .into(),
            BlockKind::Code {
                content: vec![Inline::Text("four".to_owned())],
                language: None,
            }
            .into(),
        ];

        assert_eq!(blocks_plain_text(&blocks), "One\n\ntwo\n\nthree\n\nfour");
    }
}
