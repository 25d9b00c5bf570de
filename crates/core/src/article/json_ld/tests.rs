use super::*;
use crate::article::{Author, Block, Image};
use article_widget_platform::date::Date;

#[test]
fn what_is_known_of_an_article_is_published_as_schema_org_data() {
    let article = Article {
        headline: "Le fleuve".to_owned(),
        standfirst: Some("En bref".to_owned()),
        authors: vec![Author {
            name: "Awa".to_owned(),
            url: Some("https://news.example/awa".to_owned()),
            ..Author::default()
        }],
        published: Date::parse("2026-03-01T07:30:00Z"),
        publisher: Some("The Bend".to_owned()),
        tags: vec!["Niger".to_owned()],
        image: Some(Image {
            src: "https://news.example/i.jpg".to_owned(),
            size: Some((640, 360)),
            ..Image::default()
        }),
        blocks: vec![Block::paragraph("Un."), Block::paragraph("Deux.")],
        ..Article::default()
    };

    let json = news_article(&article, "fr", Some("https://news.example/fleuve"));

    assert_eq!(
        json.to_string(),
        r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":"Le fleuve","description":"En bref","url":"https://news.example/fleuve","mainEntityOfPage":"https://news.example/fleuve","inLanguage":"fr","datePublished":"2026-03-01T07:30:00Z","author":[{"@type":"Person","name":"Awa","url":"https://news.example/awa"}],"publisher":{"@type":"Organization","name":"The Bend"},"keywords":["Niger"],"image":{"@type":"ImageObject","url":"https://news.example/i.jpg","width":640,"height":360},"articleBody":"Un.\n\nDeux."}"#
            .replace("\n\n", "\\u000a\\u000a")
    );
}

#[test]
fn nothing_is_said_of_what_is_not_known() {
    let article = Article {
        headline: "H".to_owned(),
        protected: true,
        ..Article::default()
    };

    let json = news_article(&article, "en", None);

    assert_eq!(
        json.to_string(),
        r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":"H","inLanguage":"en","isAccessibleForFree":false}"#
    );
}

#[test]
fn only_a_date_with_its_day_is_published() {
    let article = |published| Article {
        headline: "H".to_owned(),
        published: Date::parse(published),
        published_text: Some("on a Sunday".to_owned()),
        modified: Date::parse("2026-03"),
        ..Article::default()
    };
    let json = |published| news_article(&article(published), "en", None);

    let known = json("2026-03-01");
    assert_eq!(known.str_member("datePublished"), Some("2026-03-01"));
    assert_eq!(known.get("dateModified"), None);
    assert_eq!(json("2026").get("datePublished"), None);
    assert_eq!(json("").get("datePublished"), None);
}
