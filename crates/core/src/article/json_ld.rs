//! Describes an article as schema.org JSON-LD for search engines; the host adds it to the page's `head`.

use crate::article::block_text::blocks_plain_text;
use crate::article::{Article, plain_text};
use crate::json::Json;
use article_widget_platform::date::Date;

/// Returns an article as a schema.org `NewsArticle`. `lang` and `url` are used if the article has none of its own.
pub fn news_article(article: &Article, lang: &str, url: Option<&str>) -> Json {
    let mut object = Object::of("NewsArticle");
    object
        .0
        .insert(0, ("@context".to_owned(), "https://schema.org".into()));
    object.text("headline", Some(&article.headline));
    object.text("description", article.standfirst.as_deref());
    let url = article.url.as_deref().or(url);
    object.text("url", url);
    object.text("mainEntityOfPage", url);
    object.text("inLanguage", Some(article.lang.as_deref().unwrap_or(lang)));
    // Search engines refuse a month or a year.
    let date = |date: &Option<Date>| {
        let date = date.as_ref().filter(|date| date.day.is_some());
        date.map(|date| date.datetime.clone())
    };
    object.text("datePublished", date(&article.published).as_deref());
    object.text("dateModified", date(&article.modified).as_deref());
    object.list(
        "author",
        article.authors.iter().map(|author| {
            let mut person = Object::of("Person");
            person.text("name", Some(&author.name));
            person.text("url", author.url.as_deref());
            person.text("jobTitle", author.role.as_deref());
            person.json()
        }),
    );
    if let Some(publisher) = &article.publisher {
        let mut organisation = Object::of("Organization");
        organisation.text("name", Some(publisher));
        object.member("publisher", organisation.json());
    }
    object.text("articleSection", article.section.as_deref());
    object.list(
        "keywords",
        article.tags.iter().map(|tag| tag.as_str().into()),
    );
    if let Some(image) = &article.image {
        let mut image_object = Object::of("ImageObject");
        image_object.text("url", Some(&image.src));
        if let Some((width, height)) = image.size {
            image_object.member("width", Json::Number(width.into()));
            image_object.member("height", Json::Number(height.into()));
        }
        image_object.text("caption", Some(&plain_text(&image.caption)));
        image_object.text("creditText", image.credit.as_deref());
        object.member("image", image_object.json());
    }
    if article.protected {
        object.member("isAccessibleForFree", Json::Bool(false));
    }
    object.text("articleBody", Some(&blocks_plain_text(&article.blocks)));
    object.json()
}

/// A JSON object whose members keep the order of insertion.
struct Object(Vec<(String, Json)>);

impl Object {
    fn of(kind: &str) -> Self {
        Self(vec![("@type".to_owned(), kind.into())])
    }

    fn member(&mut self, name: &str, value: Json) {
        self.0.push((name.to_owned(), value));
    }

    /// Adds a string member; omits it if the value is missing or empty.
    fn text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.member(name, value.into());
        }
    }

    fn list(&mut self, name: &str, values: impl Iterator<Item = Json>) {
        let values: Vec<Json> = values.collect();
        if !values.is_empty() {
            self.member(name, Json::Array(values));
        }
    }

    fn json(self) -> Json {
        Json::Object(self.0)
    }
}

#[cfg(test)]
mod tests;
