//! One story in every format, the answers of a real WordPress, and what becomes of bad input.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::article::{Article, Block, BlockKind, Image, plain_text};
use article_widget::diagnostics::Diagnostic;
use article_widget::related::Related;
use article_widget::sources::{self, Document, Format, Parsed, SourceError};

const BASE: &str = "https://news.example/api/story";

/// A file under `tests/sources` and the format that it is in.
macro_rules! fixtures {
    ($($format:ident $file:literal),* $(,)?) => {
        [$((Format::$format, include_str!($file))),*]
    };
}

const PLAIN: [(Format, &str); 8] = fixtures![
    ArticleJson "plain/typed.json",
    WordPress "plain/wordpress.json",
    JsonFeed "plain/json-feed.json",
    Ghost "plain/ghost.json",
    JsonLd "plain/json-ld.json",
    Ans "plain/ans.json",
    Html "plain/html.html",
    Text "plain/text.txt",
];

/// The formats that hold more than paragraphs.
const RICH: [(Format, &str); 6] = fixtures![
    ArticleJson "rich/typed.json",
    WordPress "rich/wordpress.json",
    JsonFeed "rich/json-feed.json",
    Ghost "rich/ghost.json",
    Ans "rich/ans.json",
    Html "rich/html.html",
];

fn read_as(text: &str, format: Option<Format>) -> Result<Parsed<Article>, SourceError> {
    sources::article(Document {
        text,
        content_type: None,
        base: Some(BASE),
        format,
    })
}

fn read(text: &str) -> Parsed<Article> {
    read_as(text, None).unwrap_or_else(|error| panic!("{error}: {text:.80}"))
}

fn related(text: &str) -> Result<Parsed<Vec<Related>>, SourceError> {
    sources::related(Document {
        text,
        content_type: None,
        base: Some(BASE),
        format: None,
    })
}

fn told(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().map(ToString::to_string).collect()
}

fn article_of(format: Format, text: &str) -> Article {
    let reading = read_as(text, Some(format)).unwrap_or_else(|error| panic!("{format:?}: {error}"));
    assert_eq!(told(&reading.diagnostics), [""; 0], "{format:?}");
    reading.content
}

#[test]
fn one_article_in_all_eight_sources_gives_the_same_blocks() {
    let [(_, typed), ..] = PLAIN;
    let expected = article_of(Format::ArticleJson, typed);
    assert_eq!(expected.blocks.len(), 15);

    for (format, text) in PLAIN {
        let article = article_of(format, text);

        assert_eq!(article.headline, expected.headline, "{format:?}");
        assert_eq!(article.blocks, expected.blocks, "{format:?}");
    }
}

#[test]
fn an_article_with_every_day_markup_gives_the_same_blocks_in_every_source_that_has_it() {
    let [(_, typed), ..] = RICH;
    let expected = article_of(Format::ArticleJson, typed);
    assert_eq!(expected.blocks.len(), 9);

    for (format, text) in RICH {
        let article = article_of(format, text);

        assert_eq!(article.headline, expected.headline, "{format:?}");
        assert_eq!(article.blocks, expected.blocks, "{format:?}");
    }
}

#[test]
fn who_wrote_it_and_when_is_the_same_in_every_source_that_tells() {
    let day = |date: &Option<article_widget::date::Date>| {
        let date = date.as_ref().expect("the story is dated");
        // A fraction of a second is not what is compared.
        let written = date.datetime.replace(".000", "");
        (written, date.year, date.month, date.day)
    };
    let [(_, typed), ..] = PLAIN;
    let expected = article_of(Format::ArticleJson, typed);
    assert_eq!(expected.authors.len(), 2);

    for (format, text) in PLAIN.into_iter().chain(RICH) {
        if format == Format::Text {
            continue;
        }
        let article = article_of(format, text);

        let mut authors = expected.authors.clone();
        if format == Format::JsonLd {
            authors[1].url = None;
        }
        assert_eq!(article.authors, authors, "{format:?}");
        assert_eq!(
            day(&article.published),
            day(&expected.published),
            "{format:?}"
        );
        assert_eq!(
            day(&article.modified),
            day(&expected.modified),
            "{format:?}"
        );
        assert_eq!(article.url, expected.url, "{format:?}");
        assert_eq!(article.standfirst, expected.standfirst, "{format:?}");
        if !matches!(format, Format::WordPress | Format::Ghost) {
            assert_eq!(article.lang.as_deref(), Some("fr"), "{format:?}");
        }
    }
}

