use super::*;
use crate::{article_from_json, related_from_json};
use article_widget_core::article::{Block, Inline};

fn read(text: &str) -> Article {
    let json = Json::parse(text).expect("the test's text is JSON");
    let reading = article_from_json(&json, None, Some("https://news.example/")).unwrap();
    assert_eq!(reading.diagnostics, [], "{text}");
    reading.content
}

#[test]
fn nodes_of_a_graph_are_found_where_they_are_pointed_to() {
    let article = read(
        r##"{"@context":"https://schema.org","@graph":[
                {"@type":"Article","headline":"H","author":{"@id":"#awa","name":"Awa"},"image":{"@id":"#i"},
                 "publisher":{"@id":"#p"},"mainEntityOfPage":{"@id":"https://news.example/h"}},
                {"@type":"ImageObject","@id":"#i","url":"/i.jpg","width":"640","height":360,"caption":"A view"},
                {"@type":"Organization","@id":"#p","name":"The Bend"}]}"##,
    );

    let image = article.image.unwrap();
    assert_eq!(image.src, "https://news.example/i.jpg");
    assert_eq!(image.size, Some((640, 360)));
    assert_eq!(image.caption, [Inline::Text("A view".to_owned())]);
    assert_eq!(article.publisher.as_deref(), Some("The Bend"));
    assert_eq!(article.authors[0].name, "Awa");
    assert_eq!(article.url.as_deref(), Some("https://news.example/h"));
}

#[test]
fn nodes_that_point_to_each_other_are_each_read_and_no_more() {
    let node = |at: usize| {
        format!(
            r##"{{"@type":"Article","@id":"#{at}","headline":"{at}","url":"/{at}",
                    "mainEntity":[{{"@id":"#{0}"}},{{"@id":"#{0}"}}]}}"##,
            (at + 1) % 100
        )
    };
    let nodes: Vec<String> = (0..100).map(node).collect();
    let json = Json::parse(&format!(r#"{{"@graph":[{}]}}"#, nodes.join(","))).unwrap();

    let articles = related_from_json(&json, Some("https://news.example/")).unwrap();

    assert_eq!(
        articles.content.len(),
        300,
        "each, and twice what points to it"
    );
    assert_eq!(articles.content[0].title, "1", "the main entity first");
}

#[test]
fn one_value_may_stand_where_a_list_may() {
    let article = read(
        r#"[{"@type":"WebSite","name":"W"},{"@type":["BlogPosting"],"headline":"H","author":"Awa",
                "image":["/a.jpg","/b.jpg"],"keywords":"Mali, Niger,","articleSection":["S","T"],
                "inLanguage":{"@type":"Language","alternateName":"fr"}}]"#,
    );

    assert_eq!(article.authors[0].name, "Awa");
    assert_eq!(article.image.unwrap().src, "https://news.example/a.jpg");
    assert_eq!(article.tags, ["Mali", "Niger"]);
    assert_eq!(article.section.as_deref(), Some("S"));
    assert_eq!(article.lang.as_deref(), Some("fr"));
}

#[test]
fn a_body_is_plain_text_unless_it_is_html() {
    let body = |text| {
        let json = Json::Object(vec![
            ("@type".to_owned(), "NewsArticle".into()),
            ("headline".to_owned(), "H".into()),
            ("articleBody".to_owned(), Json::from(text)),
        ]);
        read(&json.to_string()).blocks
    };
    let two = [Block::paragraph("a < b & c"), Block::paragraph("d")];

    assert_eq!(body("a < b &amp; c\n\nd"), two);
    assert_eq!(body("a < b &amp; c\nd"), two);
    assert_eq!(body("<p>a &lt; b &amp; c</p><p>d</p>"), two);
}

