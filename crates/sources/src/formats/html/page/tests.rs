//! Whole pages: which part is the article, and what is said about it.

use super::article;
use crate::formats::html::Parsed;
use article_widget_core::article::block_text::blocks_plain_text;
use article_widget_core::article::{Article, Block, BlockKind};
use article_widget_platform::language::Direction;

const BASE: Option<&str> = Some("https://news.example/story");

fn read(html: &str) -> Article {
    let Some(Parsed { content, .. }) = article(html, BASE) else {
        panic!("an article: {html}");
    };
    content
}

/// The headline, and the text in one line.
fn read_text(html: &str) -> (String, String) {
    let article = read(html);
    let text = blocks_plain_text(&article.blocks);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (article.headline, text)
}

#[test]
fn the_article_is_the_one_with_the_h1_or_the_most_text() {
    let story = (
        "Ferry stops".to_owned(),
        "The ferry stops in May.".to_owned(),
    );
    for html in [
        "<nav><article><h3>Weather</h3><p>Rain, and more rain for days on end.</p></article></nav>\
         <main><article><h1>Ferry stops</h1><p>The ferry stops in May.</p></article></main>",
        "<article><h2>Weather</h2><p>Rain.</p></article>\
         <article><h1>Ferry stops</h1><p>The ferry stops in May.</p></article>",
        "<main><h1>Ferry stops</h1><article><p>The ferry stops in May.</p></article>\
         <article class=teaser><p>Another story that is longer than this one is.</p></article></main>",
        "<header><h1>Ferry stops</h1></header><div role=main><p>The ferry stops in May.</p></div>",
        "<body><main><h1>Ferry stops</h1><p>The ferry stops in May.</p></main><footer><p>Imprint</p></footer>",
        "<main><h1>Ferry stops</h1><p>The ferry stops in May.</p></main><article><p>Rain.</p></article>",
        "<h1>Ferry stops</h1><div itemprop=articleBody><p>The ferry stops in May.</p></div>",
        "<article><h1>Ferry stops</h1><p>The ferry stops in May.</p>\
         </article><section class=comments><article><p>I read this on the pier, with my dog.</p></article></section>",
    ] {
        assert_eq!(read_text(html), story, "{html}");
    }
}

#[test]
fn the_headline_is_the_h1_wherever_it_stands() {
    for wrapper in [
        "main",
        "a href='/x'",
        "form",
        "center",
        "font",
        "div class=byline",
        "div class=lead",
        "section class=section",
        "story-head",
        "div",
        "header",
        "blockquote",
        "aside",
    ] {
        let end = wrapper.split(' ').next().unwrap_or_default();
        let html = format!(
            "<article><{wrapper}><h1>Ferry stops</h1></{end}><p>In May.</p><h2>Why</h2></article>"
        );
        assert_eq!(
            read_text(&html),
            ("Ferry stops".to_owned(), "In May. Why".to_owned()),
            "{wrapper}"
        );
    }
    let html =
        "<article><table><tr><td><h1>Ferry stops</h1></td></tr></table><p>In May.</p></article>";
    assert_eq!(read(html).headline, "Ferry stops");
}

#[test]
fn a_subheading_is_never_taken_from_the_text() {
    let html =
        "<title>Ferry stops - The Quay</title><article><h2>First part</h2><p>In May.</p></article>";
    assert_eq!(
        read_text(html),
        ("Ferry stops".to_owned(), "First part In May.".to_owned())
    );
    let html = "<title>Ferry stops - The Quay</title><article><h2>Ferry stops</h2><p>In May.</p></article>";
    assert_eq!(
        read_text(html),
        ("Ferry stops".to_owned(), "In May.".to_owned())
    );
}

#[test]
fn without_a_heading_the_page_says_the_headline() {
    let article = "<article><p>In May.</p></article>";
    for (head, headline) in [
        ("<title>Ferry stops | The Quay</title>", "Ferry stops"),
        (
            "<title>The Quay – Ferry stops</title><meta property=og:site_name content='The Quay'>",
            "Ferry stops",
        ),
        (
            "<title>x</title><meta property=og:title content='Ferry stops'>",
            "Ferry stops",
        ),
        (
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry stops\"}</script>\
             <meta property=og:title content=Other>",
            "Ferry stops",
        ),
        (
            "<title>Ferry &amp; bridge stop</title>",
            "Ferry & bridge stop",
        ),
    ] {
        assert_eq!(read(&[head, article].concat()).headline, headline, "{head}");
    }
    assert_eq!(super::article(article, BASE), None);
}

