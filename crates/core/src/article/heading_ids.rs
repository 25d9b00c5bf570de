//! Assigns unique ids to headings, so that links can target them.

use std::rc::Rc;

use crate::article::{Article, Block, BlockKind, plain_text};
use crate::counters::CountMap;

/// Maximum number of characters of a heading that its id uses.
const MAX_ID_CHARACTERS: usize = 80;

/// Gives every heading a unique id: its own, or one derived from its text.
pub fn assign_heading_ids(article: Rc<Article>) -> Rc<Article> {
    let mut article = Rc::unwrap_or_clone(article);
    let mut names = UniqueIds::default();
    visit_blocks(&mut article.blocks, &mut |block| match &block.kind {
        BlockKind::Heading { .. } => {}
        BlockKind::Footnotes(notes) => {
            for note in notes {
                names.claim(["fn-", &note.id].concat());
            }
        }
        _ => {
            if let Some(id) = block.attributes.as_ref().and_then(|it| it.id.clone()) {
                names.claim(id);
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

/// Visits every block in reading order, outer blocks before inner ones.
fn visit_blocks(blocks: &mut [Block], act: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        act(block);
        match &mut block.kind {
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| visit_blocks(item, act))
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
mod tests {
    use super::*;
    use crate::article::{Footnote, GlobalAttributes, Inline};
    use proptest::prelude::*;

    fn heading(text: &str, id: Option<&str>) -> Block {
        Block {
            kind: BlockKind::Heading {
                level: 2,
                content: vec![Inline::Text(text.to_owned())],
            },
            attributes: id.map(|id| {
                Box::new(GlobalAttributes {
                    id: Some(id.to_owned()),
                    ..GlobalAttributes::default()
                })
            }),
        }
    }

    fn names(blocks: Vec<Block>) -> Vec<String> {
        let article = Article {
            blocks,
            ..Article::default()
        };
        let mut article = Rc::unwrap_or_clone(assign_heading_ids(Rc::new(article)));
        let mut names = Vec::new();
        visit_blocks(&mut article.blocks, &mut |block| {
            if let BlockKind::Heading { .. } = block.kind {
                names.push(block.attributes.clone().unwrap().id.unwrap());
            }
        });
        names
    }

    #[test]
    fn a_heading_is_named_by_its_words_in_any_script() {
        for (text, name) in [
            ("The river rises", "the-river-rises"),
            ("  Two   spaces\u{A0}more ", "two-spaces-more"),
            ("Et l’eau ? « Elle monte ! »", "et-leau-elle-monte"),
            ("Nord–Sud/Est", "nord-sud-est"),
            ("ÉTÉ À L'ÎLE", "été-à-lîle"),
            ("حصيلة الفيضان؟", "حصيلة-الفيضان"),
            ("हिन्दी में", "हिन्दी-में"),
            ("川は上がる。", "川は上がる"),
            ("3.14 & snake_case", "314-snake_case"),
            ("🌊 Waves", "waves"),
            ("?!", "section"),
            ("", "section"),
        ] {
            assert_eq!(slug(text), name, "{text:?}");
        }
    }

    #[test]
    fn every_letter_and_digit_of_unicode_is_kept() {
        let lost: Vec<char> = ('\0'..=char::MAX)
            .filter(|char| char.is_alphanumeric() && !is_word_character(*char))
            .collect();

        assert_eq!(lost, [] as [char; 0]);
    }

    #[test]
    fn a_heading_keeps_the_name_it_has() {
        assert_eq!(names(vec![heading("The river", Some("eau"))]), ["eau"]);
        assert_eq!(names(vec![heading("The river", Some(""))]), ["the-river"]);
    }

    #[test]
    fn no_two_headings_share_a_name_nor_does_one_take_a_notes_or_another_blocks() {
        let paragraph = Block {
            attributes: heading("", Some("river")).attributes,
            ..Block::paragraph("Text")
        };
        let note = Footnote {
            id: "note".to_owned(),
            blocks: vec![heading("Deep", None)],
        };
        let names = names(vec![
            heading("River", None),
            heading("River", None),
            heading("River", Some("river")),
            heading("River 2", None),
            heading("Deep", None),
            heading("fn-note", None),
            BlockKind::Aside(vec![heading("River", None)]).into(),
            paragraph,
            BlockKind::Footnotes(vec![note]).into(),
        ]);

        assert_eq!(
            names,
            [
                "river-2",
                "river-3",
                "river-4",
                "river-2-2",
                "deep",
                "fn-note-2",
                "river-5",
                "deep-2"
            ]
        );
    }

    proptest! {
        #[test]
        fn a_name_can_stand_in_an_address_and_in_a_list_of_names(text in any::<String>()) {
            let slug = slug(&text);
            prop_assert!(!slug.is_empty());
            prop_assert!(!slug.contains(|char: char| char.is_whitespace() || char.is_control()));
            prop_assert!(!slug.contains(['#', '"', '\'', '<', '>', '&', '%', '?', '/']));
            prop_assert!(slug.chars().count() <= 2 * MAX_ID_CHARACTERS);
        }

        #[test]
        fn all_names_differ(texts in prop::collection::vec("[ab1 -]{0,4}", 0..40)) {
            let mut names = names(texts.iter().map(|text| heading(text, None)).collect());
            names.sort_unstable();
            names.dedup();
            prop_assert_eq!(names.len(), texts.len());
        }
    }
}
