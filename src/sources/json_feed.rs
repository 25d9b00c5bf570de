//! JSON Feed 1.1 (and 1.0) as a list of related articles.

use super::SourceError;
use crate::article::date::Date;
use crate::json::Json;
use crate::related::Related;
use crate::url::{self, Use};

/// Reads the items of a feed. Relative addresses are resolved against `base`, the feed's own.
/// Items that cannot be linked to are left out: a card that leads nowhere helps nobody.
pub fn related(json: &Json, base: Option<&str>) -> Result<Vec<Related>, SourceError> {
    let items = match json.get("items") {
        Some(Json::List(items)) => items,
        Some(_) => {
            return Err(SourceError::Expected {
                field: "items".to_owned(),
                expected: "an array",
            });
        }
        None => return Err(SourceError::UnknownFormat),
    };
    let language = json.text("language");
    let items = items.iter().filter_map(|item| {
        let link = item.text("url").or_else(|| item.text("external_url"))?;
        let words = ["title", "summary", "content_text"];
        let picture = item.text("image").or_else(|| item.text("banner_image"));
        Some(Related {
            url: url::resolve(link, base, Use::Link)?,
            title: words.iter().find_map(|key| item.text(key))?.to_owned(),
            image: picture.and_then(|image| url::resolve(image, base, Use::Image)),
            published: item.text("date_published").and_then(Date::parse),
            lang: item.text("language").or(language).map(str::to_owned),
        })
    });
    Ok(items.collect())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    const FEED: &str = include_str!("../../demo/related.json");

    #[test]
    fn a_feed_gives_its_items_with_addresses_made_absolute() {
        let feed = Json::parse(FEED).unwrap();

        let related = related(&feed, Some("https://news.example/demo/related.json")).unwrap();

        assert_eq!(related.len(), 8);
        let first = &related[0];
        assert!(first.url.starts_with("https://example.org/"));
        assert!(
            first
                .image
                .as_deref()
                .is_some_and(|image| image.starts_with("https://news.example/demo/pictures/"))
        );
        assert!(first.published.is_some());
        assert_eq!(first.lang.as_deref(), Some("fr"));
    }

    #[test]
    fn an_item_that_cannot_be_linked_to_is_left_out_and_the_others_stay() {
        let feed = Json::parse(
            r#"{"items":[{"title":"No address"},{"url":"javascript:x","title":"Script"},
                {"url":"https://a.example/","summary":"No title"},{"url":"https://b.example/"}]}"#,
        )
        .unwrap();

        let related = related(&feed, None).unwrap();

        assert_eq!(related.len(), 1);
        assert_eq!(related[0].title, "No title");
    }

    #[test]
    fn what_is_no_feed_is_an_error() {
        let read = |text| related(&Json::parse(text).unwrap(), None);

        assert_eq!(read("{}"), Err(SourceError::UnknownFormat));
        assert_eq!(
            read(r#"{"items":"none"}"#).unwrap_err().to_string(),
            "items: expected an array"
        );
    }
}