#[test]
fn every_source_is_recognised_from_its_content_but_html_must_be_named() {
    for (format, text) in PLAIN.into_iter().chain(RICH) {
        if format == Format::Html {
            assert_eq!(read_as(text, None), Err(SourceError::UnknownFormat));
        } else {
            assert_eq!(read(text).content, article_of(format, text), "{format:?}");
        }
    }
}

mod wordpress {
    use super::*;

    const BLOCKS: &str = include_str!("wordpress/blocks.json");
    const CLASSIC: &str = include_str!("wordpress/classic.json");
    const POSTS: &str = include_str!("wordpress/posts.json");
    const PROTECTED: &str = include_str!("wordpress/protected.json");

    /// What a block is and what it says, in few words.
    fn outline(block: &Block) -> String {
        let of = |blocks: &[Block]| blocks.iter().map(outline).collect::<Vec<_>>().join(", ");
        let (name, words) = match &block.kind {
            BlockKind::Paragraph(content) => ("p", plain_text(content)),
            BlockKind::Heading { level: 2, content } => ("h2", plain_text(content)),
            BlockKind::Heading { content, .. } => ("h3", plain_text(content)),
            BlockKind::List(list) => (
                if list.start.is_some() { "ol" } else { "ul" },
                list.items
                    .iter()
                    .map(|item| of(&item.blocks))
                    .collect::<Vec<_>>()
                    .join(" | "),
            ),
            BlockKind::Quote { blocks, cite } => ("quote", of(blocks) + " / " + &plain_text(cite)),
            BlockKind::PullQuote { blocks, cite } => {
                ("pullquote", of(blocks) + " / " + &plain_text(cite))
            }
            BlockKind::Table(table) => ("table", plain_text(&table.caption)),
            BlockKind::DescriptionList(groups) => (
                "dl",
                groups
                    .iter()
                    .map(|group| {
                        let terms: Vec<_> = group.terms.iter().map(|it| plain_text(it)).collect();
                        let texts: Vec<_> = group.descriptions.iter().map(|it| of(it)).collect();
                        terms.join(", ") + ": " + &texts.join(", ")
                    })
                    .collect::<Vec<_>>()
                    .join(" | "),
            ),
            BlockKind::Code { content, .. } => ("code", plain_text(content).replace('\n', "⏎")),
            BlockKind::Separator => ("separator", String::new()),
            BlockKind::Aside(blocks) => ("aside", of(blocks)),
            BlockKind::Details { summary, blocks } => {
                ("details", plain_text(summary) + ": " + &of(blocks))
            }
            BlockKind::Image(image) => ("image", picture(image)),
            BlockKind::Gallery { images, caption } => (
                "gallery",
                images.iter().map(picture).collect::<Vec<_>>().join(" | ")
                    + " / "
                    + &plain_text(caption),
            ),
            BlockKind::Video(video) => ("video", plain_text(&video.caption)),
            BlockKind::Audio(audio) => ("audio", plain_text(&audio.caption)),
            BlockKind::Embed(embed) => (
                "embed",
                embed.url.clone() + " / " + &plain_text(&embed.caption),
            ),
            BlockKind::Footnotes(notes) => (
                "footnotes",
                notes
                    .iter()
                    .map(|note| note.id.clone() + ": " + &of(&note.blocks))
                    .collect(),
            ),
        };
        if words.is_empty() {
            name.to_owned()
        } else {
            format!("{name}[{words}]")
        }
    }

    fn picture(image: &Image) -> String {
        image.alt.clone() + " (" + &plain_text(&image.caption) + ")"
    }

