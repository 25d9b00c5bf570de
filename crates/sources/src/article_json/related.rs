//! Related articles, in the words of article JSON.

use crate::Reading;
use crate::article_json::place::Place;
use crate::article_json::{NOT_BLANK, Reader};
use article_widget_core::diagnostics::Faults;
use article_widget_core::json::Json;
use article_widget_core::related::Related;
use article_widget_platform::date::Date;
use article_widget_platform::url::UrlPurpose;

/// Reads a list of related articles. Relative addresses are resolved against `base`.
///
/// ```json
/// { "related": [{ "url": "…", "title": "…", "image": "…", "published": "2026-03-01",
///                 "section": "…", "source": "…", "lang": "fr" }] }
/// ```
///
/// The array may also stand alone, and article JSON is an item too: its `headline` is a title, its
/// `publisher` a source.
pub fn related(json: &Json, base: Option<&str>) -> Reading<Vec<Related>> {
    let mut reader = Reader {
        base,
        faults: Faults::default(),
    };
    let root = Place::root(json);
    let mut related = Vec::new();
    let list = root.get("related");
    match list.as_ref().unwrap_or(&root) {
        item @ Place {
            json: Json::Map(_), ..
        } if list.is_none() => related.extend(reader.card(item)),
        list => reader.items(list, &mut |reader, item| related.extend(reader.card(item))),
    }
    Reading {
        content: related,
        faults: reader.faults.into_vec(),
    }
}

/// Writes related articles as the JSON that [`related`] reads the same ones from.
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
            |(key, value): (&str, Option<String>)| Some((key.to_owned(), Json::Text(value?)));
        Json::Map(members.into_iter().filter_map(member).collect())
    };
    Json::List(related.iter().map(item).collect())
}

impl Reader<'_> {
    /// `None` where it has no title or cannot be linked to.
    fn card(&mut self, item: &Place<'_>) -> Option<Related> {
        if let Json::Null = item.json {
            return None;
        }
        let url = self.told(item, "url", |reader| {
            reader.address(item, "url", UrlPurpose::Fetch)
        });
        let title = self.told(item, "title", |reader| {
            reader.either(item, "title", "headline")
        });
        Some(Related {
            url: url?,
            title: title?,
            image: self.card_image(item),
            published: self.date(item, "published"),
            section: self.text(item, "section"),
            source: self.either(item, "source", "publisher"),
            lang: self.lang(item),
        })
    }

    /// What `read` gives; a fault where there is nothing to read.
    fn told(
        &mut self,
        of: &Place<'_>,
        key: &'static str,
        read: impl FnOnce(&mut Self) -> Option<String>,
    ) -> Option<String> {
        let text = read(self);
        let is_blank = |json: &Json| json.as_text().is_some_and(|it| it.trim().is_empty());
        if text.is_none() && of.json.get(key).is_none_or(is_blank) {
            self.fault(of, key, NOT_BLANK);
        }
        text
    }

    fn either(&mut self, of: &Place<'_>, one: &str, other: &str) -> Option<String> {
        self.text(of, one).or_else(|| self.text(of, other))
    }

    /// An address, or a picture as articles have them.
    fn card_image(&mut self, item: &Place<'_>) -> Option<String> {
        match item.get("image") {
            Some(image) if matches!(image.json, Json::Map(_)) => {
                self.needed_address(&image, "src", UrlPurpose::Image)
            }
            _ => self.address(item, "image", UrlPurpose::Image),
        }
    }
}
