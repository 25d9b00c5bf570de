//! Parses schema.org JSON-LD: `Article` and its subtypes, and `ItemList`.
//!
//! Nodes may be in an `@graph`, where one node references another by its `@id`. Names may have the prefix `schema:` or
//! be IRIs.

use std::borrow::Cow;

use crate::field::{Field, decode, has_tags};
use crate::formats::plain_text::paragraphs;
use crate::mapping::{self, FieldMapping};
use article_widget_core::article::{Article, Block, BlockKind, Inline};
use article_widget_core::json::Json;
use article_widget_html::tree_builder;
use article_widget_platform::date::Date;

/// The paths of article fields in a schema.org node, and of the URL in a `ListItem`.
pub static MAPPING: FieldMapping = FieldMapping {
    items: "",
    headline: "headline name",
    summary: "description",
    content: "",
    authors: "author",
    published: "datePublished",
    modified: "dateModified",
    lang: "inLanguage.alternateName inLanguage",
    url: "url mainEntityOfPage.@id mainEntityOfPage item @id",
    publisher: "publisher",
    section: "articleSection",
    tags: "keywords",
    image: "image",
    is_html: false,
};

/// Reads what is specific to JSON-LD: `articleBody`, `liveBlogUpdate`, `keywords` and `isAccessibleForFree`.
pub fn finish(node: &Field<'_>, article: &mut Article) {
    article.blocks = body(node);
    for update in node.all("liveBlogUpdate") {
        write_update(&update, article);
    }
    // `keywords` is an array, or one string separated by commas.
    if let [keywords] = &article.tags[..] {
        let tags = keywords.split(',').map(|tag| tag.trim().to_owned());
        article.tags = tags.filter(|tag| !tag.is_empty()).collect();
    }
    // Many publishers write a string or a schema.org URL in place of the boolean.
    let free = node.first("isAccessibleForFree");
    let is_free = match free.as_ref().map(|free| free.json) {
        Some(Json::String(free)) => !(free.ends_with("alse") || free.ends_with("ALSE")),
        free => !matches!(free, Some(Json::Bool(false))),
    };
    article.protected = !is_free && article.blocks.is_empty();
}

/// Reads the text of an article or an update.
fn body(node: &Field<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in node.all("articleBody text") {
        let text = part.as_str().unwrap_or_default();
        blocks.append(&mut if has_tags(text) {
            part.blocks(&tree_builder::parse(text))
        } else {
            paragraphs(&decode(text))
        });
    }
    blocks
}

/// Adds an update of a live blog: its headline, if it has one, as a heading with the time, then its image and its
/// text.
fn write_update(update: &Field<'_>, article: &mut Article) {
    let headline = update.first("headline name").and_then(|it| it.line(false));
    if let Some(headline) = headline {
        let content = match update.date("datePublished dateCreated") {
            Some(date) => vec![
                Inline::Text([&headline, " "].concat()),
                Inline::Time {
                    content: vec![Inline::Text(clock(&date, article.published.as_ref()))],
                    datetime: date.datetime,
                },
            ],
            None => vec![Inline::Text(headline)],
        };
        article
            .blocks
            .push(BlockKind::Heading { level: 2, content }.into());
    }
    let image = update.first("image").and_then(|it| mapping::image(&it));
    let image = image.map(|image| BlockKind::Image(Box::new(image)).into());
    article.blocks.extend(image);
    article.blocks.append(&mut body(update));
}

/// Writes the time of an update as `10:42`, after the day unless that is the day of publication.
fn clock(date: &Date, published: Option<&Date>) -> String {
    let (day, time) = date
        .datetime
        .split_at_checked(10)
        .unwrap_or((&date.datetime, ""));
    let time = time.get(1..6).unwrap_or_default();
    let is_same_day = published.is_some_and(|date| date.datetime.starts_with(day));
    if is_same_day && !time.is_empty() {
        return time.to_owned();
    }
    [day, " ", time].concat().trim_end().to_owned()
}

/// Prefixes of the names of schema.org: that of its context, and its IRIs.
const PREFIXES: [&str; 3] = ["schema:", "http://schema.org/", "https://schema.org/"];

/// Returns a document whose members have the names of schema.org without a prefix.
pub fn without_prefixes(json: &Json) -> Cow<'_, Json> {
    match has_prefixes(json) {
        true => Cow::Owned(renamed(json)),
        false => Cow::Borrowed(json),
    }
}

fn has_prefixes(json: &Json) -> bool {
    match json {
        Json::Array(items) => items.iter().any(has_prefixes),
        Json::Object(members) => members
            .iter()
            .any(|(key, value)| local_name(key) != key || has_prefixes(value)),
        _ => false,
    }
}

fn renamed(json: &Json) -> Json {
    match json {
        Json::Array(items) => Json::Array(items.iter().map(renamed).collect()),
        Json::Object(members) => {
            let members = members.iter();
            let named = members.map(|(key, value)| (local_name(key).to_owned(), renamed(value)));
            Json::Object(named.collect())
        }
        other => other.clone(),
    }
}

fn local_name(key: &str) -> &str {
    let mut names = PREFIXES
        .iter()
        .filter_map(|prefix| key.strip_prefix(prefix));
    names.next().unwrap_or(key)
}

/// Returns the articles of a document.
pub fn articles<'a>(root: &Field<'a>) -> Vec<Field<'a>> {
    let mut nodes = nodes(root);
    nodes.retain(|node| kinds(node).any(is_article));
    nodes
}

/// Returns the items of the document's `ItemList`, or its articles if there is no list.
pub fn items<'a>(root: &Field<'a>) -> Vec<Field<'a>> {
    let nodes = nodes(root);
    let is_list = |node: &&Field<'_>| kinds(node).any(|kind| kind == "ItemList");
    let Some(list) = nodes.iter().find(is_list) else {
        return articles(root);
    };
    let mut items = list.all("itemListElement");
    for item in &mut items {
        // The `item` of a `ListItem` is the article, or its URL.
        if let Some(inner) = item.get("item")
            && let Json::Object(_) = inner.json
        {
            *item = inner;
        }
    }
    items
}

/// Returns every node of a document in document order, each after its `@graph` and `mainEntity`.
///
/// A `mainEntity` that is a reference is listed again.
fn nodes<'a>(root: &Field<'a>) -> Vec<Field<'a>> {
    let mut nodes = Vec::new();
    for node in root.each() {
        // The nodes nested in a referenced node are visited with the node itself. References may be cyclic.
        if !node.is_elsewhere {
            for inner in ["@graph", "mainEntity"] {
                if let Some(inner) = node.get(inner) {
                    nodes.append(&mut self::nodes(&inner));
                }
            }
        }
        nodes.push(node);
    }
    nodes
}

/// Returns the type names of a node, without a vocabulary prefix.
fn kinds<'a>(node: &Field<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let kinds = match node.json.get("@type") {
        Some(Json::Array(kinds)) => kinds,
        Some(kind) => std::slice::from_ref(kind),
        None => &[],
    };
    kinds.iter().filter_map(|kind| {
        let kind = kind.as_str()?;
        kind.rsplit(['/', ':', '#']).next()
    })
}

/// Returns whether a type is `Article` or a subtype: `ReportageNewsArticle`, `LiveBlogPosting`, `Report`.
fn is_article(kind: &str) -> bool {
    ["Article", "Posting", "Report"]
        .iter()
        .any(|it| kind.ends_with(it))
}

#[cfg(test)]
mod tests;