    #[test]
    fn a_post_with_every_core_block_gives_the_right_blocks_in_the_right_order() {
        let reading = read(BLOCKS);

        let outline: Vec<String> = reading.content.blocks.iter().map(outline).collect();
        assert_eq!(told(&reading.diagnostics), [""; 0]);
        assert_eq!(
            outline,
            [
                "p[L’eau monte & le sel descend : deux routes, un étal, H2O, 1er mars, a < b, jamais et une note.]",
                "h2[La crue]",
                "ul[p[Oignons], ol[p[blancs] | p[rouges]] | p[Mil]]",
                "quote[p[Le fleuve ne ment pas.] / Un piroguier]",
                "pullquote[p[Deux routes, un seul port.] / Salimata Dorou]",
                "image[Des étals d’oignons (Le marché, un jeudi.)]",
                "gallery[Des étals (Jeudi) |  () / Deux vues de Mopti]",
                "table[Prix au kilo, en francs CFA]",
                "code[if crue > 6 {⏎    partir();⏎}]",
                "code[Mopti    06:30⏎Tombouctou  18:00]",
                "p[Le fleuve passe,\nle sable reste.]",
                "embed[https://www.youtube.com/watch?v=aqz-KE-bpKQ / Un film sur le fleuve]",
                "video[La crue en une minute]",
                "audio[La kora de Noël Abidan]",
                "p[Colonne de gauche.]",
                "p[Colonne de droite.]",
                "h3[Un groupe]",
                "p[Dans le groupe.]",
                "image[Des étals encore ()]",
                "p[À côté de l’image.]",
                "separator",
                "p[S’abonner]",
                "details[Pour en savoir plus: p[Ce qui est replié.]]",
                "footnotes[n1: p[Une note de bas de page.]]",
            ]
        );
    }

    #[test]
    fn what_is_embedded_tells_who_where_and_about_what() {
        let article = read(BLOCKS).content;

        assert_eq!(article.headline, "L’eau & le sel");
        assert_eq!(
            article.standfirst.as_deref(),
            Some("À Mopti, la crue remet les pinasses à flot & le commerce avec.")
        );
        let [author] = &article.authors[..] else {
            panic!("one author, not {:?}", article.authors);
        };
        assert_eq!(author.name, "Awa Diarra & Cie");
        assert_eq!(
            author.url.as_deref(),
            Some("https://news.example/author/awa/")
        );
        assert_eq!(article.section.as_deref(), Some("Culture & société"));
        assert_eq!(article.tags, ["crue & décrue", "Mopti"]);
        assert_eq!(
            article.url.as_deref(),
            Some("https://news.example/2026/eau-et-sel/")
        );
        assert!(!article.protected);
    }

    #[test]
    fn the_day_is_the_sites_own_and_the_time_exact() {
        let published = |text| read(text).content.published.expect("a post is dated");

        let winter = published(BLOCKS);
        let summer = published(CLASSIC);

        // In Paris it was March already; in London it was not.
        assert_eq!(winter.datetime, "2026-03-01T00:30:00+01:00");
        assert_eq!((winter.month, winter.day), (Some(3), Some(1)));
        assert_eq!(summer.datetime, "2026-07-14T12:00:00+02:00");
    }

    #[test]
    fn the_featured_picture_brings_its_other_widths_but_not_its_cuttings() {
        let image = read(BLOCKS).content.image.expect("a featured picture");

        assert_eq!(
            image.src,
            "https://news.example/wp-content/uploads/2026/03/pinasse.jpg"
        );
        assert_eq!(image.alt, "Une pinasse au « port » de Mopti");
        assert_eq!(image.size, Some((1600, 900)));
        assert_eq!(
            plain_text(&image.caption),
            "La crue, enfin. Photo\u{a0}: A. Diarra"
        );
        let mut widths: Vec<u32> = image.srcset.iter().map(|it| it.width).collect();
        widths.sort_unstable();
        assert_eq!(widths, [300, 768, 1024, 1536, 1600]);
    }

    #[test]
    fn an_excerpt_made_of_the_first_words_is_no_standfirst() {
        let article = read(CLASSIC).content;

        assert_eq!(article.headline, "Oignons, mil, mangues “en vrac”");
        assert_eq!(article.standfirst, None);
        assert_eq!(article.section, None);
        let kinds: Vec<String> = article.blocks.iter().map(outline).collect();
        assert_eq!(
            kinds[1],
            "p[Elles y voient l’état des routes,\nligne à ligne.]"
        );
        assert_eq!(kinds[2], "image[Des étals (Les étals)]");
        assert_eq!(kinds[3], "quote[p[On compte en sacs.] / ]");
        assert_eq!(kinds.len(), 5);
    }

    #[test]
    fn a_post_behind_a_password_keeps_what_is_open() {
        let article = read(PROTECTED).content;

        assert!(article.protected);
        assert_eq!(article.headline, "Réservé");
        assert_eq!(article.blocks, []);
        assert_eq!(
            article.url.as_deref(),
            Some("https://news.example/2026/reserve/")
        );
        assert!(article.image.is_some());
    }

