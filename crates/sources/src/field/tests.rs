use super::*;
use article_widget_core::article::plain_text;

fn diagnostics(read: impl Fn(Field<'_>), text: &str) -> Vec<String> {
    let json = Json::parse(text).expect("the test's text is JSON");
    let document = SourceDocument::new(None);
    read(document.root(&json));
    let diagnostics = document.into_parsed(()).diagnostics;
    diagnostics.iter().map(ToString::to_string).collect()
}

#[test]
fn what_cannot_be_used_is_reported_by_its_path() {
    let text = r#"{"posts":[{},{"title":7,"date":"soon","lang":"?","url":"javascript:x"}]}"#;

    let diagnostics = diagnostics(
        |root| {
            for post in root.items("posts") {
                assert_eq!(post.text("title"), None);
                assert_eq!(post.date("date"), None);
                assert_eq!(post.lang("lang"), None);
                assert_eq!(post.address("url", UrlPurpose::Link), None);
            }
            assert!(root.items("pages").is_empty());
        },
        text,
    );

    assert_eq!(
        diagnostics,
        [
            "posts[1].title: expected a string, got 7",
            "posts[1].date: expected an RFC 3339 date, got \"soon\"",
            "posts[1].lang: expected a BCP 47 language tag, got \"?\"",
            "posts[1].url: expected an http, https, mailto or tel URL, got \"javascript:x\"",
        ]
    );
}

#[test]
fn a_missing_or_blank_value_is_no_error() {
    let diagnostics = diagnostics(
        |root| {
            for key in ["missing", "null", "blank"] {
                assert_eq!(root.text(key), None);
                assert_eq!(root.date(key), None);
                assert_eq!(root.address(key, UrlPurpose::Image), None);
            }
        },
        r#"{"null":null,"blank":" "}"#,
    );

    assert_eq!(diagnostics, [""; 0]);
}

#[test]
fn control_characters_are_stripped_and_line_ends_are_spaces() {
    assert_eq!(
        line(" a\u{0}b\r\n\tc\u{7f} \u{a0}d\u{202f}! "),
        "ab c \u{a0}d\u{202f}!"
    );
}

#[test]
fn sizes_are_whole_pixels_however_they_are_written() {
    for (text, size) in [
        (r#"{"width":640,"height":"360"}"#, Some((640, 360))),
        (r#"{"width":"640","height":360.4}"#, Some((640, 360))),
        (r#"{"width":0,"height":360}"#, None),
        (r#"{"width":-1,"height":360}"#, None),
        (r#"{"width":1e9,"height":360}"#, None),
        (r#"{"width":[],"height":{}}"#, None),
    ] {
        let json = Json::parse(text).unwrap();

        assert_eq!(SourceDocument::new(None).root(&json).size(), size, "{text}");
    }
}

#[test]
fn a_cdata_section_around_a_text_is_no_part_of_it() {
    let text = r#"{"title":"<![CDATA[Rain & wind]]>","html":" <![CDATA[ <p>A <b>word</b>.</p> ]]>\n",
        "none":"<![CDATA[]]>","inside":"a <![CDATA[b"}"#;

    let diagnostics = diagnostics(
        |item| {
            assert_eq!(item.text("title").as_deref(), Some("Rain & wind"));
            assert_eq!(item.text("none"), None);
            assert_eq!(item.html("html").len(), 1);
            assert_eq!(plain_text(&item.inlines("html")), "A word.");
            assert_eq!(item.text("inside").as_deref(), Some("a <![CDATA[b"));
        },
        text,
    );

    assert_eq!(diagnostics, [""; 0]);
}
