//! Related articles in article JSON.

use crate::Parsed;
use crate::article_json::values::{EXPECTED_TEXT, date, items, lang, required_url, text, url};
use article_widget_core::json::Json;
use article_widget_core::json::cursor::{Cursor, ParseContext};
use article_widget_core::related::Related;
use article_widget_platform::date::Date;
use article_widget_platform::url::UrlPurpose;

/// Parses a list of related articles. Relative URLs are resolved against `base`.
///
/// ```json
/// { "related": [{ "url": "…", "title": "…", "image": "…", "published": "2026-03-01",
///                 "section": "…", "source": "…", "lang": "fr" }] }
/// ```
///
/// A bare array is also accepted. So is an article in article JSON as an item: `headline` is read as the title,
/// `publisher` as the source.
pub fn related(json: &Json, base: Option<&str>) -> Parsed<Vec<Related>> {
    let context = ParseContext::new(base);
    let root = Cursor::root(json, "", &context);
    let mut related = Vec::new();
    let list = root.member("related");
    match list.as_ref().unwrap_or(&root) {
        item @ Cursor {
            json: Json::Object(_),
            ..
        } if list.is_none() => related.extend(card(item)),
        list => items(list, &mut |item| related.extend(card(item))),
    }
    Parsed {
        content: related,
        diagnostics: context.into_diagnostics(),
    }
}

/// Writes related articles as JSON that [`related`] parses back to the same value.
pub fn related_to_json(related: &[Related]) -> Json {
    let item = |related: &Related| {
        let date = |date: &Date| date.datetime.clone();
        let members = [
            ("url", Some(related.url.clone())),
            ("title", Some(related.title.clone())),
            ("image", related.image.clone()),
            ("published", related.published.as_ref().map(date)),
            ("section", related.section.clone()),
            ("source", related.source.clone()),
            ("lang", related.lang.clone()),
        ];
        let member =
            |(key, value): (&str, Option<String>)| Some((key.to_owned(), Json::String(value?)));
        Json::Object(members.into_iter().filter_map(member).collect())
    };
    Json::Array(related.iter().map(item).collect())
}

/// Parses a related article. Returns `None` if it has no title or no usable URL.
fn card(item: &Cursor<'_>) -> Option<Related> {
    if let Json::Null = item.json {
        return None;
    }
    let url = required(item, "url", || url(item, "url", UrlPurpose::Fetch));
    let title = required(item, "title", || first_string(item, "title", "headline"));
    Some(Related {
        url: url?,
        title: title?,
        image: card_image(item),
        published: date(item, "published"),
        section: text(item, "section"),
        source: first_string(item, "source", "publisher"),
        lang: lang(item),
    })
}

/// Returns the result of `read`, and reports the member `key` if it is missing or blank.
fn required(
    of: &Cursor<'_>,
    key: &'static str,
    read: impl FnOnce() -> Option<String>,
) -> Option<String> {
    let text = read();
    let is_blank = |json: &Json| json.as_str().is_some_and(|it| it.trim().is_empty());
    if text.is_none() && of.json.get(key).is_none_or(is_blank) {
        of.report_member(key, EXPECTED_TEXT);
    }
    text
}

fn first_string(of: &Cursor<'_>, one: &str, other: &str) -> Option<String> {
    text(of, one).or_else(|| text(of, other))
}

/// Returns the image URL of an item: a URL string, or an image object with `src`.
fn card_image(item: &Cursor<'_>) -> Option<String> {
    match item.member("image") {
        Some(image) if matches!(image.json, Json::Object(_)) => {
            required_url(&image, "src", UrlPurpose::Image)
        }
        _ => url(item, "image", UrlPurpose::Image),
    }
}