#[test]
fn an_article_that_must_be_paid_for_is_kept_back_unless_its_text_is_there() {
    for free in ["false", "\"False\"", "\"https://schema.org/False\""] {
        let of = |body| {
            let parts = [
                r#"{"@type":"NewsArticle","headline":"H","isAccessibleForFree":"#,
                free,
                body,
                "}",
            ];
            read(&parts.concat()).protected
        };

        assert!(of(""), "{free}");
        assert!(!of(r#","articleBody":"Text""#), "{free}");
    }
    assert!(!read(r#"{"@type":"NewsArticle","headline":"H"}"#).protected);
}

#[test]
fn the_articles_of_a_document_without_a_list_are_its_list() {
    let json = Json::parse(
        r#"{"@graph":[{"@type":"WebPage","name":"W"},{"@type":"NewsArticle","headline":"A","url":"https://a.example/"},
                {"@type":"BlogPosting","headline":"B","url":"https://b.example/"}]}"#,
    )
    .unwrap();

    let related = related_from_json(&json, None).unwrap().content;

    let titles: Vec<&str> = related.iter().map(|it| &*it.title).collect();
    assert_eq!(titles, ["A", "B"]);
}

#[test]
fn plain_texts_are_decoded_once_and_lose_their_tags() {
    let article = read(
        r#"{"@type":"NewsArticle","headline":"Nuts &amp; bolts&#8217;s","articleBody":"It&#039;s here &amp; there.",
                "description":"<p>Sum <b>words</b></p>"}"#,
    );

    assert_eq!(article.headline, "Nuts & bolts’s");
    assert_eq!(article.standfirst.as_deref(), Some("Sum words"));
    assert_eq!(article.blocks, [Block::paragraph("It's here & there.")]);
}

#[test]
fn a_list_may_be_written_at_length_and_a_person_have_several_names() {
    let article = read(
        r#"{"@graph":[{"@type":"NewsArticle","headline":"H","articleBody":"Words.",
                "datePublished":"2026-03-01T10:00:00+0100","image":{"@list":["https://n.example/boat.jpg"]},
                "author":{"@type":"Person","name":["Ada Roe","Li Na"]}}]}"#,
    );

    let names: Vec<&str> = article.authors.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Ada Roe", "Li Na"]);
    let image = article.image.map(|image| image.src);
    assert_eq!(image.as_deref(), Some("https://n.example/boat.jpg"));
    let published = article.published.map(|date| date.datetime);
    assert_eq!(published.as_deref(), Some("2026-03-01T10:00:00+01:00"));
}

fn heading(headline: &str, time: &str, datetime: &str) -> Block {
    let content = vec![
        Inline::Text(format!("{headline} ")),
        Inline::Time {
            datetime: datetime.to_owned(),
            content: vec![Inline::Text(time.to_owned())],
        },
    ];
    BlockKind::Heading { level: 2, content }.into()
}

#[test]
fn the_updates_of_a_live_blog_are_headings_with_their_times_and_texts() {
    let updates = r#""datePublished":"2026-03-01T08:00:00Z","liveBlogUpdate":[
        {"@type":"BlogPosting","headline":"It &amp; more","datePublished":"2026-03-02T10:42:00Z",
         "articleBody":"<p>The <b>latest</b>.</p>","author":{"name":"Awa"}},
        {"@type":"BlogPosting","articleBody":"No headline.","datePublished":"2026-03-01T10:00:00Z"},
        {"@type":"BlogPosting","headline":"Untimed","articleBody":"One.\n\nTwo."},
        {"@type":"BlogPosting","headline":"First","datePublished":"2026-03-01T09:30:00Z"}]}"#;
    let blog = |body: &str| {
        let start = r#"{"@type":"LiveBlogPosting","headline":"H","#;
        read(&[start, body, updates].concat())
    };
    let untimed = BlockKind::Heading {
        level: 2,
        content: vec![Inline::Text("Untimed".to_owned())],
    };
    let latest = blog("").blocks;

    assert_eq!(
        latest[0],
        heading("It & more", "2026-03-02 10:42", "2026-03-02T10:42:00Z")
    );
    assert!(matches!(&latest[1].kind, BlockKind::Paragraph(words) if words.len() == 3));
    assert_eq!(
        latest[2..],
        [
            Block::paragraph("No headline."),
            untimed.into(),
            Block::paragraph("One."),
            Block::paragraph("Two."),
            heading("First", "09:30", "2026-03-01T09:30:00Z"),
        ]
    );
    let with_body = blog(r#""articleBody":"In short.","#).blocks;
    assert_eq!(with_body[0], Block::paragraph("In short."));
    assert_eq!(with_body[1..], latest);
}

#[test]
fn a_live_blog_of_updates_alone_is_not_kept_back() {
    let article = read(
        r#"{"@type":"LiveBlogPosting","headline":"H","isAccessibleForFree":false,
            "liveBlogUpdate":{"@type":"BlogPosting","text":"Words."}}"#,
    );

    assert!(!article.protected);
    assert_eq!(article.blocks, [Block::paragraph("Words.")]);
}