#[test]
fn a_kicker_before_the_headline_is_the_section() {
    let html =
        "<article><header><h2>Harbour</h2><h1>Ferry stops</h1></header><p>In May.</p></article>";
    let article = read(html);
    assert_eq!(article.section.as_deref(), Some("Harbour"));
    assert_eq!(article.headline, "Ferry stops");
}

#[test]
fn a_sentence_that_mentions_somebody_or_a_date_is_text() {
    for (html, text) in [
        (
            "<article><h1>H</h1><p>In a letter from May, the poet <a rel=author href=/z>Zed Quill</a> told the mayor \
             that the quay would sink.</p><p>End.</p></article>",
            "In a letter from May, the poet Zed Quill told the mayor that the quay would sink. End.",
        ),
        (
            "<article><h1>H</h1><div class=section><p>The harbour opened.</p><p>Ships came in.</p></div><p>End.</p></article>",
            "The harbour opened. Ships came in. End.",
        ),
        (
            "<article><section class=section><h1>H</h1><p>The harbour opened.</p></section></article>",
            "The harbour opened.",
        ),
    ] {
        let (headline, read) = read_text(html);
        assert_eq!((headline.as_str(), read.as_str()), ("H", text), "{html}");
    }
    let html = "<article><header><h1>H</h1><p>The flood of <time datetime=1953-02-01>1 February</time> took the \
                pier.</p></header><p>End.</p></article>";
    let article = read(html);
    assert_eq!(
        article.standfirst.as_deref(),
        Some("The flood of 1 February took the pier.")
    );
    assert_eq!(article.published, None);
}

#[test]
fn a_lead_of_several_paragraphs_or_with_a_picture_is_text() {
    let html = "<article><h1>H</h1><div class=lead><p>One of the <a href=/map>opening</a>.</p><ul><li>Two</li></ul>\
                <img src=/boat.svg alt=Boat></div><p>End.</p></article>";
    let article = read(html);
    assert_eq!(article.standfirst, None);
    let kinds: Vec<_> = article.blocks.iter().map(|block| &block.kind).collect();
    assert!(
        matches!(
            kinds[..],
            [
                BlockKind::Paragraph(_),
                BlockKind::List { .. },
                BlockKind::Image(_),
                BlockKind::Paragraph(_)
            ]
        ),
        "{kinds:?}"
    );
    let html = "<article><h1>H</h1><p class=lead>Short and clear.</p><p>End.</p></article>";
    assert_eq!(read(html).standfirst.as_deref(), Some("Short and clear."));
}

#[test]
fn a_byline_names_people_once_and_nothing_else() {
    let names = |byline: &str| -> Vec<String> {
        let html = format!("<article><header><h1>H</h1>{byline}</header><p>End.</p></article>");
        read(&html)
            .authors
            .into_iter()
            .map(|author| author.name)
            .collect()
    };
    assert_eq!(
        names(
            "<div class=byline>By <a class=photo href=/a>Ada Roe</a> <a href=/a>Ada Roe</a> \
             <a href='https://x.example/ada'>@ada</a> <a href='mailto:a@n.example'>Email</a> \
             <a href='#comments'>51 comments</a></div>"
        ),
        ["Ada Roe"]
    );
    assert_eq!(names("<p class=byline>By Ada Roe</p>"), ["Ada Roe"]);
    assert_eq!(
        names(
            "<p>By <a rel=author href=/a>Ada Roe</a> and <a rel=author href=/b>Bea Lund</a>, science correspondent</p>"
        ),
        ["Ada Roe", "Bea Lund"]
    );
}

#[test]
fn dates_are_read_as_publishers_write_them() {
    for (time, expected) in [
        (
            "<time datetime=2026-03-01T10:00:00+0100>1 March</time>",
            "2026-03-01T10:00:00+01:00",
        ),
        ("<p>Published <time>2026-03-01</time></p>", "2026-03-01"),
        ("<time>March 2026</time>", "2026-03"),
        ("<time datetime=2026>this year</time>", "2026"),
        ("<time datetime=''>March 1, 2026</time>", "2026-03-01"),
        ("<time datetime=soon>2026-03-01</time>", "2026-03-01"),
        (
            "<time datetime='Sun, 01 Mar 2026 10:00:00 GMT'>Sunday</time>",
            "2026-03-01T10:00:00Z",
        ),
    ] {
        let html = format!("<article><header><h1>H</h1>{time}</header><p>End.</p></article>");
        let published = read(&html).published.map(|date| date.datetime);
        assert_eq!(published.as_deref(), Some(expected), "{time}");
    }
}

