use super::*;
use article_widget_core::article::Block;
use article_widget_core::json::arbitrary::any_json;
use proptest::prelude::*;

fn read(text: &str, content_type: Option<&str>) -> Result<Article, SourceError> {
    let reading = article(Document {
        text,
        content_type,
        base: None,
        format: None,
    })?;
    Ok(reading.content)
}

#[test]
fn the_format_is_recognised_from_the_content() {
    let plain = read("A headline\n\nA paragraph.", None).unwrap();
    let typed = read(
        r#"{"headline":"A headline","blocks":["A paragraph."]}"#,
        None,
    )
    .unwrap();

    assert_eq!(plain, typed);
}

#[test]
fn an_error_page_is_never_set_as_a_story() {
    let page = read("<!doctype html><title>Not found</title>", Some("text/html"));
    let served_as_html = read("Not found", Some("text/html; charset=utf-8"));

    assert_eq!(page, Err(SourceError::UnknownFormat));
    assert_eq!(served_as_html, Err(SourceError::UnknownFormat));
}

#[test]
fn nothing_and_broken_json_are_errors_with_a_name() {
    assert_eq!(read(" \u{FEFF}\n", None), Err(SourceError::Empty));
    assert_eq!(read("{\"headline\":", None), Err(SourceError::NotJson));
    assert_eq!(
        read("oops", Some("application/json")),
        Err(SourceError::NotJson)
    );
}

#[test]
fn json_is_read_as_pages_have_it() {
    let expected = read(
        r#"{"@type":"Article","headline":"H","articleBody":"A.\n\nB."}"#,
        None,
    );
    let json = "{\"@type\":\"Article\",\"headline\":\"H\",\"articleBody\":\"A.\n\nB.\"}";
    for text in [
        json.to_owned(),
        format!("\u{FEFF}{json};"),
        format!("[{json}];"),
        format!("<!-- {json} -->"),
        format!("<![CDATA[{json}]]>"),
        format!("//<![CDATA[\n{json}\n//]]>"),
        format!("/* <![CDATA[ */ {json} /* ]]> */"),
    ] {
        assert_eq!(read(&text, None), expected, "{text}");
        let served = read(&text, Some("application/ld+json"));
        assert_eq!(served, expected, "{text}");
    }
    let list = related(Document {
        text: "<!-- [{\"url\":\"https://news.example/a\",\"title\":\"A\ntitle\"}] -->",
        content_type: None,
        base: None,
        format: None,
    });
    assert_eq!(list.unwrap().content.len(), 1);
}

#[test]
fn what_only_begins_as_nearly_json_does_is_what_it_was() {
    let page = read("<!-- {} --><html><h1>Not found</h1></html>", None);
    let text = read("// A headline\n\nWords.", None).unwrap();

    assert_eq!(page, Err(SourceError::UnknownFormat));
    assert_eq!(text.headline, "// A headline");
}

#[test]
fn a_format_that_is_named_is_not_guessed() {
    let named = |text, format| {
        article(Document {
            text,
            content_type: Some("text/html"),
            base: None,
            format: Some(format),
        })
    };

    let html = named("<h1>A headline</h1><p>A paragraph.</p>", Format::Html).unwrap();
    let text = named("{A headline}\n\n<p>A paragraph.</p>", Format::Text).unwrap();

    assert_eq!(
        html.content,
        read("A headline\n\nA paragraph.", None).unwrap()
    );
    assert_eq!(text.content.headline, "{A headline}");
    assert_eq!(
        text.content.blocks,
        [Block::paragraph("<p>A paragraph.</p>")]
    );
    assert_eq!(
        named("<p>No heading.</p>", Format::Html)
            .unwrap_err()
            .to_string(),
        "html: expected an article with a heading"
    );
    assert_eq!(named("<p>", Format::Ghost), Err(SourceError::NotJson));
}

#[test]
fn a_headline_in_brackets_is_a_headline() {
    let article = read("[Direct] Mali\n\nA paragraph.", Some("text/plain")).unwrap();

    assert_eq!(article.headline, "[Direct] Mali");
}

const FIXTURES: [&str; 9] = [
    include_str!("../../../tests/sources/rich/typed.json"),
    include_str!("../../../tests/sources/rich/json-feed.json"),
    include_str!("../../../tests/sources/rich/ghost.json"),
    include_str!("../../../tests/sources/rich/ans.json"),
    include_str!("../../../tests/sources/plain/json-ld.json"),
    include_str!("../../../tests/sources/wordpress/blocks.json"),
    include_str!("../../../tests/sources/wordpress/posts.json"),
    include_str!("../../../tests/sources/wordpress/protected.json"),
    include_str!("../../../demo/related.json"),
];

/// Replaces the value with `other` that is visited after `left` values, depth first.
fn replace(json: &mut Json, left: &mut usize, other: &Json) {
    if *left == 0 {
        *json = other.clone();
    }
    *left = left.wrapping_sub(1);
    match json {
        Json::Array(items) => items.iter_mut().for_each(|it| replace(it, left, other)),
        Json::Object(members) => members
            .iter_mut()
            .for_each(|it| replace(&mut it.1, left, other)),
        _ => {}
    }
}

fn read_in_every_way(json: &Json) {
    for format in [None].into_iter().chain(Format::ALL.map(Some)) {
        if let Ok(reading) = article_from_json(json, format, Some("https://news.example/")) {
            assert!(!reading.content.headline.trim().is_empty());
            assert!(reading.diagnostics.len() <= 20);
        }
    }
    let _ = related_from_json(json, None);
}

proptest! {
    #[test]
    fn no_json_makes_a_source_panic(json in any_json()) {
        read_in_every_way(&json);
    }

    #[test]
    fn no_part_of_a_document_that_is_something_else_makes_a_source_panic(
        fixture in prop::sample::select(&FIXTURES),
        place in 0usize..600,
        other in any_json(),
    ) {
        let mut json = Json::parse(fixture).expect("a fixture is JSON");
        let mut left = place;
        replace(&mut json, &mut left, &other);
        read_in_every_way(&json);
    }

    #[test]
    fn no_text_makes_a_source_panic(text in any::<String>(), format in 0usize..=8) {
        let format = Format::ALL.get(format).copied();
        let _ = article(Document { text: &text, content_type: None, base: None, format });
        let _ = related(Document { text: &text, content_type: None, base: None, format });
    }
}
