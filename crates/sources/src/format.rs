//! The supported formats and how they are detected.

use article_widget_core::json::Json;

/// A format of articles and lists of related articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Article JSON, the widget's own model ([`crate::article_json`]).
    ArticleJson,
    /// A post of the WordPress REST API ([`crate::formats::wordpress`]).
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_name("rss"), None);
    }

    #[test]
    fn json_is_recognised_by_what_only_its_format_has() {
        for (text, format) in [
            (r#"{"headline":"H","blocks":[]}"#, Some(Format::ArticleJson)),
            (r#"{"related":[]}"#, Some(Format::ArticleJson)),
            (r#"[{"url":"/a","title":"A"}]"#, Some(Format::ArticleJson)),
            (
                r#"{"id":1,"title":{"rendered":"T"},"content":{"rendered":""}}"#,
                Some(Format::WordPress),
            ),
            (r#"[{"title":{"rendered":"T"}}]"#, Some(Format::WordPress)),
            (r#"{"version":"…","items":[]}"#, Some(Format::JsonFeed)),
            (
                r#"{"url":"/a","title":"A","content_text":"…"}"#,
                Some(Format::JsonFeed),
            ),
            (r#"{"posts":[{}]}"#, Some(Format::Ghost)),
            (r#"{"title":"T","html":"","url":"/t"}"#, Some(Format::Ghost)),
            (
                r#"{"@type":"NewsArticle","headline":"H"}"#,
                Some(Format::JsonLd),
            ),
            (r#"{"@context":"…","@graph":[]}"#, Some(Format::JsonLd)),
            (r#"[{"@type":"NewsArticle"}]"#, Some(Format::JsonLd)),
            (
                r#"{"type":"story","headlines":{"basic":"H"}}"#,
                Some(Format::Ans),
            ),
            (
                r#"{"type":"story","content_elements":[]}"#,
                Some(Format::Ans),
            ),
            (r#"{"code":"rest_no_route","data":{"status":404}}"#, None),
            ("[]", None),
            ("7", None),
        ] {
            assert_eq!(Format::of(&Json::parse(text).unwrap()), format, "{text}");
        }
    }
}
