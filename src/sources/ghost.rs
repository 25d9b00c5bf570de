//! Ghost's Content API: posts of `/ghost/api/content/posts/`, with `include=authors,tags`.
//!
//! Titles, names and excerpts are plain text; `html` and the caption of the picture are HTML.

use super::SourceError;
use super::excerpt::standfirst;
use super::field::Field;
use crate::article::{Article, Image};
use crate::related::Related;
use crate::url::Use;

/// Reads a post, or the first of an answer.
pub fn article(root: &Field<'_>) -> Result<Article, SourceError> {
    let posts = posts(root);
    let post = posts.first().ok_or(SourceError::Empty)?;
    let blocks = post.blocks("html");
    let mut authors = post.list("authors");
    if authors.is_empty() {
        authors.extend(post.get("primary_author"));
    }
    Ok(Article {
        headline: post.text("title").ok_or_else(|| post.without("title"))?,
        standfirst: post
            .text("custom_excerpt")
            .or_else(|| standfirst(post.text("excerpt"), &blocks)),
        authors: authors.iter().filter_map(Field::author).collect(),
        published: post.date("published_at"),
        modified: post.date("updated_at"),
        url: address(post),
        section: section(post),
        tags: post
            .list("tags")
            .iter()
            .filter_map(|tag| tag.text("name"))
            // An internal tag is between the editors.
            .filter(|name| !name.starts_with('#'))
            .collect(),
        image: post.address("feature_image", Use::Image).map(|src| Image {
            src,
            alt: post.text("feature_image_alt").unwrap_or_default(),
            caption: post.inlines("feature_image_caption"),
            ..Image::default()
        }),
        // A post for members holds what comes before the wall, which may be nothing.
        protected: post.flag("access") == Some(false),
        blocks,
        ..Article::default()
    })
}

/// Reads a post as a card.
pub fn related(post: &Field<'_>) -> Option<Related> {
    Some(Related {
        url: post.needed("url", address(post))?,
        title: post.needed("title", post.text("title"))?,
        image: post.address("feature_image", Use::Image),
        published: post.date("published_at"),
        section: section(post),
        source: None,
        lang: None,
    })
}

/// The posts, or pages, of an answer; or the one that stands alone.
pub fn posts<'a>(root: &Field<'a>) -> Vec<Field<'a>> {
    let posts = root.get("posts").or_else(|| root.get("pages"));
    posts.map_or_else(|| root.each(), |posts| posts.items())
}

fn address(post: &Field<'_>) -> Option<String> {
    let canonical = post.address("canonical_url", Use::Fetch);
    canonical.or_else(|| post.address("url", Use::Fetch))
}

fn section(post: &Field<'_>) -> Option<String> {
    let tag = post.get("primary_tag");
    let tag = tag.or_else(|| post.list("tags").into_iter().next())?;
    tag.text("name").filter(|name| !name.starts_with('#'))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::article::{Block, plain_text};
    use crate::json::Json;
    use crate::sources::article_from_json;

    fn read(text: &str) -> Article {
        let json = Json::parse(text).expect("the test's text is JSON");
        let reading = article_from_json(&json, None, Some("https://news.example/")).unwrap();
        assert_eq!(reading.faults, [], "{text}");
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
        // What Ghost makes of the first words is no summary.
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
