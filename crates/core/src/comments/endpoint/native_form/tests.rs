use super::*;
use crate::comments::test_support::{read_endpoint, read_fields};

fn subject() -> Subject {
    let url = "https://news.example/story?page=2".to_owned();
    Subject {
        article: "17".to_owned(),
        title: "L’eau".to_owned(),
        parent: "3".to_owned(),
        lang: "fr".to_owned(),
        page: url.clone(),
        url,
        ..Subject::default()
    }
}

fn endpoint(preset: Option<&str>, settings: &str) -> Endpoint {
    let settings = Json::parse(settings).expect("the test's settings are JSON");
    let (endpoint, diagnostics) = read_endpoint(&settings, preset, None);
    assert_eq!(diagnostics, []);
    endpoint.expect("an endpoint")
}

fn form(preset: &str, settings: &str) -> Option<NativeForm> {
    let fields = r#"["comment","name","email","website",{"name":"city","type":"hidden","value":"Niamey"},
            {"name":"terms","type":"consent","version":"4","label":"Yes"}]"#;
    let (fields, _) = read_fields(&Json::parse(fields)?, None);
    endpoint(Some(preset), settings).native_form(&subject(), &fields)
}

/// Returns the entries that the form sends, with `*` for the value of a control.
fn written(form: &NativeForm) -> Vec<String> {
    let names = form
        .names
        .iter()
        .map(|(own, name)| [name, "=*", own].concat());
    let hidden = form
        .hidden
        .iter()
        .map(|(name, value)| [name, "=", value].concat());
    names.chain(hidden).collect()
}

#[test]
fn a_form_carries_what_wordpress_asks_for() {
    let form = form(
        "wordpress-form",
        r#"{"url":"https://c.example/wp-comments-post.php"}"#,
    )
    .unwrap();

    assert_eq!(form.action, "https://c.example/wp-comments-post.php");
    assert!(!form.is_multipart);
    assert_eq!(
        written(&form),
        [
            "comment=*comment",
            "author=*name",
            "email=*email",
            "url=*website",
            "wp-comment-cookies-consent=*remember",
            "terms=*terms",
            "comment_post_ID=17",
            "comment_parent=3",
            "redirect_to=https://news.example/story?page=2",
            "city=Niamey",
        ]
    );
}

#[test]
fn a_service_is_told_the_way_back_and_only_by_a_form() {
    let settings = r#"{"url":"https://c.example/f","parameters":{"form":"f"}}"#;
    let back = "https://news.example/story?page=2";

    let staticman = form("staticman", settings).unwrap();
    let formspree = form("formspree", settings).unwrap();
    let netlify = form("netlify", settings).unwrap();

    let has = |form: &NativeForm, entry: &str| written(form).iter().any(|it| it == entry);
    assert!(has(&staticman, &format!("options[redirect]={back}")));
    assert!(has(&staticman, "fields[message]=*comment"));
    assert!(has(&staticman, "options[slug]=17"));
    assert!(has(&formspree, &format!("_next={back}")));
    assert!(has(&formspree, "_gotcha=*honeypot"));
    assert!(has(&netlify, "form-name=f"));
    let request = endpoint(Some("formspree"), settings).request(&Comment::default());
    assert!(!format!("{request:?}").contains("_next"));
}

#[test]
fn json_is_sent_as_a_form_where_the_settings_say_that_it_is_taken() {
    let url = r#""url":"https://c.example/comments""#;

    assert_eq!(form("problem-json", &format!("{{{url}}}")), None);
    let form = form("problem-json", &format!(r#"{{{url},"htmlForm":true}}"#)).unwrap();
    assert_eq!(
        written(&form),
        [
            "comment=*comment",
            "name=*name",
            "email=*email",
            "website=*website",
            "honeypot=*honeypot",
            "terms=*terms",
            "article=17",
            "parent=3",
            "city=Niamey",
        ]
    );
}

#[test]
fn the_address_holds_what_is_known() {
    let settings = r#"{"url":"https://c.example/{article}/{site}","encoding":"multipart",
            "query":{"to":"{parent}"},"parameters":{"site":"a/b"}}"#;

    let form = form("problem-json", settings).unwrap();

    assert_eq!(form.action, "https://c.example/17/a%2Fb?to=3");
    assert!(form.is_multipart);
}

#[test]
fn what_only_a_script_can_send_is_no_plain_form() {
    for settings in [
        r#""htmlForm":false"#,
        r#""method":"PUT""#,
        r#""headers":{"x-site":"n"}"#,
        r#""signIn":{"url":"/in"}"#,
        r#""url":"https://c.example/{name}""#,
        r#""query":{"after":"{elapsed}"}"#,
        r#""query":{"by":"{userAgent}"}"#,
        r#""query":{"at":"{termsTime}"}"#,
        r#""body":{"comment":"By {name}: {comment}"}"#,
        r#""body":{"comment":"{comment:html}"}"#,
        r#""body":{"again":"{comment}"}"#,
        r#""body":{"comment":null},"extraFields":null"#,
        r#""body":{"post":"{title:number}"}"#,
    ] {
        let settings =
            format!(r#"{{"url":"https://c.example/c","encoding":"urlencoded",{settings}}}"#);
        assert_eq!(form("problem-json", &settings), None, "{settings}");
    }
    let endpoint = endpoint(
        None,
        r#"{"url":"https://c.example/c","encoding":"urlencoded"}"#,
    );
    assert!(
        endpoint
            .native_form(&subject(), &Fields::default())
            .is_some()
    );
    let of_nothing = endpoint.native_form(&Subject::default(), &Fields::default());
    assert_eq!(of_nothing, None, "a comment that belongs to no article");
}
