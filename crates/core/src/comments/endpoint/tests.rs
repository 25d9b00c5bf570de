use super::*;
use crate::comments::test_support::{check, read_endpoint, read_fields};
use proptest::prelude::*;

fn endpoint(settings: &str) -> Endpoint {
    let settings = Json::parse(settings).expect("the test's settings are JSON");
    let (endpoint, diagnostics) = read_endpoint(&settings, None, Some("https://news.example/"));
    assert_eq!(diagnostics, []);
    endpoint.expect("an endpoint")
}

fn comment() -> Comment {
    let mut comment = Comment {
        key: "k1".to_owned(),
        ..Comment::default()
    };
    comment.subject.article = "17".to_owned();
    comment.subject.url = "https://news.example/a%20story?x=1".to_owned();
    comment.subject.title = "L’eau & nous".to_owned();
    comment.set("comment", Json::from("Bien dit \"!\"\nMerci."));
    comment.set("name", Json::from("Awa"));
    comment.set("city", Json::from("Niamey"));
    comment.set("terms", Json::Bool(true));
    comment.set("news", Json::Bool(false));
    comment.added.push(("token".to_owned(), "t".to_owned()));
    comment
}

fn sent(settings: &str) -> Request {
    let request = endpoint(settings).request(&comment());
    request.expect("a request")
}

fn text(request: &Request) -> &str {
    match &request.body {
        RequestBody::Text(text) => text,
        other => panic!("a text, not {other:?}"),
    }
}

#[test]
fn a_comment_becomes_one_json_object() {
    let request = sent(r#"{"url":"/comments"}"#);

    assert_eq!(request.url, "https://news.example/comments");
    assert_eq!(
        text(&request),
        r#"{"article":"17","comment":"Bien dit \"!\"\nMerci.","name":"Awa","elapsed":0,"city":"Niamey","terms":true,"token":"t"}"#
    );
}

#[test]
fn no_header_surprises_a_preflight_unless_it_was_asked_for() {
    let plain = sent(r#"{"url":"/c"}"#);
    let asked = sent(r#"{"url":"/c","headers":{"x-site":"news"},"idempotency":"idempotency-key"}"#);

    let names = |request: &Request| -> Vec<String> {
        request
            .headers
            .iter()
            .map(|header| header.0.clone())
            .collect()
    };
    assert_eq!(names(&plain), ["accept", "content-type"]);
    assert_eq!(
        names(&asked),
        ["accept", "content-type", "idempotency-key", "x-site"]
    );
    assert_eq!(asked.headers[2].1, "\"k1\"");
}

#[test]
fn a_form_is_written_with_nested_names_as_a_body_or_as_a_page() {
    let body = r#""url":"/c","body":{"article":null,"honeypot":null,"elapsed":null,"comment":null,"name":null,
            "fields":{"message":"{comment}"},"post":"{article:number}"},"extraFields":"fields[{field}]""#;
    let written = "fields%5Bmessage%5D=Bien%20dit%20%22%21%22%0AMerci.&fields%5Bname%5D=Awa&fields%5Bcity%5D=Niamey\
             &fields%5Bterms%5D=true&post=17&token=t";

    let form = sent(&format!(r#"{{"encoding":"urlencoded",{body}}}"#));
    let page = sent(&format!(r#"{{"encoding":"navigation",{body}}}"#));

    assert_eq!(text(&form), written);
    assert!(form.headers.contains(&(
        "content-type".to_owned(),
        "application/x-www-form-urlencoded".to_owned()
    )));
    let RequestBody::Form(entries) = page.body else {
        panic!("a form leaves the page")
    };
    assert_eq!(form_data::urlencoded(&entries), written);
}

#[test]
fn addresses_take_placeholders_which_cannot_change_where_they_lead() {
    let request = sent(
        r#"{"url":"https://c.example/{site}/new?v={site}","query":{"uri":"{path}","t":"{title}"},"parameters":{"site":"a/b&c"}}"#,
    );

    assert_eq!(
        request.url,
        "https://c.example/a%2Fb%26c/new?v=a%2Fb%26c&uri=%2Fa%2520story&t=L%E2%80%99eau%20%26%20nous"
    );
}

#[test]
fn a_number_that_is_none_is_a_mistake_in_the_settings_and_nothing_is_sent() {
    let endpoint = endpoint(r#"{"url":"/c","body":{"post":"{title:number}"}}"#);

    let diagnostic = endpoint.request(&comment()).expect_err("no number");

    assert_eq!(
        diagnostic.to_string(),
        "endpoint: expected a number for {title}, not \"L’eau & nous\""
    );
}

#[test]
fn what_the_back_end_calls_a_field_leads_to_the_field() {
    let endpoint =
        endpoint(r#"{"url":"/c","body":{"author_name":"{name}","fields":{"mail":"{email}"}}}"#);

    for (path, name) in [
        ("author_name", "name"),
        ("#/author_name", "name"),
        ("fields[mail]", "email"),
        ("/fields/mail", "email"),
        ("city", "city"),
        ("", ""),
    ] {
        assert_eq!(endpoint.field_for_path(path), name, "{path}");
    }
}

#[test]
fn a_placeholder_nobody_fills_and_a_field_nobody_sends_are_reported() {
    let endpoint = endpoint(r#"{"url":"/c?to={sight}","extraFields":null}"#);
    let fields = Json::parse(r#"["comment","name",{"name":"city"}]"#).unwrap();
    let (fields, mut diagnostics) = read_fields(&fields, None);

    diagnostics.extend(check(&endpoint, &fields));

    let diagnostics: Vec<String> = diagnostics.iter().map(Diagnostic::to_string).collect();
    assert_eq!(
        diagnostics,
        [
            "endpoint: expected a field or a parameter for {sight}",
            "fields.city: expected {city} in endpoint.body, or it is not sent",
        ]
    );
}

proptest! {
    #[test]
    fn any_text_survives_in_the_body_unchanged(text in any::<String>()) {
        let mut comment = Comment::default();
        comment.set("comment", Json::String(text.clone()));
        let request = endpoint(r#"{"url":"/c"}"#).request(&comment).unwrap();
        let RequestBody::Text(body) = request.body else { panic!("a text") };
        let body = Json::parse(&body).unwrap();
        let sent = body.get("comment").and_then(Json::as_str).unwrap_or_default();
        prop_assert_eq!(sent, text);
    }
}
