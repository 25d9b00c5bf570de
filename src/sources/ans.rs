//! Arc XP's ANS 0.10 (<https://github.com/washingtonpost/ans-schema>): stories and their elements.
//!
//! Headlines, descriptions and names are plain text; the content of elements is HTML.

use super::SourceError;
use super::excerpt::standfirst;
use super::field::Field;
use crate::article::date::Date;
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
    let code = story.text("content_restrictions.content_code");
    let description = story.text("description.basic");
    let authors = story.list("credits.by");
    let tags = story.list("taxonomy.tags");
    Ok(Article {
        headline: story
            .text("headlines.basic")
            .ok_or_else(|| story.without("headlines.basic"))?,
        standfirst: story
            .text("subheadlines.basic")
            .or_else(|| standfirst(description, &blocks)),
        authors: authors.iter().filter_map(author).collect(),
        published: published(story),
        modified: story.date("last_updated_date"),
        lang: story.lang("language"),
        url: story.address("canonical_url", Use::Fetch),
        publisher: story.text("distributor.name"),
        section: section(story),
        tags: tags.iter().filter_map(|tag| tag.text("text")).collect(),
        image: promo(story),
        protected: blocks.is_empty() && code.is_some_and(|code| code != "free"),
        blocks,
        ..Article::default()
    })
}

/// Reads a story as a card.
pub fn related(story: &Field<'_>) -> Option<Related> {
    Some(Related {
        url: story.needed("canonical_url", story.address("canonical_url", Use::Fetch))?,
        title: story.needed("headlines.basic", story.text("headlines.basic"))?,
        image: promo(story).map(|image| image.src),
        published: published(story),
        section: section(story),
        source: story.text("distributor.name"),
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
    let holds_stories = match root.json.text("type") {
        Some("collection" | "results") => true,
        Some(_) => false,
        None => root.json.get("headlines").is_none(),
    };
    match root.get("content_elements") {
        Some(stories) if holds_stories => stories.items(),
        _ => root.each(),
    }
}

fn published(story: &Field<'_>) -> Option<Date> {
    ["display_date", "first_publish_date", "publish_date"]
        .iter()
        .find_map(|key| story.date(key))
}

fn section(story: &Field<'_>) -> Option<String> {
    let primary = story.text("taxonomy.primary_section.name");
    primary.or_else(|| story.list("taxonomy.sections").first()?.text("name"))
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
    let promo = story.get("promo_items.basic")?;
    match promo.json.text("type") {
        Some("image") | None => image(&promo),
        _ => image(&promo.get("promo_items.basic")?),
    }
}

fn image(image: &Field<'_>) -> Option<Image> {
    let credit = ["credits.by", "credits.affiliation"]
        .iter()
        .flat_map(|role| image.list(role))
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
            let cite = element.inlines("citation.content");
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
        Some("element_group" | "table_cell") => return elements(element, "content_elements"),
        Some("interstitial_link") => return link(element).into_iter().collect(),
        Some("link_list") => link_list(element),
        Some("endorsement") => BlockKind::Paragraph(words(element.text("endorsement"))),
        Some("numeric_rating") => rating(element),
        kind => match media(element, kind.unwrap_or_default()) {
            Some(media) => media,
            None => return unknown(element),
        },
    };
    if is_empty(&kind) {
        return Vec::new();
    }
    vec![kind.into()]
}

/// Plain text as running text.
fn words(text: Option<String>) -> Vec<Inline> {
    text.map(Inline::Text).into_iter().collect()
}

/// Whether nothing is left of an element.
fn is_empty(kind: &BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => content.is_empty(),
        BlockKind::List { items, .. } => items.is_empty(),
        BlockKind::Quote { blocks, .. }
        | BlockKind::PullQuote { blocks, .. }
        | BlockKind::Aside(blocks) => blocks.is_empty(),
        BlockKind::Table(table) => table.head.is_empty() && table.body.is_empty(),
        BlockKind::Code { text, .. } => text.trim().is_empty(),
        BlockKind::Gallery { images, .. } => images.is_empty(),
        _ => false,
    }
}