    #[test]
    fn a_list_of_posts_is_the_first_as_an_article_and_all_of_them_as_related() {
        assert_eq!(read(POSTS).content, read(CLASSIC).content);

        let related = related(POSTS).unwrap();

        assert_eq!(told(&related.diagnostics), [""; 0]);
        let titles: Vec<&str> = related.content.iter().map(|it| &*it.title).collect();
        assert_eq!(
            titles,
            [
                "Oignons, mil, mangues “en vrac”",
                "L’eau & le sel",
                "Réservé"
            ]
        );
        let post = &related.content[1];
        assert_eq!(post.section.as_deref(), Some("Culture & société"));
        // A card is 640 pixels wide.
        assert_eq!(
            post.image.as_deref(),
            Some("https://news.example/wp-content/uploads/2026/03/pinasse-768x432.jpg")
        );
    }
}

#[test]
fn every_format_of_a_related_list_gives_the_same_cards() {
    let lists = [
        r#"{"related":[{"url":"/b","title":"Un","image":"/i.jpg","published":"2026-03-01","section":"S","source":"P","lang":"fr"},
                       {"url":"javascript:x","title":"Deux"},{"url":"/c","title":"Trois"}]}"#,
        r#"[{"url":"/b","title":"Un","image":"/i.jpg","published":"2026-03-01","section":"S","source":"P","lang":"fr"},
            {"url":"javascript:x","title":"Deux"},{"url":"/c","title":"Trois"}]"#,
        r#"{"version":"https://jsonfeed.org/version/1","language":"fr","items":[
            {"url":"/b","title":"Un","image":"/i.jpg","date_published":"2026-03-01","tags":["S"]},
            {"url":"javascript:x","title":"Deux"},{"external_url":"/c","content_text":"Trois"}]}"#,
        r#"[{"link":"/b","title":{"rendered":"Un"},"date":"2026-03-01","lang":"fr",
             "_embedded":{"wp:featuredmedia":[{"source_url":"/i.jpg"}],
                          "wp:term":[[{"taxonomy":"category","name":"S","slug":"s"}]]}},
            {"link":"javascript:x","title":{"rendered":"Deux"}},
            {"link":"/c","title":{"rendered":"Trois"}}]"#,
        r#"{"posts":[{"url":"/b","title":"Un","feature_image":"/i.jpg","published_at":"2026-03-01","primary_tag":{"name":"S"}},
                     {"url":"javascript:x","title":"Deux"},{"url":"/c","title":"Trois","tags":[]}]}"#,
        r#"{"@context":"https://schema.org","@type":"ItemList","itemListElement":[
            {"@type":"ListItem","position":1,"item":{"@type":"NewsArticle","url":"/b","headline":"Un","image":["/i.jpg"],
             "datePublished":"2026-03-01","articleSection":"S","publisher":{"name":"P"},"inLanguage":"fr"}},
            {"@type":"ListItem","position":2,"url":"javascript:x","name":"Deux"},
            {"@type":"ListItem","position":3,"item":"/c","name":"Trois"}]}"#,
        r#"{"type":"story","headlines":{"basic":"H"},"related_content":{"basic":[
            {"canonical_url":"/b","headlines":{"basic":"Un"},"language":"fr","display_date":"2026-03-01",
             "distributor":{"name":"P"},"taxonomy":{"primary_section":{"name":"S"}},
             "promo_items":{"basic":{"type":"image","url":"/i.jpg"}}},
            {"canonical_url":"javascript:x","headlines":{"basic":"Deux"}},
            {"canonical_url":"/c","headlines":{"basic":"Trois"}}]}}"#,
        r#"{"type":"results","content_elements":[
            {"canonical_url":"/b","headlines":{"basic":"Un"},"language":"fr","display_date":"2026-03-01",
             "distributor":{"name":"P"},"taxonomy":{"sections":[{"name":"S"}]},
             "promo_items":{"basic":{"type":"video","promo_items":{"basic":{"type":"image","url":"/i.jpg"}}}}},
            {"canonical_url":"javascript:x","headlines":{"basic":"Deux"}},
            {"canonical_url":"/c","headlines":{"basic":"Trois"}}]}"#,
    ];

    for list in lists {
        let reading = related(list).unwrap();

        let [one, three] = &reading.content[..] else {
            panic!("two of three can be linked to: {list}\n{reading:?}");
        };
        assert_eq!(one.url, "https://news.example/b", "{list}");
        assert_eq!(one.title, "Un", "{list}");
        assert_eq!(
            one.image.as_deref(),
            Some("https://news.example/i.jpg"),
            "{list}"
        );
        assert_eq!(
            one.published.as_ref().map(|it| it.datetime.as_str()),
            Some("2026-03-01"),
            "{list}"
        );
        assert_eq!(one.section.as_deref(), Some("S"), "{list}");
        assert!(one.source.as_deref().is_none_or(|it| it == "P"), "{list}");
        assert!(one.lang.as_deref().is_none_or(|it| it == "fr"), "{list}");
        assert_eq!(three.url, "https://news.example/c", "{list}");
        assert_eq!(three.title, "Trois", "{list}");
        let diagnostics = told(&reading.diagnostics);
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
        assert!(diagnostics[0].contains("[1]."), "{diagnostics:?}");
        assert!(
            diagnostics[0].ends_with(": expected an http or https URL, got \"javascript:x\""),
            "{diagnostics:?}"
        );
    }
}

