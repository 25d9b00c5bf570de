//! Arc XP's ANS 0.10 (<https://github.com/washingtonpost/ans-schema>): stories and their elements.
//!
//! Headlines, descriptions and names are plain text; the content of elements is HTML. An element is
//! read as the HTML that it stands for.

use super::field::Field;
use super::html::tokenizer::Tag;
use super::html::tree::{self, Node};
use super::shape::Shape;
use crate::article::Article;
use crate::json::Json;

/// Where a story says what.
pub const SHAPE: Shape = Shape {
    items: "",
    headline: "headlines.basic",
    summary: "subheadlines.basic description.basic",
    content: "",
    authors: "credits.by",
    published: "display_date first_publish_date publish_date",
    modified: "last_updated_date",
    lang: "language",
    url: "canonical_url",
    publisher: "distributor.name",
    section: "taxonomy.primary_section taxonomy.sections",
    tags: "taxonomy.tags",
    image: "promo_items.basic.promo_items.basic promo_items.basic",
    is_html: false,
};

/// Reads what only ANS tells: a text of elements, and corrections after it.
pub fn complete(story: &Field<'_>, article: &mut Article) {
    for key in ["content_elements", "corrections"] {
        for element in story.items(key) {
            article.blocks.append(&mut element.blocks(&nodes(&element)));
        }
    }
    let code = story.text("content_restrictions.content_code");
    let is_free = code.is_none_or(|code| code == "free");
    article.protected = !is_free && article.blocks.is_empty();
}

/// The stories that are related to a story; or those of a list.
pub fn items<'a>(root: &Field<'a>) -> Vec<Field<'a>> {
    match root.get("related_content") {
        Some(related) => related.items("basic"),
        None => stories(root),
    }
}

/// The stories of a list, of a collection or of what was found; or the one that stands alone.
pub fn stories<'a>(root: &Field<'a>) -> Vec<Field<'a>> {
    let holds_stories = match root.json.text("type") {
        Some(kind) => matches!(kind, "collection" | "results"),
        None => root.json.get("headlines").is_none(),
    };
    match root.get("content_elements") {
        Some(stories) if holds_stories => stories.each(),
        _ => root.each(),
    }
}

/// An HTML element that is being made.
struct Html<'a> {
    name: &'static str,
    attributes: String,
    children: Vec<Node<'a>>,
}

impl<'a> Html<'a> {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            attributes: String::new(),
            children: Vec::new(),
        }
    }

    /// Sets an attribute to a member's value, if there is one.
    fn set(mut self, name: &str, of: &Field<'a>, paths: &str) -> Self {
        let value = of.get(paths).map(|field| match field.json {
            Json::Text(text) => text.replace('&', "&amp;").replace('"', "&quot;"),
            Json::Number(_) => field.json.to_string(),
            _ => String::new(),
        });
        if let Some(value) = value {
            self.attributes += &[" ", name, "=\"", &value, "\""].concat();
        }
        self
    }

    /// A class.
    fn class(mut self, class: &str) -> Self {
        self.attributes += &[" class=\"", class, "\""].concat();
        self
    }

    /// Adds what is in it.
    fn with(mut self, children: Vec<Node<'a>>) -> Self {
        self.children.extend(children);
        self
    }

    /// Adds an element.
    fn and(mut self, child: Self) -> Self {
        self.children.push(child.node());
        self
    }

    /// Adds what each of these stands for, each in an element of that name.
    fn each(mut self, name: &'static str, fields: &[Field<'a>]) -> Self {
        for field in fields {
            self = self.and(Self::new(name).with(nodes(field)));
        }
        self
    }

    fn node(self) -> Node<'a> {
        Node::Element(Tag::new(self.name, self.attributes), self.children)
    }
}

/// A member that is HTML.
fn html<'a>(of: &Field<'a>, paths: &str) -> Vec<Node<'a>> {
    let html = of.get(paths).and_then(|field| field.as_text());
    tree::parse(html.unwrap_or_default())
}