#[test]
fn the_article_inherits_the_language_and_direction_of_the_page() {
    let article =
        read("<html lang=ar dir=rtl><article><h1>عنوان</h1><p>كلمات الخبر</p></article></html>");
    assert_eq!(article.lang.as_deref(), Some("ar"));
    assert_eq!(article.dir, Some(Direction::Rtl));
    let article = read(
        "<html lang=ar dir=rtl><article lang=fr dir=ltr><h1>Titre</h1><p>Texte</p></article></html>",
    );
    assert_eq!(article.lang.as_deref(), Some("fr"));
    assert_eq!(article.dir, Some(Direction::Ltr));
}

#[test]
fn a_byline_says_what_people_do() {
    let article = read(
        "<article><h1>H</h1><div class=byline>By <a href=/awa rel=author>Awa Keïta</a>, \
         <span class=author-title>science correspondent</span> and <a href=/moussa rel=author>Moussa Cissé</a>\
         <span itemprop=jobTitle>photographs</span></div><p>Text.</article>",
    );
    let people = article.authors.iter();
    let people: Vec<_> = people
        .map(|it| (it.name.as_str(), it.role.as_deref()))
        .collect();

    assert_eq!(
        people,
        [
            ("Awa Keïta", Some("science correspondent")),
            ("Moussa Cissé", Some("photographs"))
        ]
    );
    assert_eq!(blocks_plain_text(&article.blocks), "Text.");
}

#[test]
fn json_ld_that_is_not_quite_json_says_the_headline_too() {
    let page = |json: &str| {
        let html = [
            "<title>Site</title><script type=application/ld+json>",
            json,
            "</script><article><p>Words of the story.</p></article>",
        ];
        article(&html.concat(), None).map(|parsed| parsed.content.headline)
    };
    let json = "{\"@type\":\"NewsArticle\",\"headline\":\"The ferry\nis back\"}";

    for text in [
        json.to_owned(),
        format!("\n//<![CDATA[\n{json};\n//]]>\n"),
        format!("<!-- {json} -->"),
    ] {
        assert_eq!(page(&text).as_deref(), Some("The ferry is back"), "{text}");
    }
}

#[test]
fn a_date_that_cannot_be_read_is_kept_in_its_own_words() {
    let page = |times: &str| {
        read(&format!(
            "<article><header><h1>H</h1>{times}</header><p>End.</p></article>"
        ))
    };

    for times in [
        "<time>1er\nmars 2026</time>",
        "<p>Publié <time datetime=x>1er mars 2026</time> <time>hier</time></p>",
        "<time>1er mars 2026</time> <time class=updated>hier</time>",
    ] {
        let article = page(times);
        assert_eq!(article.published, None, "{times}");
        assert_eq!(article.published_text.as_deref(), Some("1er mars 2026"));
    }
    let known = page("<time>hier</time> <time>2026-03-01</time>");
    assert_eq!(known.published_text, None);
    assert!(known.published.is_some());
    for times in ["<time></time>", "<time datetime=PT5M>5 min read</time>"] {
        assert_eq!(page(times).published_text, None, "{times}");
    }
}

#[test]
fn what_stands_around_the_text_inside_the_article_is_left_out() {
    let (_, text) = read_text(
        "<article><h1>H</h1><p>One.</p><div class='share-bar'>Share</div><ul class=post-tags><li>tag</ul>\
         <section id=comments><p>A comment.</p></section><nav>More</nav><p class=related>Read this</p>\
         <div class=commentary><p>Two.</p></div><p class=share-price>Three.</p><p>a <span class=advert-like>b</span></p>\
         </article>",
    );

    assert_eq!(text, "One. Two. Three. a b");
}

#[test]
fn a_permalink_of_a_heading_is_no_part_of_it() {
    let (_, text) = read_text(
        "<article><h1>H</h1><h2 id=a>Title<a class=headerlink href=#a>¶</a></h2><p>b</p>\
         <h2 id=c>Other <a href=#c>#</a></h2><p>d</p></article>",
    );

    assert_eq!(text, "Title b Other d");
}

#[test]
fn a_table_that_only_places_things_is_no_table() {
    let article = read(
        "<article><h1>H</h1><table border=0><tr><td><h2>a</h2><p>b<td><p>c</table>\
         <table><tr><td>1<td>2</table></article>",
    );
    let is_table = |block: &Block| matches!(block.kind, BlockKind::Table(_));

    assert_eq!(article.blocks.iter().filter(|it| is_table(it)).count(), 1);
    assert_eq!(blocks_plain_text(&article.blocks), "a\n\nb\n\nc\n\n1\n\n2");
}
