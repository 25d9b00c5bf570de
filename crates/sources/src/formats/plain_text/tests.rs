use super::*;
use article_widget_core::article::{BlockKind, plain_text};
use proptest::prelude::*;

const SAVED: &str = include_str!("../../../../../demo/article.txt");

fn paragraphs_of(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .map(|block| match &block.kind {
            BlockKind::Paragraph(content) => plain_text(content),
            other => panic!("plain text has paragraphs only, not {other:?}"),
        })
        .collect()
}

#[test]
fn a_saved_page_gives_its_article_and_not_its_furniture() {
    let article = article(SAVED).unwrap();
    let paragraphs = paragraphs_of(&article.blocks);

    assert_eq!(
        article.headline,
        "La Russie apporte un soutien militaire au Mali pour combattre les djihadistes"
    );
    assert_eq!(paragraphs.len(), 15);
    assert!(paragraphs[0].starts_with("Le gouvernement malien"));
    assert!(paragraphs[14].ends_with("l’invasion russe de l’Ukraine."));
}

#[test]
fn furniture_words_inside_a_sentence_belong_to_the_article() {
    let text = "Title\n\nHe said: Leave a reply.\n\nRelated articles were seized.";

    assert_eq!(paragraphs_of(&article(text).unwrap().blocks).len(), 2);
}

#[test]
fn furniture_is_known_in_any_case() {
    for furniture in [
        "LAISSER UNE RÉPONSE",
        "Sur le même sujet :",
        "related Articles:",
    ] {
        let text = ["Title\n\nStory.\n\n", furniture, "\n\nMore."].concat();

        assert_eq!(article(&text).unwrap().blocks.len(), 1, "{furniture}");
    }
}

#[test]
fn lines_of_one_paragraph_are_joined() {
    let text = "Title\r\n\r\nOne\r\ntwo.\r\n\r\n\r\nThree.";

    assert_eq!(
        paragraphs_of(&article(text).unwrap().blocks),
        ["One two.", "Three."]
    );
}

#[test]
fn a_title_alone_is_an_article_and_nothing_is_an_error() {
    assert_eq!(article("Only a title").unwrap().blocks, []);
    assert_eq!(article(" \n\n "), Err(SourceError::Empty));
}

#[test]
fn a_text_without_blank_lines_has_a_paragraph_a_line() {
    let words = |text: &str| {
        let blocks = paragraphs(text);
        paragraphs_of(&blocks)
    };

    assert_eq!(words("One.\nTwo."), ["One.", "Two."]);
    assert_eq!(words("One\ntwo.\n\nThree."), ["One two.", "Three."]);
    assert_eq!(words("One.\n\nLeave a reply\n"), ["One.", "Leave a reply"]);
    assert_eq!(words(" \n"), [""; 0]);
}

#[test]
fn control_characters_are_stripped() {
    let article = article("\u{0}\nTi\u{0}tle\n\nA\u{1b} story.").unwrap();

    assert_eq!(article.headline, "Title");
    assert_eq!(paragraphs_of(&article.blocks), ["A story."]);
}

proptest! {
    #[test]
    fn no_word_of_the_article_is_lost(
        title in "[a-z]{1,12}",
        story in prop::collection::vec("[a-z]{1,8}( [a-z]{1,8}){0,5}", 0..8),
    ) {
        let text = format!("{title}\n\n{}\n\nLeave a reply\n\nName", story.join("\n\n"));
        let expected: Vec<String> = story.clone();
        prop_assume!(!story.is_empty() && !story.iter().any(|line| is_boilerplate(line)));
        prop_assert_eq!(paragraphs_of(&article(&text).unwrap().blocks), expected);
    }
}
