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
mod tests {
    use super::*;
    use crate::article::Inline;
    use crate::article::heading_ids::assign_heading_ids;
    use proptest::prelude::*;
    use std::rc::Rc;

    fn article(levels: &[u8]) -> Rc<Article> {
        let blocks = levels.iter().enumerate().map(|(at, level)| {
            let content = vec![Inline::Text(format!("{}", at + 1))];
            BlockKind::Heading {
                level: *level,
                content,
            }
            .into()
        });
        assign_heading_ids(Rc::new(Article {
            blocks: blocks.collect(),
            ..Article::default()
        }))
    }

    /// Writes entries as text: `1(2 3)` is a heading with two below it.
    fn written(entries: &[Entry]) -> String {
        let lines: Vec<String> = entries
            .iter()
            .map(|entry| match entry.entries.as_slice() {
                [] => entry.words.clone(),
                below => format!("{}({})", entry.words, written(below)),
            })
            .collect();
        lines.join(" ")
    }

    #[test]
    fn headings_hold_those_of_lower_rank_that_follow() {
        for (levels, expected) in [
            (&[][..], ""),
            (&[2, 2, 2], "1 2 3"),
            (&[2, 3, 3, 2, 3], "1(2 3) 4(5)"),
            (&[2, 4, 3, 2], "1(2 3) 4"),
            (&[3, 2, 3], "1 2(3)"),
            (&[2, 3, 4, 5, 6], "1(2(3(4(5))))"),
            (&[6, 5, 4], "1 2 3"),
        ] {
            assert_eq!(written(&contents(&article(levels))), expected, "{levels:?}");
        }
    }

    #[test]
    fn what_stands_beside_the_story_or_has_no_words_is_not_listed() {
        let mut article = Rc::unwrap_or_clone(article(&[2]));
        let blank = |level| BlockKind::Heading {
            level,
            content: vec![Inline::Text(" ".to_owned())],
        };
        article.blocks.push(blank(2).into());
        article
            .blocks
            .push(BlockKind::Aside(article.blocks.clone()).into());

        assert_eq!(
            written(&contents(&assign_heading_ids(Rc::new(article)))),
            "1"
        );
    }

    proptest! {
        #[test]
        fn every_heading_is_listed_once_and_in_order(levels in prop::collection::vec(2u8..=6, 0..60)) {
            fn walk(entries: &[Entry], into: &mut Vec<String>) {
                for entry in entries {
                    into.push(entry.words.clone());
                    walk(&entry.entries, into);
                }
            }
            let article = article(&levels);
            let mut words = Vec::new();
            walk(&contents(&article), &mut words);
            let expected: Vec<String> = (1..=levels.len()).map(|at| at.to_string()).collect();
            prop_assert_eq!(words, expected);
        }
    }
}