/// A member that is plain text.
fn text<'a>(of: &Field<'a>, paths: &str) -> Vec<Node<'a>> {
    let text = of.text(paths);
    text.map(|text| Node::Text(text.into()))
        .into_iter()
        .collect()
}

/// What an element stands for.
fn nodes<'a>(element: &Field<'a>) -> Vec<Node<'a>> {
    let new = |name| Html::new(name);
    let elements = || element.items("content_elements");
    let caption = || new("figcaption").with(text(element, "description.basic headlines.basic"));
    let html = match element.json.text("type").unwrap_or_default() {
        "text" => new("p").with(html(element, "content")),
        "raw_html" => new("div").with(html(element, "content")),
        "header" => {
            let level = element.json.get("level").and_then(Json::as_number);
            let name = match level.unwrap_or(2.0) as u8 {
                0..=2 => "h2",
                3 => "h3",
                4 => "h4",
                5 => "h5",
                _ => "h6",
            };
            new(name).with(html(element, "content"))
        }
        "list" => list(element),
        kind @ ("quote" | "blockquote" | "pullquote") => {
            let mut quote = new("blockquote");
            if kind == "pullquote" || element.json.text("subtype") == Some("pullquote") {
                quote = quote.class("pullquote");
            }
            let quote = quote.with(html(element, "content"));
            let cite = new("cite").with(html(element, "citation.content"));
            quote.each("div", &elements()).and(cite)
        }
        "table" => {
            let head = new("tr").each("th", &element.items("header"));
            let mut body = new("tbody");
            for row in element.items("rows") {
                body = body.and(new("tr").each("td", &row.each()));
            }
            new("table").and(new("thead").and(head)).and(body)
        }
        "code" => {
            let content = element.get("content").and_then(|field| field.as_text());
            let content = content.unwrap_or_default();
            let code = Html {
                attributes: " class=\"language-".to_owned(),
                ..new("code")
            };
            let language = element.text("language").unwrap_or_default();
            let code = Html {
                attributes: code.attributes + &language.replace('"', "") + "\"",
                ..code
            };
            new("pre").and(code.with(vec![Node::Text(content.into())]))
        }
        "divider" => new("hr"),
        "correction" => new("aside").with(html(element, "text")),
        "element_group" | "table_cell" => new("div").each("div", &elements()),
        "interstitial_link" => {
            let link = new("a").set("href", element, "url");
            new("p").and(link.with(html(element, "content")))
        }
        "link_list" => {
            let title = new("strong").with(text(element, "title"));
            new("aside").and(new("p").and(title)).and(list(element))
        }
        "endorsement" => new("p").with(text(element, "endorsement")),
        "numeric_rating" => new("p").with(rating(element)),
        "image" => image(element),
        "gallery" => {
            let mut gallery = new("figure").class("gallery");
            for element in elements() {
                gallery = gallery.and(image(&element));
            }
            gallery.and(caption())
        }
        "video" => {
            let streams = element.all("streams").into_iter();
            let is_mp4 = |stream: &Field<'_>| stream.json.text("stream_type") == Some("mp4");
            let widest = streams.filter(is_mp4).max_by_key(Field::size);
            let film = match widest {
                Some(stream) => sized("video", "url", &stream)
                    .set("poster", element, "promo_items.basic.url")
                    .with(tracks(element)),
                None => sized("iframe", "canonical_url", element),
            };
            let film = film.set("title", element, "headlines.basic");
            let caption = new("figcaption").with(text(element, "description.basic"));
            new("figure").and(film).and(caption)
        }
        "audio" => {
            let stream = element.first("streams");
            let stream = stream.as_ref().unwrap_or(element);
            let audio = sized("audio", "url source_url", stream);
            let audio = audio.set("title", element, "headlines.basic");
            let caption = new("figcaption").with(text(element, "description.basic"));
            new("figure").and(audio).and(caption)
        }
        "oembed_response" | "custom_embed"
            if let Some(lent) = element.get("raw_oembed embed.config embed") =>
        {
            lent_by_others(&lent, element)
        }
        _ => {
            element.fault("a story element of ANS 0.10");
            unknown(element)
        }
    };
    vec![html.node()]
}

