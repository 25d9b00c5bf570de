use crate::{Format, article_from_json, related_from_json};
use article_widget_core::article::Block;
use article_widget_core::json::Json;

const POST: &str = r#"{"ID":7,"site_ID":3,"title":"Rain &amp; wind&#8217;s end","URL":"https://blog.example/rain",
    "date":"2026-03-01T10:00:00+01:00","modified":"2026-03-02T08:00:00+01:00",
    "content":"<p>It &amp; all.</p>\n<p>Dry.</p>","excerpt":"<p>A <em>dry</em> spell</p>\n",
    "author":{"ID":1,"name":"Ada &amp; Co","nice_name":"ada","URL":"https://blog.example/ada"},
    "featured_image":"https://blog.example/rain.jpg",
    "post_thumbnail":{"ID":9,"URL":"https://blog.example/rain.jpg","width":1200,"height":800},
    "tags":{"Sky":{"ID":1,"name":"Sky","slug":"sky"},"R&amp;D":{"ID":2,"name":"R&amp;D","slug":"r-d"}},
    "categories":{"Uncategorized":{"name":"Uncategorized","slug":"uncategorized"},
                  "Weather":{"name":"Weather","slug":"weather"}}}"#;

fn json(text: &str) -> Json {
    Json::parse(text).expect("the test's text is JSON")
}

#[test]
fn a_post_tells_all_that_a_post_of_an_own_site_does() {
    for format in [None, Some(Format::WordPress)] {
        let parsed = article_from_json(&json(POST), format, None).unwrap();
        let article = parsed.content;

        assert_eq!(parsed.diagnostics, []);
        assert_eq!(article.headline, "Rain & wind’s end");
        assert_eq!(article.standfirst.as_deref(), Some("A dry spell"));
        assert_eq!(article.url.as_deref(), Some("https://blog.example/rain"));
        assert_eq!(
            article.published.unwrap().datetime,
            "2026-03-01T10:00:00+01:00"
        );
        assert_eq!(
            article.modified.unwrap().datetime,
            "2026-03-02T08:00:00+01:00"
        );
        assert_eq!(article.authors[0].name, "Ada & Co");
        assert_eq!(
            article.authors[0].url.as_deref(),
            Some("https://blog.example/ada")
        );
        let image = article.image.unwrap();
        assert_eq!(image.src, "https://blog.example/rain.jpg");
        assert_eq!(image.size, Some((1200, 800)));
        assert_eq!(article.tags, ["Sky", "R&D"]);
        assert_eq!(article.section.as_deref(), Some("Weather"));
        assert_eq!(
            article.blocks,
            [Block::paragraph("It & all."), Block::paragraph("Dry.")]
        );
        assert!(!article.protected);
    }
}

#[test]
fn a_list_is_told_from_one_of_ghost() {
    let list = json(&[r#"{"found":1,"posts":["#, POST, "]}"].concat());
    let without_count = json(&[r#"{"posts":["#, POST, "]}"].concat());
    let ghost =
        json(r#"{"posts":[{"id":"7","title":"H","url":"https://ghost.example/"}],"meta":{}}"#);

    for list in [&list, &without_count] {
        assert_eq!(Format::of(list), Some(Format::WordPress));
        let related = related_from_json(list, None).unwrap();
        assert_eq!(related.diagnostics, []);
        let [card] = &related.content[..] else {
            panic!("a list of one has one card");
        };
        assert_eq!(card.title, "Rain & wind’s end");
        assert_eq!(card.url, "https://blog.example/rain");
        assert_eq!(card.image.as_deref(), Some("https://blog.example/rain.jpg"));
        assert_eq!(card.section.as_deref(), Some("Weather"));
        let article = article_from_json(list, None, None).unwrap();
        assert_eq!(article.content.headline, "Rain & wind’s end");
    }
    assert_eq!(Format::of(&ghost), Some(Format::Ghost));
    let none = related_from_json(&json(r#"{"found":0,"posts":[]}"#), None).unwrap();
    assert_eq!(none.content, []);
}

#[test]
fn a_post_without_a_thumbnail_has_its_featured_image_and_one_with_a_password_no_text() {
    let post = json(
        r#"{"ID":7,"title":"H","URL":"https://blog.example/h","content":"","password":"x","post_thumbnail":null,
            "featured_image":"https://blog.example/i.jpg","tags":{},"categories":{},"author":false}"#,
    );

    let article = article_from_json(&post, None, None).unwrap().content;

    assert_eq!(article.image.unwrap().src, "https://blog.example/i.jpg");
    assert!(article.protected);
}
