//! Parses the Ghost Content API: posts of `/ghost/api/content/posts/`, with `include=authors,tags`.
//!
//! Titles, names and excerpts are plain text; `html` and the image caption are HTML.

use crate::field::Field;
use crate::mapping::FieldMapping;
use article_widget_core::article::Article;

/// The paths of article fields in a Ghost post.
pub static MAPPING: FieldMapping = FieldMapping {
    items: "posts pages",
    headline: "title",
    summary: "custom_excerpt excerpt",
    content: "html",
    authors: "authors primary_author",
    published: "published_at",
    modified: "updated_at",
    lang: "",
    url: "canonical_url url",
    publisher: "",
    section: "primary_tag tags",
    tags: "tags",
    image: "feature_image",
    is_html: false,
};

/// Reads what is specific to Ghost: tags, the alt text and caption of the feature image, and access.
pub fn finish(post: &Field<'_>, article: &mut Article) {
    // Ghost marks internal tags with `#`; they are not for readers.
    article.tags.retain(|tag| !tag.starts_with('#'));
    article.section.take_if(|section| section.starts_with('#'));
    if let Some(image) = &mut article.image {
        image.alt = post.text("feature_image_alt").unwrap_or_default();
        image.caption = post.inlines("feature_image_caption");
    }
    // A members-only post contains the part before the paywall, which may be empty.
    article.protected = post.flag("access") == Some(false);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article_from_json;
    use article_widget_core::article::{Block, plain_text};
    use article_widget_core::json::Json;

    fn read(text: &str) -> Article {
        let json = Json::parse(text).expect("the test's text is JSON");
        let reading = article_from_json(&json, None, Some("https://news.example/")).unwrap();
        assert_eq!(reading.diagnostics, [], "{text}");
        reading.content
    }

    #[test]
    fn a_post_tells_its_picture_its_section_and_its_public_tags() {
        let article = read(
            r##"{"posts":[{"title":"H","html":"<p>Text</p>","url":"/h","feature_image":"/i.jpg","feature_image_alt":"Alt",
                "feature_image_caption":"<span>By <a href='/awa'>Awa</a></span>","primary_author":{"name":"Awa","url":"/awa"},
                "tags":[{"name":"Mali"},{"name":"#internal"}],"primary_tag":{"name":"Mali"},"excerpt":"Text"}]}"##,
        );

        let image = article.image.unwrap();
        assert_eq!(image.alt, "Alt");
        assert_eq!(plain_text(&image.caption), "By Awa");
        assert_eq!(article.section.as_deref(), Some("Mali"));
        assert_eq!(article.tags, ["Mali"]);
        assert_eq!(article.authors[0].name, "Awa");
        // The excerpt that Ghost generates from the beginning is not a standfirst.
        assert_eq!(article.standfirst, None);
    }

    #[test]
    fn a_post_for_members_is_kept_back_after_what_is_public() {
        let article = read(
            r#"{"title":"H","html":"<p>Public.</p>","access":false,"visibility":"paid","custom_excerpt":"In short"}"#,
        );

        assert!(article.protected);
        assert_eq!(article.blocks, [Block::paragraph("Public.")]);
        assert_eq!(article.standfirst.as_deref(), Some("In short"));
    }
}
