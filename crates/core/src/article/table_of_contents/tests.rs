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
fn what_stands_beside_the_article_or_has_no_words_is_not_listed() {
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
