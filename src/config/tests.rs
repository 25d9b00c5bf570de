use super::*;
use article_widget_core::article::embed_provider::Provider;
use article_widget_core::comments::endpoint::{Credentials, TokenSource};
use article_widget_core::comments::options::CommentAccess;
use article_widget_core::json::arbitrary::any_json;
use article_widget_core::related::options::Layout;
use proptest::prelude::*;

const PAGE: Option<&str> = Some("https://news.example/story");

fn read(text: &str) -> (Config, Vec<String>) {
    let json = Json::parse(text).expect("the test's text is JSON");
    let (config, diagnostics) = Config::read(&json, PAGE);
    (
        config,
        diagnostics.iter().map(Diagnostic::to_string).collect(),
    )
}

#[test]
fn a_format_is_known_by_the_name_that_it_had() {
    let (config, diagnostics) = read(r#"{"format":"typed"}"#);
    assert_eq!(config.format, Some(Format::ArticleJson));
    assert_eq!(diagnostics, ["format: expected its new name, article-json"]);

    let (config, diagnostics) = read(r#"{"format":"article-json"}"#);
    assert_eq!(config.format, Some(Format::ArticleJson));
    assert_eq!(diagnostics, [""; 0]);
}

#[test]
fn attributes_are_enough_for_the_main_job() {
    let (config, diagnostics) = read(
        r#"{"src":"a.txt","srclang":"fr","related":"r.json","endpoint":"/comments","lang":"fr-CA"}"#,
    );

    assert_eq!(diagnostics, [""; 0]);
    assert_eq!(config.src.as_deref(), Some("https://news.example/a.txt"));
    assert_eq!(config.srclang.as_deref(), Some("fr"));
    assert_eq!(
        config.related,
        Some(RelatedSource::Url("https://news.example/r.json".to_owned()))
    );
    let endpoint = config.comments.endpoint.as_ref();
    assert_eq!(
        endpoint.map(|it| it.url.as_str()),
        Some("https://news.example/comments")
    );
    assert_eq!(config.lang, "fr-CA");
}

#[test]
fn an_empty_object_is_the_default() {
    assert_eq!(read("{}"), (Config::default(), vec![]));
}

#[test]
fn objects_say_more_than_attributes_can() {
    let (config, diagnostics) = read(
        r#"{"article":{"headline":"H"},"related":{"items":[{"url":"/b","title":"B"}]},
                "endpoint":{"url":"/c","timeout":5000,"body":{"site":1}},
                "messages":{"submit":"Send"},"headingLevel":1}"#,
    );

    assert_eq!(diagnostics, [""; 0]);
    assert_eq!(config.article.unwrap().headline, "H");
    let endpoint = config.comments.endpoint.as_ref().expect("an endpoint");
    assert_eq!(endpoint.timeout, 5_000);
    assert_eq!(endpoint.body.get("site"), Some(&Json::Number(1.0)));
    assert_eq!(config.heading_level, 1);
}

#[test]
fn the_look_is_switched_by_attributes_as_html_switches_and_by_booleans() {
    let display = |text: &str| read(text).0.article_options;
    let default = ArticleOptions::default();

    assert_eq!(display("{}"), default);
    for yes in ["\"\"", "\"true\"", "\"drop-cap\"", "true"] {
        let settings = format!(r#"{{"dropCap":{yes}}}"#);
        assert!(display(&settings).drop_cap, "{yes}");
    }
    for no in ["\"false\"", "false"] {
        let settings = format!(r#"{{"hyphens":{no},"readingTime":true}}"#);
        let expected = ArticleOptions {
            hyphens: false,
            reading_time: true,
            ..default
        };
        assert_eq!(display(&settings), expected, "{no}");
    }
    assert_eq!(
        read(r#"{"hyphens":"manual","dropCap":3}"#),
        (
            Config::default(),
            vec![
                "dropCap: expected true or false, got 3".to_owned(),
                "hyphens: expected true or false, got \"manual\"".to_owned(),
            ]
        )
    );
}

#[test]
fn in_a_frame_comments_carry_no_cookies() {
    let (config, diagnostics) = read(
        r#"{"framed":true,"endpoint":{"url":"/c","preset":"remark42","parameters":{"site":"s"}},
                "fields":"comment name"}"#,
    );

    assert_eq!(diagnostics, [""; 0]);
    let endpoint = config.comments.endpoint.as_ref().expect("an endpoint");
    assert_eq!(endpoint.credentials, Credentials::Omit);
    let sign_in = endpoint
        .token_request
        .as_ref()
        .expect("a request before it");
    assert_eq!(sign_in.credentials, Credentials::Omit);
    let is_cookie = |(_, token): &(_, TokenSource)| matches!(token, TokenSource::Cookie(_));
    assert!(!sign_in.headers.iter().any(is_cookie));
}

#[test]
fn in_a_frame_no_form_leaves_it() {
    let (config, diagnostics) =
        read(r#"{"framed":true,"endpoint":"/c","endpointPreset":"wordpress-form"}"#);
    assert_eq!(config.comments.endpoint, None);
    assert_eq!(
        diagnostics,
        ["endpoint.encoding: expected json, urlencoded or multipart, since this is a frame"]
    );

    let (config, diagnostics) = read(
        r#"{"framed":true,"endpoint":{"url":"/c","preset":"netlify","parameters":{"form":"f"}}}"#,
    );
    let endpoint = config.comments.endpoint.as_ref().expect("an endpoint");
    assert_eq!((&endpoint.html_form, diagnostics), (&None, vec![]));
}

#[test]
fn comments_are_taken_as_the_host_says() {
    let (config, diagnostics) = read(
        r#"{"endpoint":"/wp-json/wp/v2/comments","endpointPreset":"wordpress","articleId":17,
                "fields":"name comment","required":"name","parent":{"id":"4","name":"Awa"},
                "comments":"sign-in","signIn":"/login","preview":""}"#,
    );

    assert_eq!(diagnostics, [""; 0]);
    let comments = &config.comments;
    let endpoint = comments.endpoint.as_ref().expect("an endpoint");
    assert!(endpoint.body.get("author_name").is_some());
    let names: Vec<&str> = comments.fields.iter().map(|field| &*field.name).collect();
    assert_eq!(names, ["name", "comment"]);
    assert_eq!(comments.article_id.as_deref(), Some("17"));
    let parent = comments.parent.as_ref().expect("a parent");
    assert_eq!((&*parent.id, parent.name.as_deref()), ("4", Some("Awa")));
    assert_eq!(comments.access, CommentAccess::SignIn);
    assert_eq!(
        comments.sign_in.as_deref(),
        Some("https://news.example/login")
    );
    assert!(comments.preview);
}

#[test]
fn every_error_names_its_setting_and_what_was_expected() {
    let diagnostics = |text| read(text).1.join("; ");

    assert_eq!(
        diagnostics(r#"{"src":7}"#),
        "src: expected an http or https URL, got 7"
    );
    assert_eq!(
        diagnostics(r#"{"src":"javascript:x"}"#),
        "src: expected an http or https URL, got \"javascript:x\""
    );
    assert_eq!(
        diagnostics(r#"{"lang":"français"}"#),
        "lang: expected a BCP 47 language tag, got \"français\""
    );
    assert_eq!(
        diagnostics(r#"{"headingLevel":"9"}"#),
        "headingLevel: expected a whole number from 1 to 5, got \"9\""
    );
    assert_eq!(
        diagnostics(r#"{"endpoint":{"url":"/c","timeout":"soon"}}"#),
        "endpoint.timeout: expected milliseconds from 1 to 600000, got \"soon\""
    );
    assert_eq!(
        diagnostics(r#"{"endpoint":{}}"#),
        "endpoint.url: expected an http or https URL, with placeholders only behind its host"
    );
    assert_eq!(
        diagnostics(r#"{"comments":"no","parent":true,"articleId":[]}"#),
        "articleId: expected a string or a number, got an array; \
             parent: expected a string or a number, got true; \
             comments: expected one of open, closed, sign-in, got \"no\""
    );
    assert_eq!(
        diagnostics(r#"{"required":"nom"}"#),
        "required: expected a list of comment, name, email, website, got \"nom\""
    );
    assert!(diagnostics(r#"{"sorce":"a"}"#).starts_with("sorce: expected one of anchors, article"));
    assert!(diagnostics(r#"{"article":{"headline":1}}"#).contains("headline: expected a string"));
}

#[test]
fn related_articles_are_set_and_linked_to_as_the_host_says() {
    let (config, diagnostics) = read(
        r#"{"relatedLayout":"grid","relatedDots":"","relatedPosition":true,
                "relatedTarget":"_blank","relatedRel":"noopener nofollow"}"#,
    );
    assert_eq!(diagnostics, [""; 0]);
    assert_eq!(
        config.related_options,
        RelatedOptions {
            layout: Layout::Grid,
            dots: true,
            position: true,
            target: Some("_blank".into()),
            rel: Some("noopener nofollow".into()),
        }
    );

    let (config, diagnostics) = read(
        r#"{"relatedLayout":"masonry","relatedDots":"many","relatedTarget":"_new","relatedRel":"<a>"}"#,
    );
    assert_eq!(config.related_options, RelatedOptions::default());
    assert_eq!(
        diagnostics,
        [
            "relatedLayout: expected one of carousel, grid, list, got \"masonry\"",
            "relatedDots: expected true or false, got \"many\"",
            "relatedTarget: expected a window's name, or _blank, _self, _parent or _top, got \"_new\"",
            "relatedRel: expected link types with spaces between them, got \"<a>\"",
        ]
    );
}

#[test]
fn consent_is_given_to_all_or_by_name() {
    let given = |text: &str| {
        let (config, diagnostics) = read(&format!(r#"{{"consent":{text}}}"#));
        let names: Vec<&str> = Provider::ALL
            .into_iter()
            .filter(|provider| config.consent.includes(*provider))
            .map(Provider::name)
            .collect();
        (names.join(" "), diagnostics.join("; "))
    };
    let none = String::new;
    let all = "youtube vimeo x instagram tiktok spotify facebook".to_owned();
    let diagnostic = |path: &str, got: &str| {
        format!(
            "{path}: expected all, or a list of \
             youtube, vimeo, x, instagram, tiktok, spotify, facebook, got {got}"
        )
    };

    assert_eq!(given("true"), (all.clone(), none()));
    assert_eq!(given("\" all \""), (all, none()));
    assert_eq!(given("false"), (none(), none()));
    assert_eq!(given("\"\""), (none(), none()));
    assert_eq!(given("\"x youtube\""), ("youtube x".to_owned(), none()));
    assert_eq!(given("[\"vimeo\"]"), ("vimeo".to_owned(), none()));
    assert_eq!(
        given("[\"vimeo\",7]"),
        ("vimeo".to_owned(), diagnostic("consent[1]", "7"))
    );
    assert_eq!(
        given("\"myspace\""),
        (none(), diagnostic("consent", "\"myspace\""))
    );
    assert_eq!(given("7"), (none(), diagnostic("consent", "7")));
}

#[test]
fn an_article_that_cannot_be_used_is_a_failure_and_none_at_all_is_not() {
    assert!(read(r#"{"src":"javascript:x"}"#).0.article_failed);
    assert!(read(r#"{"article":"{broken"}"#).0.article_failed);
    assert!(!read(r#"{"src":"/a.txt","article":{}}"#).0.article_failed);
    assert!(!read("{}").0.article_failed);
}

#[test]
fn an_article_or_a_list_may_be_given_as_it_came_from_the_publishers_system() {
    let (config, diagnostics) = read(
        r#"{"article":{"title":{"rendered":"L&#8217;eau"},"content":{"rendered":"<p>Text</p>"},"link":7},
                "related":[{"link":"/b","title":{"rendered":"B"}},{"title":{"rendered":"C"}}]}"#,
    );

    assert_eq!(config.article.unwrap().headline, "L’eau");
    let Some(RelatedSource::Items(related)) = config.related else {
        panic!("a list is read where it is given");
    };
    assert_eq!(related.len(), 1);
    assert_eq!(related[0].url, "https://news.example/b");
    assert_eq!(
        diagnostics,
        [
            "article.link: expected an http or https URL, got 7",
            "related[1].link: expected a string that is not blank"
        ]
    );
}

#[test]
fn a_format_is_one_of_those_that_are_read() {
    let (config, diagnostics) = read(r#"{"src":"/a.html","format":"html"}"#);
    assert_eq!(diagnostics, [""; 0]);
    assert_eq!(config.format, Some(Format::Html));

    let (config, diagnostics) = read(r#"{"src":"/a.xml","format":"rss"}"#);
    assert_eq!(config.format, None);
    assert_eq!(
        diagnostics,
        [
            "format: expected one of article-json, wordpress, json-feed, ghost, json-ld, ans, html, text, got \"rss\""
        ]
    );
}

#[test]
fn a_text_is_an_article_only_where_its_format_is_named() {
    let headline = |text| read(text).0.article.map(|it| it.headline.clone());

    let html = r#"{"article":"<h1>H</h1><p>Text</p>","format":"html"}"#;
    assert_eq!(headline(html).as_deref(), Some("H"));
    assert_eq!(headline(r#"{"article":"H\n\nText"}"#), None);
}

proptest! {
    #[test]
    fn no_value_of_a_setting_makes_it_panic(name in "[a-zA-Z]{0,12}", value in any_json()) {
        for name in SETTING_NAMES.into_iter().chain([name.as_str()]) {
            let json = Json::Object(vec![(name.to_owned(), value.clone())]);
            let _ = Config::read(&json, PAGE);
        }
    }
}