#[test]
fn a_card_without_an_address_or_a_title_is_left_out_and_reported() {
    let reading = related(
        r#"{"items":[{"title":"No address"},{"url":"/a"},{"url":7,"title":"A number"},null,{"url":"/b","title":"B"}]}"#,
    )
    .unwrap();

    assert_eq!(reading.content.len(), 1);
    assert_eq!(
        told(&reading.diagnostics),
        [
            "items[0].url: expected a string that is not blank",
            "items[1].title: expected a string that is not blank",
            "items[2].url: expected an http or https URL, got 7",
        ]
    );
}

#[test]
fn what_is_no_list_of_articles_is_an_error_and_an_empty_list_is_none() {
    assert_eq!(related("[]").unwrap().content, []);
    assert_eq!(related(r#"{"items":[]}"#).unwrap().content, []);
    assert_eq!(related("{}"), Err(SourceError::UnknownFormat));
    assert_eq!(related("<rss>"), Err(SourceError::NotJson));
    assert_eq!(related(" "), Err(SourceError::Empty));
}

#[test]
fn entities_are_decoded_once_in_html_and_in_plain_text() {
    let html = r#"{"title":{"rendered":"L&#8217;eau &amp; le sel &amp;lt;b&amp;gt;"},"content":{"rendered":"<p>a &amp;lt; b</p>"}}"#;
    let plain = [
        r#"{"title":"L&#8217;eau &lt;","content_html":"<p>a &amp;lt; b</p>"}"#,
        r#"{"posts":[{"title":"L&#8217;eau &lt;","html":"<p>a &amp;lt; b</p>"}]}"#,
        r#"{"headlines":{"basic":"L&#8217;eau &lt;"},"content_elements":[{"type":"text","content":"a &amp;lt; b"}]}"#,
    ];

    let wordpress = read(html).content;
    assert_eq!(wordpress.headline, "L’eau & le sel &lt;b&gt;");
    assert_eq!(wordpress.blocks, [Block::paragraph("a &lt; b")]);
    for text in plain {
        let article = read(text).content;

        assert_eq!(article.headline, "L’eau <");
        assert_eq!(article.blocks, [Block::paragraph("a &lt; b")]);
    }
}

/// What is wrong with each of these is told in one sentence, and the rest is read.
#[test]
fn bad_input_is_reported_by_its_path_and_what_is_valid_is_kept() {
    let cases: [(&str, &[&str]); 5] = [
        (
            r#"{"title":{"rendered":"T\u0000itle"},"content":{"rendered":"<p>Text</p>","protected":"no"},
                "excerpt":{"rendered":7},"date":"soon","date_gmt":"2026-02-30T00:00:00","link":"javascript:x",
                "__proto__":{"x":1},"lang":"klingon!",
                "_embedded":{"author":{"name":"A"},"wp:featuredmedia":[{"source_url":"data:text/html,x"}],"wp:term":[7]}}"#,
            &[
                "excerpt.rendered: expected a string, got 7",
                "lang: expected a BCP 47 language tag, got \"klingon!\"",
                "link: expected an http or https URL, got \"javascript:x\"",
                "_embedded.wp:featuredmedia[0].source_url: expected an http or https URL, got \"data:text/html,x\"",
                "date: expected an RFC 3339 date, got \"soon\"",
                "date_gmt: expected an RFC 3339 date, got \"2026-02-30T00:00:00\"",
                "content.protected: expected true or false, got \"no\"",
            ],
        ),
        (
            r#"{"items":[{"title":"T\u0007itle","content_text":"Text","summary":[],"authors":[{"name":{}},"x",{"name":"A"}],
                "tags":"x","date_published":1,"image":"file:///x","attachments":[{"mime_type":"audio/mpeg"}]}],"language":[]}"#,
            &[
                "items[0].summary: expected a string, got an array",
                "items[0].authors[0].name: expected a string, got an object",
                "items[0].date_published: expected an RFC 3339 date, got 1",
                "language: expected a string, got an array",
                "items[0].image: expected an http or https URL, got \"file:///x\"",
                "items[0].attachments[0].url: expected a string that is not blank",
            ],
        ),
        (
            r#"{"posts":[{"title":"Title","html":"<p>Text</p>","custom_excerpt":false,"published_at":"2026-13-01",
                "authors":[{"name":"A","url":"vbscript:x"}],"tags":{},"access":"yes","feature_image":"\\"}]}"#,
            &[
                "posts[0].custom_excerpt: expected a string, got false",
                "posts[0].authors[0].url: expected an http, https, mailto or tel URL, got \"vbscript:x\"",
                "posts[0].published_at: expected an RFC 3339 date, got \"2026-13-01\"",
                "posts[0].access: expected true or false, got \"yes\"",
            ],
        ),
        (
            r#"{"@type":["Thing","schema:NewsArticle"],"headline":"Title","articleBody":"Text","description":{},
                "author":[7,{"name":"A"}],"datePublished":"yesterday","image":{"url":"javascript:x"},"inLanguage":3}"#,
            &[
                "description: expected a string, got an object",
                "author[0]: expected a string, got 7",
                "datePublished: expected an RFC 3339 date, got \"yesterday\"",
                "inLanguage: expected a string, got 3",
                "image.url: expected an http or https URL, got \"javascript:x\"",
            ],
        ),
        (
            r#"{"type":"story","headlines":{"basic":"Title"},"content_elements":[{"type":"text","content":"Text"},
                {"type":"text","content":7},{"type":"image"},{"type":"list","items":{}}],
                "credits":{"by":"A"},"display_date":"1/2/26"}"#,
            &[
                "display_date: expected an RFC 3339 date, got \"1/2/26\"",
                "content_elements[1].content: expected a string, got 7",
                "content_elements[2].url: expected a string that is not blank",
                "content_elements[3].items: expected an array, got an object",
            ],
        ),
    ];
    for (text, diagnostics) in cases {
        let reading = read(text);

        assert_eq!(reading.content.headline, "Title");
        assert_eq!(
            reading.content.blocks.first(),
            Some(&Block::paragraph("Text"))
        );
        assert_eq!(told(&reading.diagnostics), diagnostics);
    }
}

