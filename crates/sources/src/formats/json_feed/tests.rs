use super::*;
use crate::{article_from_json, related_from_json};
use article_widget_core::article::{Block, BlockKind};
use article_widget_core::json::Json;

const BASE: Option<&str> = Some("https://news.example/demo/related.json");

fn read(text: &str) -> Article {
    let json = Json::parse(text).expect("the test's text is JSON");
    let reading = article_from_json(&json, None, BASE).unwrap();
    assert_eq!(reading.diagnostics, [], "{text}");
    reading.content
}

#[test]
fn a_feed_gives_its_items_with_addresses_made_absolute() {
    let feed = Json::parse(include_str!("../../../../../demo/related.json")).unwrap();

    let related = related_from_json(&feed, BASE).unwrap();

    assert_eq!(related.diagnostics, []);
    assert_eq!(related.content.len(), 8);
    let first = &related.content[0];
    assert!(first.url.starts_with("https://example.org/"));
    assert_eq!(
        first.image.as_deref(),
        Some("https://news.example/demo/pictures/pirogue.svg")
    );
    assert!(first.published.is_some());
    assert_eq!(first.section.as_deref(), Some("Transports"));
    assert_eq!(first.lang.as_deref(), Some("fr"));
}

#[test]
fn an_item_without_something_of_its_own_has_it_from_the_feed() {
    let article = read(
        r#"{"version":"https://jsonfeed.org/version/1","title":"The Bend","language":"fr","author":{"name":"Awa"},
                "items":[{"title":"H","content_text":"One.\n\nTwo."}]}"#,
    );

    assert_eq!(article.authors[0].name, "Awa");
    assert_eq!(article.lang.as_deref(), Some("fr"));
    assert_eq!(article.publisher.as_deref(), Some("The Bend"));
    assert_eq!(
        article.blocks,
        [Block::paragraph("One."), Block::paragraph("Two.")]
    );
}

#[test]
fn an_item_alone_is_an_article_and_one_without_a_title_is_called_by_its_first_words() {
    let article = read(r#"{"id":"1","content_html":"<p>Only words.</p><p>More.</p>"}"#);

    assert_eq!(article.headline, "Only words.");
    assert_eq!(article.publisher, None);
}

#[test]
fn recordings_and_films_that_are_attached_come_last() {
    let article = read(
        r#"{"title":"H","content_text":"Listen.","attachments":[
                {"url":"/a.mp3","mime_type":"audio/mpeg","title":"Episode"},
                {"url":"/v.mp4","mime_type":"video/mp4"},{"url":"/d.pdf","mime_type":"application/pdf"}]}"#,
    );

    assert!(matches!(
        &article.blocks[..],
        [_, Block { kind: BlockKind::Audio(audio), .. }, Block { kind: BlockKind::Video(video), .. }]
            if audio.sources[0].src == "https://news.example/a.mp3"
                && audio.title.as_deref() == Some("Episode")
                && video.sources[0].src == "https://news.example/v.mp4"
    ));
}
