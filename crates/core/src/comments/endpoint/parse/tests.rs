use super::*;
use crate::comments::test_support::read_endpoint;
use crate::diagnostics::Diagnostic;
use crate::json::arbitrary::any_json;
use proptest::prelude::*;

const PAGE: Option<&str> = Some("https://news.example/story");

fn read(settings: &str) -> (Option<Endpoint>, Vec<String>) {
    let settings = Json::parse(settings).expect("the test's settings are JSON");
    let (endpoint, diagnostics) = read_endpoint(&settings, None, PAGE);
    (
        endpoint,
        diagnostics.iter().map(Diagnostic::to_string).collect(),
    )
}

#[test]
fn an_address_is_enough() {
    let (endpoint, diagnostics) = read(r#""/comments""#);

    assert_eq!(diagnostics, [""; 0]);
    let endpoint = endpoint.unwrap();
    assert_eq!(endpoint.url, "https://news.example/comments");
    assert_eq!(endpoint.credentials, Credentials::SameOrigin);
    assert_eq!(endpoint.timeout, 20_000);
}

#[test]
fn settings_are_read_under_the_names_that_they_had() {
    let settings = |form: &str, extra: &str, urls: &str| {
        read(&format!(
            r##"{{"url":"/c","{form}":{{"next":"{{page}}"}},"{extra}":"more[{{field}}]","{urls}":{{"held":"*#held"}}}}"##
        ))
    };
    let (before, diagnostics) = settings("native", "rest", "returned");
    assert_eq!(
        diagnostics,
        [
            "endpoint.native: expected its new name, htmlForm",
            "endpoint.rest: expected its new name, extraFields",
            "endpoint.returned: expected its new name, returnUrls",
        ]
    );
    let (now, diagnostics) = settings("htmlForm", "extraFields", "returnUrls");
    assert_eq!(diagnostics, [""; 0]);
    assert_eq!(before, now);
    let now = now.expect("an endpoint");
    assert_eq!(now.extra_fields.as_deref(), Some("more[{field}]"));
    assert!(now.html_form.is_some() && !now.return_urls.is_empty());
}

#[test]
fn every_part_of_a_preset_can_be_overridden_and_null_takes_it_away() {
    let (endpoint, diagnostics) = read(
        r#"{"preset":"wordpress","url":"/c","method":"PUT","credentials":"include","timeout":5000,
                "encoding":"urlencoded","headers":{"x-site":"n"},"retryAfter":60,
                "body":{"author_url":null,"meta":{"lang":"{lang}"}},
                "answers":{"held":null,"closed":{"status":423}}}"#,
    );

    assert_eq!(diagnostics, [""; 0]);
    let endpoint = endpoint.unwrap();
    assert_eq!(endpoint.method, Method::Put);
    assert_eq!(endpoint.encoding, Encoding::UrlEncoded);
    assert_eq!(endpoint.timeout, 5_000);
    assert_eq!(endpoint.headers, [("x-site".to_owned(), "n".to_owned())]);
    assert_eq!(endpoint.response_rules.retry_after, 60);
    assert_eq!(endpoint.body.get("author_url"), None);
    assert_eq!(
        endpoint.body.pointer("/meta/lang"),
        Some(&Json::from("{lang}"))
    );
    assert!(endpoint.body.get("author_name").is_some());
    let verdicts: Vec<Verdict> = endpoint
        .response_rules
        .conditions
        .iter()
        .map(|it| it.0)
        .collect();
    assert!(!verdicts.contains(&Verdict::Held));
    assert!(verdicts.contains(&Verdict::Published));
}

#[test]
fn without_a_usable_address_preset_or_parameter_there_is_no_endpoint() {
    for (settings, diagnostic) in [
        (
            r#""javascript:x""#,
            "endpoint: expected an http or https URL",
        ),
        ("7", "endpoint: expected an http or https URL"),
        ("{}", "endpoint.url: expected an http or https URL"),
        (
            r#"{"url":"https://{site}.example/c"}"#,
            "endpoint.url: expected an http or https URL",
        ),
        (
            r#"{"url":"/c","preset":"word"}"#,
            "endpoint.preset: expected one of artalk, ",
        ),
        (
            r#"{"url":"/c","preset":"cusdis"}"#,
            "endpoint.parameters.appId: expected a string",
        ),
    ] {
        let (endpoint, diagnostics) = read(settings);

        assert_eq!(endpoint, None, "{settings}");
        assert!(
            diagnostics[0].starts_with(diagnostic),
            "{settings}: {diagnostics:?}"
        );
    }
}

#[test]
fn every_error_names_its_setting_and_what_was_expected() {
    for (settings, diagnostic) in [
        (
            r#""timeout":"soon""#,
            "timeout: expected milliseconds from 1 to 600000, got \"soon\"",
        ),
        (
            r#""retryAfter":0"#,
            "retryAfter: expected seconds from 1 to 86400, got 0",
        ),
        (
            r#""credentials":"all""#,
            "credentials: expected one of omit, same-origin, include, got \"all\"",
        ),
        (
            r#""encoding":"xml""#,
            "encoding: expected one of json, urlencoded, multipart, navigation, got \"xml\"",
        ),
        (
            r#""method":"GET""#,
            "method: expected one of POST, PUT, PATCH, got \"GET\"",
        ),
        (
            r#""headers":{"a b":"c"}"#,
            "headers.a b: expected a header's name and value",
        ),
        (
            r#""headers":{"a":"b\nc"}"#,
            "headers.a: expected a header's name and value",
        ),
        (
            r#""idempotency":"a:b""#,
            "idempotency: expected a header's name, got \"a:b\"",
        ),
        (r#""body":[]"#, "body: expected an object, got an array"),
        (
            r#""query":{"a":[]}"#,
            "query.a: expected a string, got an array",
        ),
        (
            r#""htmlForm":"yes""#,
            "htmlForm: expected true, false or an object, got \"yes\"",
        ),
        (
            r#""errors":"errors""#,
            "errors: expected a JSON Pointer such as /errors, got \"errors\"",
        ),
        (
            r#""answers":{"posted":{"status":201}}"#,
            "answers.posted: expected one of closed, sign-in, too-fast, too-large, duplicate, misconfigured, refused, held, published",
        ),
        (
            r#""answers":{"held":true}"#,
            "answers.held: expected an object of status, JSON Pointers and patterns, or a list of such, got true",
        ),
        (
            r#""returnUrls":{"refused":"*"}"#,
            "returnUrls.refused: expected held or published",
        ),
        (
            r#""signIn":{}"#,
            "signIn.url: expected an http or https URL",
        ),
        (
            r#""signIn":{"url":"/in","headers":{"x-jwt":"session"}}"#,
            "signIn.headers.x-jwt: expected header:…, cookie:… or body:…, got \"session\"",
        ),
    ] {
        let (endpoint, diagnostics) = read(&format!(r#"{{"url":"/c",{settings}}}"#));

        assert!(endpoint.is_some(), "{settings}");
        assert_eq!(diagnostics, [format!("endpoint.{diagnostic}")]);
    }
    let (_, diagnostics) = read(r#"{"url":"/c","uri":"/d"}"#);
    assert!(diagnostics[0].starts_with("endpoint.uri: expected one of answers, body"));
}

proptest! {
    #[test]
    fn no_settings_make_it_panic(name in 0..SETTING_NAMES.len(), value in any_json()) {
        let members = vec![("url".to_owned(), Json::from("/c")), (SETTING_NAMES[name].to_owned(), value)];
        read_endpoint(&Json::Object(members), None, PAGE);
    }
}