/// A list in a list is an item of its own, and belongs to the one before it.
fn list_of(element: &Field<'_>) -> BlockKind {
    let mut items: Vec<Vec<Block>> = Vec::new();
    for item in element.list("items") {
        let is_list = item.json.text("type") == Some("list");
        let blocks = self::element(&item);
        match items.last_mut() {
            Some(last) if is_list => last.extend(blocks),
            _ if blocks.is_empty() => {}
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
    let mut blocks = Vec::new();
    let title = words(element.text("title"));
    if !title.is_empty() {
        blocks.push(BlockKind::Paragraph(vec![Inline::Phrase(Phrase::Strong, title)]).into());
    }
    let list = list_of(element);
    if !is_empty(&list) {
        blocks.push(list.into());
    }
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
    BlockKind::Paragraph(words(Some(rating).filter(|rating| !rating.is_empty())))
}

/// What is seen or heard; `None` where it cannot be.
fn media(element: &Field<'_>, kind: &str) -> Option<BlockKind> {
    Some(match kind {
        "image" => BlockKind::Image(image(element)?.into()),
        "gallery" => BlockKind::Gallery {
            images: element
                .list("content_elements")
                .iter()
                .filter_map(image)
                .collect(),
            caption: words(
                element
                    .text("description.basic")
                    .or_else(|| element.text("headlines.basic")),
            ),
        },
        "video" => match stream(element, "mp4") {
            Some(stream) => BlockKind::Video(
                Video {
                    src: stream.address("url", Use::Fetch)?,
                    title: element.text("headlines.basic"),
                    poster: promo(element).map(|image| image.src),
                    size: stream.size(),
                    tracks: tracks(element),
                    caption: words(element.text("description.basic")),
                }
                .into(),
            ),
            None => BlockKind::Embed(
                Embed {
                    url: element
                        .needed("canonical_url", element.address("canonical_url", Use::Link))?,
                    title: element.text("headlines.basic"),
                    aspect: element.size(),
                    fallback: Vec::new(),
                    caption: words(element.text("description.basic")),
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
                title: element.text("headlines.basic"),
                caption: words(element.text("description.basic")),
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
    let urls = element.list("subtitles.urls");
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::article::plain_text;
    use crate::sources::{Format, article_from_json};

    /// The blocks of a story with these elements, and the faults of it.
    fn read(elements: &str) -> (Vec<Block>, Vec<String>) {
        let story = [
            r#"{"headlines":{"basic":"H"},"content_elements":["#,
            elements,
            "]}",
        ];
        let json = Json::parse(&story.concat()).expect("the test's elements are JSON");
        let base = Some("https://news.example/");
        let reading = article_from_json(&json, Some(Format::Ans), base).unwrap();
        let faults = reading.faults.iter().map(ToString::to_string).collect();
        (reading.content.blocks, faults)
    }

    fn one(element: &str) -> BlockKind {
        let (mut blocks, faults) = read(element);
        assert_eq!(faults, [""; 0], "{element}");
        assert_eq!(blocks.len(), 1, "{element}: {blocks:?}");
        blocks.remove(0).kind
    }

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.to_owned())]
    }

    #[test]
    fn a_collection_holds_stories_and_a_story_holds_elements() {
        let collection = r#"{"type":"collection","headlines":{"basic":"C"},"content_elements":[
            {"type":"story","headlines":{"basic":"S"},"canonical_url":"/s","content_elements":[
                {"type":"video","headlines":{"basic":"V"},"canonical_url":"/v"}]}]}"#;
        let json = Json::parse(collection).unwrap();

        let story = article_from_json(&json, None, Some("https://news.example/")).unwrap();
        let related = crate::sources::related_from_json(&json, Some("https://news.example/"));

        assert_eq!(story.content.headline, "S");
        assert_eq!(story.content.blocks.len(), 1);
        assert_eq!(related.unwrap().content[0].title, "S");
    }

    #[test]
    fn a_list_in_a_list_belongs_to_the_item_before_it() {
        let list = one(
            r#"{"type":"list","list_type":"ordered","items":[{"type":"text","content":"one"},
                {"type":"list","list_type":"unordered","items":[{"type":"text","content":"a"}]},
                {"type":"text","content":"two"},{"type":"text","content":""}]}"#,
        );

        let inner = BlockKind::List {
            start: None,
            items: vec![vec![Block::paragraph("a")]],
        };
        assert_eq!(
            list,
            BlockKind::List {
                start: Some(1),
                items: vec![
                    vec![Block::paragraph("one"), inner.into()],
                    vec![Block::paragraph("two")],
                ],
            }
        );
    }

    #[test]
    fn quotes_old_and_new_are_quotes_and_pull_quotes() {
        let quote = BlockKind::Quote {
            blocks: vec![Block::paragraph("Words.")],
            cite: text("Awa"),
        };

        assert_eq!(
            one(
                r#"{"type":"quote","subtype":"blockquote","content_elements":[{"type":"text","content":"Words."}],
                    "citation":{"type":"text","content":"Awa"}}"#
            ),
            quote
        );
        assert!(matches!(
            one(
                r#"{"type":"quote","subtype":"pullquote","content_elements":[{"type":"text","content":"Words."}]}"#
            ),
            BlockKind::PullQuote { .. }
        ));
        assert!(matches!(
            one(r#"{"type":"blockquote","content":"<p>Words.</p>"}"#),
            BlockKind::Quote { .. }
        ));
    }

    #[test]
    fn a_table_has_its_header_and_rows_of_either_kind_of_cell() {
        let BlockKind::Table(table) = one(
            r#"{"type":"table","header":[{"type":"text","content":"Prix"}],
                "rows":[[{"type":"text","content":"350"}],
                        [{"type":"table_cell","content_elements":[{"type":"text","content":"275"}]}]]}"#,
        ) else {
            panic!("a table is a table");
        };

        assert_eq!(table.head[0][0].scope, Some(Scope::Col));
        let words: Vec<_> = table.body.iter().map(|row| row[0].blocks.clone()).collect();
        assert_eq!(
            words,
            [vec![Block::paragraph("350")], vec![Block::paragraph("275")]]
        );
    }

    #[test]
    fn code_keeps_its_lines_and_spaces() {
        assert_eq!(
            one(r#"{"type":"code","language":"rust","content":"fn main() {\n    a\u0000 < b\n}"}"#),
            BlockKind::Code {
                text: "fn main() {\n    a < b\n}".to_owned(),
                language: Some("rust".to_owned()),
            }
        );
    }

    #[test]
    fn pictures_have_their_credit_and_galleries_their_pictures() {
        let picture = r#"{"type":"image","url":"/i.jpg","alt_text":"Alt","width":640,"height":360,"caption":"A <b>word</b>",
            "credits":{"by":[{"name":"Awa"}],"affiliation":[{"name":"AFP"}]}}"#;
        let gallery = [
            r#"{"type":"gallery","headlines":{"basic":"Two views"},"content_elements":["#,
            picture,
            "]}",
        ];

        let BlockKind::Image(image) = one(picture) else {
            panic!("an image is an image");
        };
        assert_eq!(image.src, "https://news.example/i.jpg");
        assert_eq!(image.credit.as_deref(), Some("Awa, AFP"));
        assert_eq!(plain_text(&image.caption), "A word");
        assert_eq!(image.size, Some((640, 360)));
        assert_eq!(
            one(&gallery.concat()),
            BlockKind::Gallery {
                images: vec![*image],
                caption: text("Two views"),
            }
        );
    }

    #[test]
    fn a_film_plays_its_widest_mp4_and_one_without_is_linked_to() {
        let BlockKind::Video(video) = one(
            r#"{"type":"video","language":"fr","headlines":{"basic":"Title"},"promo_items":{"basic":{"type":"image","url":"/p.jpg"}},
                "streams":[{"url":"/low.mp4","width":640,"height":360,"stream_type":"mp4"},
                           {"url":"/live.m3u8","width":1920,"height":1080,"stream_type":"ts"},
                           {"url":"/high.mp4","width":1280,"height":720,"stream_type":"mp4"}],
                "subtitles":{"urls":[{"format":"SRT","url":"/s.srt"},{"format":"WEB_VTT","url":"/s.vtt"}]}}"#,
        ) else {
            panic!("a video is a video");
        };

        assert_eq!(video.src, "https://news.example/high.mp4");
        assert_eq!(video.size, Some((1280, 720)));
        assert_eq!(video.poster.as_deref(), Some("https://news.example/p.jpg"));
        assert_eq!(video.tracks[0].src, "https://news.example/s.vtt");
        assert!(matches!(
            one(r#"{"type":"video","canonical_url":"/v","streams":[]}"#),
            BlockKind::Embed(embed) if embed.url == "https://news.example/v"
        ));
    }

    #[test]
    fn what_others_lend_is_an_embed_with_a_plain_link() {
        let BlockKind::Embed(embed) = one(
            r#"{"type":"oembed_response","subtype":"youtube","raw_oembed":{"_id":"https://www.youtube.com/watch?v=1",
                "title":"A film","width":480,"height":270,"html":"<iframe src=\"https://www.youtube.com/embed/1\"></iframe>"}}"#,
        ) else {
            panic!("an oEmbed response is an embed");
        };

        assert_eq!(embed.url, "https://www.youtube.com/watch?v=1");
        assert_eq!(embed.title.as_deref(), Some("A film"));
        assert_eq!(embed.aspect, Some((480, 270)));
        assert!(matches!(
            one(r#"{"type":"custom_embed","subtype":"map","embed":{"id":"7","url":"https://maps.example/api/",
                "config":{"canonical_url":"https://maps.example/7","caption":"A map"}}}"#),
            BlockKind::Embed(embed) if embed.url == "https://maps.example/7" && embed.caption == text("A map")
        ));
        assert!(matches!(
            one(r#"{"type":"audio","streams":[{"url":"/a.mp3"}]}"#),
            BlockKind::Audio(audio) if audio.src == "https://news.example/a.mp3"
        ));
    }

    #[test]
    fn links_and_corrections_are_said_apart_from_the_story() {
        let link = |words| Inline::Link {
            url: "https://news.example/a".to_owned(),
            content: text(words),
        };

        assert_eq!(
            one(r#"{"type":"interstitial_link","url":"/a","content":"Read this"}"#),
            BlockKind::Paragraph(vec![link("Read this")])
        );
        assert_eq!(
            one(
                r#"{"type":"link_list","title":"More","items":[{"type":"interstitial_link","url":"/a","content":"One"}]}"#
            ),
            BlockKind::Aside(vec![
                BlockKind::Paragraph(vec![Inline::Phrase(Phrase::Strong, text("More"))]).into(),
                BlockKind::List {
                    start: None,
                    items: vec![vec![BlockKind::Paragraph(vec![link("One")]).into()]],
                }
                .into(),
            ])
        );
        assert_eq!(
            one(r#"{"type":"correction","text":"It was Mali."}"#),
            BlockKind::Aside(vec![Block::paragraph("It was Mali.")])
        );
        assert_eq!(
            one(r#"{"type":"numeric_rating","numeric_rating":4,"max":5,"units":"stars"}"#),
            BlockKind::Paragraph(text("4/5 stars"))
        );
        assert_eq!(
            one(r#"{"type":"endorsement","endorsement":"Yes"}"#),
            BlockKind::Paragraph(text("Yes"))
        );
        assert_eq!(one(r#"{"type":"divider"}"#), BlockKind::Separator);
        assert_eq!(
            one(
                r#"{"type":"element_group","content_elements":[{"type":"raw_html","content":"<hr>"}]}"#
            ),
            BlockKind::Separator
        );
    }

    #[test]
    fn what_is_not_known_or_not_of_use_keeps_its_words_and_is_told() {
        let (blocks, faults) = read(
            r#"{"type":"poll","title":"Who?","items":[{"type":"text","content":"Awa"}]},
               {"type":"image","caption":"Lost"},
               {"type":"custom_embed","embed":{"id":"1","url":"javascript:x"}}"#,
        );

        assert_eq!(
            blocks,
            [
                Block::paragraph("Who?"),
                Block::paragraph("Awa"),
                Block::paragraph("Lost"),
            ]
        );
        assert_eq!(
            faults,
            [
                "content_elements[0]: expected a story element of ANS 0.10",
                "content_elements[1].url: expected a string that is not blank",
                "content_elements[2].embed.url: expected a URL to link to",
            ]
        );
    }

    #[test]
    fn nothing_is_left_of_what_is_empty() {
        let (blocks, faults) = read(
            r#"{"type":"header","content":""},{"type":"list","items":[]},{"type":"quote","content_elements":[]},
               {"type":"table","rows":[]},{"type":"code","content":" "},{"type":"link_list","items":[]},
               {"type":"gallery","content_elements":[]},{"type":"correction"},{"type":"endorsement"},
               {"type":"numeric_rating"},{"type":"text","content":"<p></p>"}"#,
        );

        assert_eq!(blocks, []);
        assert_eq!(faults, [""; 0]);
    }
}
