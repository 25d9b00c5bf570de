//! Parses the API of WordPress.com: posts of `public-api.wordpress.com/rest/v1.1/sites/SITE/posts/`.
//!
//! Titles, excerpts and names are HTML, as in [`wordpress`](super::wordpress). Dates have an offset. Terms are objects
//! by name.

use crate::field::Field;
use crate::mapping::FieldMapping;
use article_widget_core::article::Article;

/// The paths of article fields in a post.
pub static MAPPING: FieldMapping = FieldMapping {
    items: "posts",
    headline: "title",
    summary: "excerpt",
    content: "content",
    authors: "author",
    published: "date",
    modified: "modified",
    lang: "lang",
    url: "URL",
    publisher: "",
    section: "",
    tags: "",
    // Only the thumbnail has a size.
    image: "post_thumbnail featured_image",
    is_html: true,
};

/// Reads what is specific to WordPress.com: terms and password protection.
///
/// The section is the first category, except the default `uncategorized`.
pub fn finish(post: &Field<'_>, article: &mut Article) {
    if let Some(tags) = post.get("tags") {
        article.tags = tags.members().filter_map(|tag| tag.name(true)).collect();
    }
    if let Some(categories) = post.get("categories") {
        let mut named = categories
            .members()
            .filter(|category| category.json.str_member("slug") != Some("uncategorized"));
        article.section = named.next().and_then(|category| category.name(true));
    }
    article.protected = post.text("password").is_some() && article.blocks.is_empty();
}

#[cfg(test)]
mod tests;
