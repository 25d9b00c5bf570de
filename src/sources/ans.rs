//! Arc XP's ANS 0.10 (<https://github.com/washingtonpost/ans-schema>): stories and their elements.
//!
//! Headlines, descriptions and names are plain text; the content of elements is HTML.

use super::SourceError;
use super::excerpt::standfirst;
use super::field::Field;
use crate::article::{
    Article, Audio, Author, Block, BlockKind, Cell, Embed, Image, Inline, Phrase, Scope, Table,
    Track, Video,
};
use crate::json::Json;
use crate::related::Related;
use crate::url::Use;

/// Reads a story, or the first of a list of stories.
pub fn article(root: &Field<'_>) -> Result<Article, SourceError> {
    let stories = stories(root);
    let story = stories.first().ok_or(SourceError::Empty)?;
    let mut blocks = elements(story, "content_elements");
    blocks.extend(elements(story, "corrections"));
    let basic = |key| story.get(key).and_then(|it: Field<'_>| it.text("basic"));
    let restrictions = story.get("content_restrictions");
    let code = restrictions.and_then(|it| it.text("content_code"));
    Ok(Article {
        headline: basic("headlines").ok_or_else(|| story.without("headlines.basic"))?,
        standfirst: basic("subheadlines").or_else(|| standfirst(basic("description"), &blocks)),
        authors: credited(story, "by").iter().filter_map(author).collect(),
        published: published(story),
        modified: story.date("last_updated_date"),
        lang: story.lang("language"),
        url: story.address("canonical_url", Use::Link),
        publisher: story.get("distributor").and_then(|it| it.text("name")),
        section: section(story),
        tags: story
            .get("taxonomy")
            .map_or_else(Vec::new, |it| it.list("tags"))
            .iter()
            .filter_map(|tag| tag.text("text"))
            .collect(),
        image: promo(story),
        protected: blocks.is_empty() && code.is_some_and(|code| code != "free"),
        blocks,
        ..Article::default()
    })
}

/// Reads a story as a card.
pub fn related(story: &Field<'_>) -> Option<Related> {
    let title = story.get("headlines").and_then(|it| it.text("basic"));
    Some(Related {
        url: story.needed("canonical_url", story.address("canonical_url", Use::Link))?,
        title: story.needed("headlines", title)?,
        image: promo(story).map(|image| image.src),
        published: published(story),
        section: section(story),
        source: story.get("distributor").and_then(|it| it.text("name")),
        lang: story.lang("language"),
    })
}

/// The stories that are related to a story; or those of a list.
pub fn list<'a>(root: &Field<'a>) -> Vec<Field<'a>> {
    match root.get("related_content") {
        Some(related) => related.list("basic"),
        None => stories(root),
    }
}

/// The stories of a list, of a collection or of what was found; or the one that stands alone.
fn stories<'a>(root: &Field<'a>) -> Vec<Field<'a>> {
    if root.json.get("headlines").is_none() && root.json.text("type") != Some("story") {
        let elements = root.list("content_elements");
        if !elements.is_empty() {
            return elements;
        }
    }
    root.each()
}

fn published(story: &Field<'_>) -> Option<crate::article::date::Date> {
    ["display_date", "first_publish_date", "publish_date"]
        .iter()
        .find_map(|key| story.date(key))
}

fn section(story: &Field<'_>) -> Option<String> {
    let taxonomy = story.get("taxonomy")?;
    let section = taxonomy.get("primary_section");
    let section = section.or_else(|| taxonomy.list("sections").into_iter().next())?;
    section.text("name")
}

fn credited<'a>(of: &Field<'a>, role: &str) -> Vec<Field<'a>> {
    of.get("credits")
        .map_or_else(Vec::new, |credits| credits.list(role))
}

fn author(author: &Field<'_>) -> Option<Author> {
    author.author().or_else(|| {
        Some(Author {
            name: author.text("byline")?,
            url: None,
        })
    })
}

/// The picture that promotes a story: the picture itself, or that of a film or a gallery.
fn promo(story: &Field<'_>) -> Option<Image> {
    let promo = story.find(&["promo_items", "basic"])?;
    match promo.json.text("type") {
        Some("image") | None => image(&promo),
        _ => image(&promo.find(&["promo_items", "basic"])?),
    }
}