/// An article in the short names of a context, which every other form of it must equal.
fn short() -> Article {
    read(
        r#"{"@type":"NewsArticle","headline":"H","articleBody":"Words.","url":"https://news.example/h",
            "datePublished":"2026-03-01","author":{"name":"Awa"},"inLanguage":"fr","keywords":["A","B"],
            "image":{"url":"https://news.example/i.jpg","width":640,"height":360},"publisher":{"name":"The Bend"}}"#,
    )
}

#[test]
fn names_with_the_prefix_of_schema_org_or_as_iris_mean_the_same() {
    let prefixed = |prefix: &str| {
        r#"{"@context":{"schema":"https://schema.org/"},"@type":"~NewsArticle","~headline":"H",
            "~articleBody":"Words.","~url":"https://news.example/h","~datePublished":"2026-03-01",
            "~author":{"@type":"~Person","~name":"Awa"},"~inLanguage":"fr","~keywords":["A","B"],
            "~image":{"~url":"https://news.example/i.jpg","~width":640,"~height":360},
            "~publisher":{"~name":"The Bend"}}"#
            .replace('~', prefix)
    };

    for prefix in PREFIXES {
        assert_eq!(read(&prefixed(prefix)), short(), "{prefix}");
    }
}

#[test]
fn the_expanded_form_of_json_ld_means_the_same() {
    let expanded = r#"[{"@type":["~NewsArticle"],"~headline":[{"@value":"H","@language":"fr"}],
        "~articleBody":[{"@value":"Words."}],"~url":[{"@id":"https://news.example/h"}],
        "~datePublished":[{"@type":"~Date","@value":"2026-03-01"}],
        "~author":[{"@list":[{"@id":"_:awa"}]}],"~inLanguage":[{"@value":"fr"}],
        "~keywords":[{"@value":"A"},{"@value":"B"}],"~isAccessibleForFree":[{"@value":true}],
        "~image":[{"~url":[{"@id":"https://news.example/i.jpg"}],"~width":[{"@value":640}],"~height":[{"@value":"360"}]}],
        "~publisher":[{"@id":"_:bend","@type":"~Organization"}]},
       {"@id":"_:awa","~name":[{"@value":"Awa"}]},{"@id":"_:bend","~name":[{"@value":"The Bend"}]}]"#;

    assert_eq!(read(&expanded.replace('~', "http://schema.org/")), short());
}

#[test]
fn one_value_may_be_in_an_array_and_several_without_one() {
    let article = read(
        r#"[{"@type":"NewsArticle","headline":["H"],"articleBody":["Words."],"url":["https://news.example/h"],
             "datePublished":["2026-03-01"],"author":[{"name":["Awa"]}],"inLanguage":["fr"],"keywords":"A, B",
             "image":[{"url":["https://news.example/i.jpg"],"width":["640"],"height":[360]}],
             "publisher":[{"name":"The Bend"}]}]"#,
    );

    assert_eq!(article, short());
}

#[test]
fn a_reference_finds_its_node_wherever_it_stands() {
    let article = read(
        r##"[{"@context":"https://schema.org","@graph":[
              {"@type":"WebPage","@id":"https://news.example/h","author":{"@id":"#awa","name":"Awa"},
               "primaryImageOfPage":{"@type":"ImageObject","@id":"#i","url":"https://news.example/i.jpg","width":640,"height":360}},
              {"@type":"NewsArticle","headline":"H","articleBody":"Words.","mainEntityOfPage":{"@id":"https://news.example/h"},
               "datePublished":"2026-03-01","inLanguage":"fr","keywords":["A","B"],
               "author":[{"@type":"Person","@id":"#awa"}],"image":[{"@id":"#i"}],"publisher":{"@id":"#p"}}]},
             {"@type":"Organization","@id":"#p","name":"The Bend"}]"##,
    );

    assert_eq!(article, short());
}

#[test]
fn a_body_in_a_cdata_section_is_what_is_in_it() {
    for body in ["<![CDATA[<p>Words.</p>]]>", "<![CDATA[ Words. ]]>"] {
        let article = read(&format!(
            r#"{{"@type":"NewsArticle","headline":"<![CDATA[H]]>","articleBody":"{body}"}}"#
        ));

        assert_eq!(article.headline, "H");
        assert_eq!(article.blocks, [Block::paragraph("Words.")], "{body}");
    }
}
