//! The supported formats and how they are detected.

use article_widget_core::json::Json;

/// A format of articles and lists of related articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Article JSON, the widget's own model ([`crate::article_json`]).
    ArticleJson,
    /// A post of the WordPress REST API ([`crate::formats::wordpress`]) or of WordPress.com
    /// ([`crate::formats::wordpress_com`]).
    WordPress,
    /// JSON Feed ([`crate::formats::json_feed`]).
    JsonFeed,
    /// A post of the Ghost Content API ([`crate::formats::ghost`]).
    Ghost,
    /// schema.org JSON-LD ([`crate::formats::json_ld`]).
    JsonLd,
    /// An Arc XP ANS story ([`crate::formats::ans`]).
    Ans,
    /// HTML ([`crate::formats::html`]).
    Html,
    /// Plain text ([`crate::formats::plain_text`]).
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 8] = [
        Format::ArticleJson,
        Format::WordPress,
        Format::JsonFeed,
        Format::Ghost,
        Format::JsonLd,
        Format::Ans,
        Format::Html,
        Format::Text,
    ];

    /// Returns the format's name in the `format` setting.
    pub fn name(self) -> &'static str {
        match self {
            Format::ArticleJson => "article-json",
            Format::WordPress => "wordpress",
            Format::JsonFeed => "json-feed",
            Format::Ghost => "ghost",
            Format::JsonLd => "json-ld",
            Format::Ans => "ans",
            Format::Html => "html",
            Format::Text => "text",
        }
    }

    /// Returns the format of a name. `typed`, the former name of `article-json`, is accepted.
    pub fn from_name(name: &str) -> Option<Self> {
        if name == "typed" {
            return Some(Self::ArticleJson);
        }
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Detects the format of a JSON document from members that only this format has. `None` if it has none of them.
    pub fn of(json: &Json) -> Option<Self> {
        // An array has the format of its first item.
        let json = match json {
            Json::Array(items) => items.first()?,
            other => other,
        };
        let any = |keys: &[&str]| keys.iter().any(|key| json.get(key).is_some());
        // JSON-LD and article JSON both have `headline`, so the most specific members come first.
        Some(if any(&["@context", "@type", "@graph"]) {
            Format::JsonLd
        } else if any(&["content_elements", "related_content", "headlines"]) {
            Format::Ans
        } else if is_wordpress_com(json) {
            Format::WordPress
        } else if any(&["posts", "pages", "html"]) {
            Format::Ghost
        } else if ["title", "content"]
            .iter()
            .any(|key| json.get(key).is_some_and(|it| it.get("rendered").is_some()))
        {
            Format::WordPress
        } else if any(&["items", "content_html", "content_text"]) {
            Format::JsonFeed
        } else if any(&["headline", "blocks", "related"])
            || (json.get("url").is_some() && json.get("title").is_some())
        {
            Format::ArticleJson
        } else {
            return None;
        })
    }
}

/// Returns whether a document is a post or a list of posts of WordPress.com. Lists of Ghost have `posts`, too.
pub(crate) fn is_wordpress_com(json: &Json) -> bool {
    let has = |json: &Json, key| json.get(key).is_some();
    let is_post = |json: &Json| has(json, "ID") && (has(json, "URL") || has(json, "title"));
    match json.get("posts") {
        Some(posts) => has(json, "found") || posts.as_slice().first().is_some_and(is_post),
        None => is_post(json),
    }
}

#[cfg(test)]
mod tests;