fn image(image: &Field<'_>) -> Option<Image> {
    let credit = ["by", "affiliation"]
        .iter()
        .flat_map(|role| credited(image, role))
        .filter_map(|who| who.text("name"))
        .collect::<Vec<_>>()
        .join(", ");
    Some(Image {
        src: image.needed("url", image.address("url", Use::Image))?,
        alt: image.text("alt_text").unwrap_or_default(),
        size: image.size(),
        caption: image.inlines("caption"),
        credit: Some(credit).filter(|credit| !credit.is_empty()),
        ..Image::default()
    })
}

fn elements(of: &Field<'_>, key: &str) -> Vec<Block> {
    of.list(key).iter().flat_map(element).collect()
}

/// The blocks that an element is.
fn element(element: &Field<'_>) -> Vec<Block> {
    let kind = match element.json.text("type") {
        Some("text" | "raw_html") => return element.blocks("content"),
        Some("header") => BlockKind::Heading {
            level: element
                .json
                .get("level")
                .and_then(Json::as_number)
                .map_or(2, |level| level.clamp(2.0, 6.0) as u8),
            content: element.inlines("content"),
        },
        Some("list") => list_of(element),
        Some("quote") => {
            let blocks = elements(element, "content_elements");
            let cite = element.get("citation");
            let cite = cite.map_or_else(Vec::new, |cite| cite.inlines("content"));
            if element.json.text("subtype") == Some("pullquote") {
                BlockKind::PullQuote { blocks, cite }
            } else {
                BlockKind::Quote { blocks, cite }
            }
        }
        Some("blockquote") => BlockKind::Quote {
            blocks: element.blocks("content"),
            cite: Vec::new(),
        },
        Some("pullquote") => BlockKind::PullQuote {
            blocks: element.blocks("content"),
            cite: Vec::new(),
        },
        Some("table") => table(element),
        Some("code") => BlockKind::Code {
            text: element
                .get("content")
                .and_then(|it| it.as_text())
                .unwrap_or_default()
                .replace(
                    |char: char| char.is_control() && !matches!(char, '\n' | '\t'),
                    "",
                ),
            language: element.text("language"),
        },
        Some("divider") => BlockKind::Separator,
        Some("correction") => BlockKind::Aside(element.blocks("text")),
        Some("element_group") => return elements(element, "content_elements"),
        Some("interstitial_link") => return link(element).into_iter().collect(),
        Some("link_list") => link_list(element),
        Some("endorsement") => match element.text("endorsement") {
            Some(text) => BlockKind::Paragraph(vec![Inline::Text(text)]),
            None => return Vec::new(),
        },
        Some("numeric_rating") => rating(element),
        kind => match media(element, kind.unwrap_or_default()) {
            Some(media) => media,
            None => return unknown(element),
        },
    };
    vec![kind.into()]
}

/// A list in a list is an item of its own, and belongs to the one before it.
fn list_of(element: &Field<'_>) -> BlockKind {
    let mut items: Vec<Vec<Block>> = Vec::new();
    for item in element.list("items") {
        let is_list = item.json.text("type") == Some("list");
        let blocks = self::element(&item);
        match items.last_mut() {
            Some(last) if is_list => last.extend(blocks),
            _ => items.push(blocks),
        }
    }
    BlockKind::List {
        start: (element.json.text("list_type") == Some("ordered")).then_some(1),
        items,
    }
}

fn table(element: &Field<'_>) -> BlockKind {
    let row = |cells: Vec<Field<'_>>, scope| -> Vec<Cell> {
        let cell = |cell: &Field<'_>| Cell {
            blocks: self::element(cell),
            scope,
            colspan: 1,
            rowspan: 1,
        };
        cells.iter().map(cell).collect()
    };
    let head = row(element.list("header"), Some(Scope::Col));
    let rows = element.list("rows");
    BlockKind::Table(
        Table {
            head: Some(head)
                .filter(|row| !row.is_empty())
                .into_iter()
                .collect(),
            body: rows.iter().map(|cells| row(cells.items(), None)).collect(),
            ..Table::default()
        }
        .into(),
    )
}

fn link(element: &Field<'_>) -> Option<Block> {
    let content = element.inlines("content");
    let content = match element.address("url", Use::Link) {
        Some(url) => vec![Inline::Link { url, content }],
        None => content,
    };
    (!content.is_empty()).then(|| BlockKind::Paragraph(content).into())
}

fn link_list(element: &Field<'_>) -> BlockKind {
    let title = element.text("title").map(|title| {
        let title = vec![Inline::Text(title)];
        BlockKind::Paragraph(vec![Inline::Phrase(Phrase::Strong, title)]).into()
    });
    let mut blocks: Vec<Block> = title.into_iter().collect();
    blocks.push(list_of(element).into());
    BlockKind::Aside(blocks)
}