#[test]
fn an_article_without_a_headline_and_without_words_says_which_field_is_missing() {
    for (text, field) in [
        (
            r#"{"title":{"rendered":" "},"content":{"rendered":""}}"#,
            "title.rendered",
        ),
        (r#"{"items":[{"content_html":""}]}"#, "items[0].title"),
        (r#"{"posts":[{"html":"<p> </p>"}]}"#, "posts[0].title"),
        (r#"[{"@type":"Article","articleBody":" "}]"#, "[0].headline"),
        (
            r#"{"type":"story","content_elements":[]}"#,
            "headlines.basic",
        ),
    ] {
        let error = read_as(text, None).unwrap_err();

        assert_eq!(
            error.to_string(),
            [field, ": expected a string that is not blank"].concat()
        );
    }
}

#[test]
fn nothing_of_a_format_is_an_error_with_a_name() {
    assert_eq!(
        read_as("[]", Some(Format::WordPress)),
        Err(SourceError::Empty)
    );
    assert_eq!(read_as(r#"{"posts":[]}"#, None), Err(SourceError::Empty));
    assert_eq!(read_as(r#"{"items":[]}"#, None), Err(SourceError::Empty));
    assert_eq!(
        read_as(r#"{"@type":"WebPage","headline":"H"}"#, None),
        Err(SourceError::UnknownFormat)
    );
    assert_eq!(
        read_as(
            r#"{"code":"rest_post_invalid_id","data":{"status":404}}"#,
            None
        ),
        Err(SourceError::UnknownFormat)
    );
}
