use super::*;
use article_widget_core::article::Block;

fn story(summary: &str, paragraphs: &[&str]) -> Article {
    Article {
        standfirst: Some(summary.to_owned()),
        blocks: paragraphs.iter().map(|it| Block::paragraph(*it)).collect(),
        ..Article::default()
    }
}

fn standfirst(summary: &str) -> Option<String> {
    let mut article = story(
        summary,
        &[
            "Le 30 mars au soir, le ministre a reçu deux hélicoptères.",
            "La presse a assisté à la livraison.",
        ],
    );
    drop_duplicate_standfirst(&mut article);
    article.standfirst
}

#[test]
fn the_first_words_of_the_article_are_not_said_twice() {
    for excerpt in [
        "Le 30 mars au soir, le ministre a reçu [...]",
        "Le 30 mars au soir, le ministre a reçu deux hélicoptères. La presse Lire la suite",
        "Le 30 mars au soir , le ministre a reçu deux hélicoptères.\nLa presse a assisté à la livraison.",
    ] {
        assert_eq!(standfirst(excerpt), None, "{excerpt}");
    }
}

#[test]
fn an_editors_own_summary_is_kept() {
    for summary in ["Bamako renforce son armée.", "Le 30 mars, Bamako s’arme."] {
        assert_eq!(standfirst(summary).as_deref(), Some(summary));
    }
}

#[test]
fn the_summary_of_a_protected_article_is_kept() {
    let mut article = story("En bref", &[]);

    drop_duplicate_standfirst(&mut article);

    assert_eq!(article.standfirst.as_deref(), Some("En bref"));
}

#[test]
fn an_article_without_a_title_is_called_by_its_first_words() {
    let long = "mot ".repeat(40);

    assert_eq!(
        first_words(&story("S", &["Short and", "More."])),
        "Short and"
    );
    assert_eq!(
        first_words(&story("S", &[&long])),
        ["mot ".repeat(19).as_str(), "mot…"].concat()
    );
    assert_eq!(first_words(&story("In short", &[])), "In short");
    assert_eq!(first_words(&Article::default()), "");
}
