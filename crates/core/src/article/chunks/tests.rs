use super::*;
use crate::article::arbitrary::block;
use proptest::prelude::*;

fn paragraphs(count: usize) -> Vec<Block> {
    let words = "on lit, deux par deux, jusqu’à ce que la lampe baisse ".repeat(5);
    vec![Block::paragraph(words); count]
}

#[test]
fn an_ordinary_article_stays_in_one_piece() {
    let story = paragraphs(200);

    assert_eq!(split_into_chunks(&story), (Vec::new(), &story[..]));
}

#[test]
fn the_chunks_of_a_long_article_are_as_high_as_the_style_sheet_says() {
    let story = paragraphs(5_000);
    let (chunks, rest) = split_into_chunks(&story);

    assert!(chunks.len() > 100, "{}", chunks.len());
    for chunk in chunks {
        let height = height(chunk);
        assert!(
            (CHUNK_HEIGHT_EM * UNITS_PER_EM..CHUNK_HEIGHT_EM * UNITS_PER_EM * 11 / 10)
                .contains(&height),
            "{height}"
        );
    }
    assert!(height(rest) < CHUNK_HEIGHT_EM * UNITS_PER_EM * 11 / 10);
}

#[test]
fn the_letters_of_east_asia_are_twice_as_wide() {
    let width = |text: &str| letters(&[Inline::Text(text.to_owned())]);

    assert_eq!(width("lettres"), 7);
    assert_eq!(width("été"), 3);
    assert_eq!(width("日本語"), 6);
    assert_eq!(width("النهر"), 5);
}

#[test]
fn an_article_without_paragraphs_has_chunks_too() {
    let program = BlockKind::Code {
        content: vec![Inline::Text("a\n".repeat(20))],
        language: None,
    };
    let story = vec![Block::from(program); 300];
    let (chunks, rest) = split_into_chunks(&story);

    assert_eq!(chunks.len(), 23);
    assert_eq!(rest.len(), 1);
}

proptest! {
    #[test]
    fn the_chunks_and_what_is_left_are_the_whole_article(
        few in proptest::collection::vec(block(), 1..9)
    ) {
        let story: Vec<Block> = few.into_iter().cycle().take(250).collect();
        let (chunks, rest) = split_into_chunks(&story);

        prop_assert!(chunks.iter().all(|chunk| !chunk.is_empty()) && !rest.is_empty());
        let all: Vec<&Block> = chunks.iter().copied().flatten().chain(rest).collect();
        prop_assert_eq!(all, story.iter().collect::<Vec<_>>());
    }
}
