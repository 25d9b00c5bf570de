use super::*;

#[test]
fn every_format_is_found_by_its_name() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(format));
    }
    assert_eq!(Format::from_name("rss"), None);
}

#[test]
fn json_is_recognised_by_what_only_its_format_has() {
    for (text, format) in [
        (r#"{"headline":"H","blocks":[]}"#, Some(Format::ArticleJson)),
        (r#"{"related":[]}"#, Some(Format::ArticleJson)),
        (r#"[{"url":"/a","title":"A"}]"#, Some(Format::ArticleJson)),
        (
            r#"{"id":1,"title":{"rendered":"T"},"content":{"rendered":""}}"#,
            Some(Format::WordPress),
        ),
        (r#"[{"title":{"rendered":"T"}}]"#, Some(Format::WordPress)),
        (
            r#"{"ID":1,"title":"T","content":"","URL":"/t"}"#,
            Some(Format::WordPress),
        ),
        (r#"{"found":0,"posts":[]}"#, Some(Format::WordPress)),
        (
            r#"{"posts":[{"ID":1,"title":"T"}]}"#,
            Some(Format::WordPress),
        ),
        (r#"{"version":"…","items":[]}"#, Some(Format::JsonFeed)),
        (
            r#"{"url":"/a","title":"A","content_text":"…"}"#,
            Some(Format::JsonFeed),
        ),
        (r#"{"posts":[{}]}"#, Some(Format::Ghost)),
        (r#"{"title":"T","html":"","url":"/t"}"#, Some(Format::Ghost)),
        (
            r#"{"@type":"NewsArticle","headline":"H"}"#,
            Some(Format::JsonLd),
        ),
        (r#"{"@context":"…","@graph":[]}"#, Some(Format::JsonLd)),
        (r#"[{"@type":"NewsArticle"}]"#, Some(Format::JsonLd)),
        (
            r#"{"type":"story","headlines":{"basic":"H"}}"#,
            Some(Format::Ans),
        ),
        (
            r#"{"type":"story","content_elements":[]}"#,
            Some(Format::Ans),
        ),
        (r#"{"code":"rest_no_route","data":{"status":404}}"#, None),
        ("[]", None),
        ("7", None),
    ] {
        assert_eq!(Format::of(&Json::parse(text).unwrap()), format, "{text}");
    }
}
