//! Parses JSON Feed 1.1 and 1.0 (<https://www.jsonfeed.org/version/1.1/>): a feed, or one of its items.

use crate::field::Field;
use crate::formats::ans_template::fill;
use crate::formats::plain_text::paragraphs;
use crate::mapping::FieldMapping;
use article_widget_core::article::Article;
use article_widget_html::tree_builder;

/// The paths of article fields in a feed item. Version 1.0 has a single `author`.
pub static MAPPING: FieldMapping = FieldMapping {
    items: "items",
    headline: "title",
    summary: "summary",
    content: "content_html",
    authors: "authors author",
    published: "date_published",
    modified: "date_modified",
    lang: "language",
    url: "url external_url",
    publisher: "",
    section: "",
    tags: "tags",
    image: "image banner_image",
    is_html: false,
};

/// Reads what is specific to JSON Feed: the feed's title, plain-text content and media attachments.
pub fn finish(item: &Field<'_>, feed: &Field<'_>, article: &mut Article) {
    if feed.get("items").is_some() {
        article.publisher = feed.text("title");
    }
    if article.blocks.is_empty()
        && let Some(text) = item.get("content_text")
    {
        article.blocks = paragraphs(text.as_str().unwrap_or_default());
    }
    for attachment in item.all("attachments") {
        let kind = attachment.json.str_member("mime_type").unwrap_or_default();
        let html = match kind.split_once('/') {
            Some(("audio", _)) => "<audio src=\"{!url}\" title=\"{=title}\"></audio>",
            Some(("video", _)) => "<video src=\"{!url}\" title=\"{=title}\"></video>",
            // Other attachments are downloads.
            _ => continue,
        };
        let mut out = String::new();
        fill(html, &attachment, |_, _| {}, &mut out);
        let mut blocks = attachment.blocks(&tree_builder::parse(&out));
        article.blocks.append(&mut blocks);
    }
}

#[cfg(test)]
mod tests;
