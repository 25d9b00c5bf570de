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
