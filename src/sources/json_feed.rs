//! JSON Feed 1.1 and 1.0 (<https://www.jsonfeed.org/version/1.1/>): a feed, or one of its items.

use super::SourceError;
use super::excerpt::{headline, standfirst};
use super::field::Field;
use super::plain_text::paragraphs;
use crate::article::{Article, Audio, Author, Block, BlockKind, Image, Video};
use crate::related::Related;
use crate::url::Use;

/// Reads an item, or the first of a feed.
pub fn article(root: &Field<'_>) -> Result<Article, SourceError> {
    let items = items(root);
    let item = items.first().ok_or(SourceError::Empty)?;
    let mut blocks = item.blocks("content_html");
    if blocks.is_empty()
        && let Some(text) = item.get("content_text")
    {
        blocks = paragraphs(text.as_text().unwrap_or_default());
    }
    blocks.extend(item.list("attachments").iter().filter_map(attachment));
    let summary = item.text("summary");
    let title = item.text("title");
    // Items without a title are posts of a microblog.
    let title = headline(title, &blocks).or_else(|| summary.clone());
    Ok(Article {
        headline: title.ok_or_else(|| item.without("title"))?,
        standfirst: standfirst(summary, &blocks),
        authors: Some(authors(item))
            .filter(|authors| !authors.is_empty())
            .unwrap_or_else(|| authors(root)),
        published: item.date("date_published"),
        modified: item.date("date_modified"),
        lang: item.lang("language").or_else(|| root.lang("language")),
        url: item.address("url", Use::Fetch),
        publisher: is_feed(root).then(|| root.text("title")).flatten(),
        tags: item.list("tags").iter().filter_map(Field::line).collect(),
        image: picture(item).map(|src| Image {
            src,
            ..Image::default()
        }),
        blocks,
        ..Article::default()
    })
}

/// Reads an item of a feed as a card.
pub fn related(item: &Field<'_>, feed: &Field<'_>) -> Option<Related> {
    let link = item.address("url", Use::Fetch);
    let link = link.or_else(|| item.address("external_url", Use::Fetch));
    let words = ["title", "summary", "content_text"];
    let title = words.iter().find_map(|key| item.text(key));
    Some(Related {
        url: item.needed("url", link)?,
        title: item.needed("title", title)?,
        image: picture(item),
        published: item.date("date_published"),
        section: item.list("tags").first().and_then(Field::line),
        source: None,
        lang: item.lang("language").or_else(|| feed.lang("language")),
    })
}

/// The items of a feed; or the one that stands alone.
pub fn items<'a>(root: &Field<'a>) -> Vec<Field<'a>> {
    if is_feed(root) {
        root.list("items")
    } else {
        root.each()
    }
}

fn is_feed(root: &Field<'_>) -> bool {
    root.json.get("items").is_some()
}

fn picture(item: &Field<'_>) -> Option<String> {
    let image = item.address("image", Use::Image);
    image.or_else(|| item.address("banner_image", Use::Image))
}

/// `authors` of version 1.1, or the one `author` of 1.0.
fn authors(of: &Field<'_>) -> Vec<Author> {
    let mut authors = of.list("authors");
    if authors.is_empty() {
        authors.extend(of.get("author"));
    }
    authors.iter().filter_map(Field::author).collect()
}

/// A recording or a film; nothing where it is something to be downloaded.
fn attachment(attachment: &Field<'_>) -> Option<Block> {
    let kind = attachment.json.text("mime_type")?;
    let src = |usage| attachment.address("url", usage);
    let title = attachment.text("title");
    if kind.starts_with("audio/") {
        let audio = Audio {
            src: src(Use::Fetch)?,
            title,
            ..Audio::default()
        };
        return Some(BlockKind::Audio(audio.into()).into());
    }
    if kind.starts_with("video/") {
        let video = Video {
            src: src(Use::Fetch)?,
            title,
            ..Video::default()
        };
        return Some(BlockKind::Video(video.into()).into());
    }
    None
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::json::Json;
    use crate::sources::{article_from_json, related_from_json};

    const BASE: Option<&str> = Some("https://news.example/demo/related.json");

    fn read(text: &str) -> Article {
        let json = Json::parse(text).expect("the test's text is JSON");
        let reading = article_from_json(&json, None, BASE).unwrap();
        assert_eq!(reading.faults, [], "{text}");
        reading.content
    }

    #[test]
    fn a_feed_gives_its_items_with_addresses_made_absolute() {
        let feed = Json::parse(include_str!("../../demo/related.json")).unwrap();

        let related = related_from_json(&feed, BASE).unwrap();

        assert_eq!(related.faults, []);
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
                if audio.src == "https://news.example/a.mp3"
                    && audio.title.as_deref() == Some("Episode")
                    && video.src == "https://news.example/v.mp4"
        ));
    }
}