/// "4/5 stars".
fn rating(element: &Field<'_>) -> BlockKind {
    let mut rating = String::new();
    for (before, key) in [("", "numeric_rating"), ("/", "max"), (" ", "units")] {
        if let Some(value) = element.json.get(key) {
            rating.push_str(before);
            match value {
                Json::Text(text) => rating.push_str(&super::field::line(text)),
                Json::Number(_) => rating.push_str(&value.to_string()),
                _ => {}
            }
        }
    }
    BlockKind::Paragraph(vec![Inline::Text(rating)])
}

/// What is seen or heard; `None` where it cannot be.
fn media(element: &Field<'_>, kind: &str) -> Option<BlockKind> {
    let basic = |key| element.get(key).and_then(|it: Field<'_>| it.text("basic"));
    let words = |text: Option<String>| text.map(Inline::Text).into_iter().collect();
    Some(match kind {
        "image" => BlockKind::Image(image(element)?.into()),
        "gallery" => BlockKind::Gallery {
            images: element
                .list("content_elements")
                .iter()
                .filter_map(image)
                .collect(),
            caption: words(basic("description").or_else(|| basic("headlines"))),
        },
        "video" => match stream(element, "mp4") {
            Some(stream) => BlockKind::Video(
                Video {
                    src: stream.address("url", Use::Fetch)?,
                    title: basic("headlines"),
                    poster: promo(element).map(|image| image.src),
                    size: stream.size(),
                    tracks: tracks(element),
                    caption: words(basic("description")),
                }
                .into(),
            ),
            None => BlockKind::Embed(
                Embed {
                    url: element
                        .needed("canonical_url", element.address("canonical_url", Use::Link))?,
                    title: basic("headlines"),
                    aspect: element.size(),
                    fallback: Vec::new(),
                    caption: words(basic("description")),
                }
                .into(),
            ),
        },
        "audio" => BlockKind::Audio(
            Audio {
                src: match element.list("streams").first() {
                    Some(stream) => stream.address("url", Use::Fetch)?,
                    None => element.address("source_url", Use::Fetch)?,
                },
                title: basic("headlines"),
                caption: words(basic("description")),
            }
            .into(),
        ),
        "oembed_response" => embed(&element.get("raw_oembed")?, &["url", "_id"])?,
        "custom_embed" => {
            let custom = element.get("embed")?;
            let config = custom.get("config");
            config
                .and_then(|config| embed(&config, &["canonical_url", "url", "href"]))
                .or_else(|| embed(&custom, &["url"]))?
        }
        _ => {
            element.fault("a story element of ANS 0.10");
            return None;
        }
    })
}

fn embed(embed: &Field<'_>, addresses: &[&str]) -> Option<BlockKind> {
    Some(BlockKind::Embed(
        Embed {
            url: addresses
                .iter()
                .find_map(|key| embed.address(key, Use::Link))?,
            title: embed.text("title"),
            aspect: embed.size(),
            fallback: embed.inlines("html"),
            caption: embed.inlines("caption"),
        }
        .into(),
    ))
}

/// The widest stream of that type.
fn stream<'a>(element: &Field<'a>, kind: &str) -> Option<Field<'a>> {
    let streams = element.list("streams").into_iter();
    streams
        .filter(|stream| stream.json.text("stream_type") == Some(kind))
        .max_by_key(|stream| stream.pixels("width"))
}

fn tracks(element: &Field<'_>) -> Vec<Track> {
    let subtitles = element.get("subtitles");
    let urls = subtitles.map_or_else(Vec::new, |it| it.list("urls"));
    urls.iter()
        .filter(|track| track.json.text("format") == Some("WEB_VTT"))
        .filter_map(|track| {
            Some(Track {
                src: track.address("url", Use::Fetch)?,
                lang: element.lang("language"),
                label: None,
            })
        })
        .collect()
}

/// An element that cannot be shown as what it is keeps its words.
fn unknown(element: &Field<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for key in ["title", "headline", "content", "text", "caption"] {
        if let Some(Json::Text(_)) = element.json.get(key) {
            blocks.extend(element.blocks(key));
        }
    }
    for key in ["content_elements", "items"] {
        if let Some(Json::List(_)) = element.json.get(key) {
            blocks.extend(elements(element, key));
        }
    }
    blocks
}