fn list<'a>(element: &Field<'a>) -> Html<'a> {
    let ordered = element.json.text("list_type") == Some("ordered");
    let mut list = Html::new(if ordered { "ol" } else { "ul" });
    for item in element.items("items") {
        list = match item.json.text("type") {
            // A list in a list belongs to the item before it.
            Some("list") => list.and(self::list(&item)),
            _ => list.and(Html::new("li").with(nodes(&item))),
        };
    }
    list
}

/// "4/5 stars".
fn rating<'a>(element: &Field<'a>) -> Vec<Node<'a>> {
    let mut rating = String::new();
    for (before, key) in [("", "numeric_rating"), ("/", "max"), (" ", "units")] {
        if let Some(value) = element.json.get(key) {
            rating.push_str(before);
            match value {
                Json::Text(text) => rating.push_str(text),
                Json::Number(_) => rating.push_str(&value.to_string()),
                _ => {}
            }
        }
    }
    vec![Node::Text(rating.into())]
}

/// Something with an address and a size.
fn sized<'a>(name: &'static str, address: &str, of: &Field<'a>) -> Html<'a> {
    of.missing(address);
    let html = Html::new(name).set("src", of, address);
    html.set("width", of, "width").set("height", of, "height")
}

fn image<'a>(element: &Field<'a>) -> Html<'a> {
    let image = sized("img", "url", element).set("alt", element, "alt_text");
    let caption = Html::new("figcaption").with(html(element, "caption"));
    let credits = super::shape::credits(element);
    let credit = credits.map(|credit| Node::Text(credit.into()));
    let credit = Html::new("small").with(credit.into_iter().collect());
    Html::new("figure").and(image).and(caption.and(credit))
}

fn tracks<'a>(element: &Field<'a>) -> Vec<Node<'a>> {
    let mut tracks = Vec::new();
    for track in element.all("subtitles.urls") {
        if track.json.text("format") == Some("WEB_VTT") {
            let html = Html::new("track").set("src", &track, "url");
            tracks.push(html.set("srclang", element, "language").node());
        }
    }
    tracks
}

/// Something of another site: its page, or the post that was quoted.
fn lent_by_others<'a>(lent: &Field<'a>, element: &Field<'a>) -> Html<'a> {
    let page = "canonical_url url _id href";
    let lent = if lent.get(page).is_some() {
        lent.clone()
    } else {
        element.get("embed").unwrap_or_else(|| lent.clone())
    };
    let quotes = lent
        .json
        .text("html")
        .filter(|html| html.contains("<blockquote"));
    let html = if quotes.is_some() {
        let quote = Html::new("div").set("data-href", &lent, page);
        quote.with(self::html(&lent, "html"))
    } else {
        sized("iframe", page, &lent).set("title", &lent, "title")
    };
    let caption = Html::new("figcaption").with(self::html(&lent, "caption"));
    Html::new("figure").and(html).and(caption)
}

/// An element that is not known keeps its words.
fn unknown<'a>(element: &Field<'a>) -> Html<'a> {
    let mut words = Html::new("div");
    for key in ["title", "headline", "content", "text", "caption"] {
        if let Some(Json::Text(html)) = element.json.get(key) {
            words = words.and(Html::new("p").with(tree::parse(html)));
        }
    }
    for key in ["content_elements", "items"] {
        if let Some(Json::List(_)) = element.json.get(key) {
            words = words.each("div", &element.items(key));
        }
    }
    words
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind, Inline, Phrase, Scope, plain_text};
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
            ",",
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
                images: vec![(*image).clone(), *image],
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
                "content_elements[2]: expected media and embeds of http and https",
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
