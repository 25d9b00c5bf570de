use super::*;
use crate::comments::response::ResponseBody;
use crate::comments::test_support::read_endpoint;
use proptest::prelude::*;

fn endpoint(preset: &str) -> Endpoint {
    let url = Json::from("https://news.example/comments");
    let (endpoint, _) = read_endpoint(&url, Some(preset), None);
    endpoint.expect("an endpoint")
}

fn answer(status: u16, body: &str) -> EndpointResponse {
    EndpointResponse {
        status,
        retry_after: None,
        body: ResponseBody::parse(body),
    }
}

fn read(status: u16, body: &str) -> Outcome {
    Outcome::interpret(&endpoint("problem-json"), &answer(status, body))
}

const PUBLISHED: Outcome = Outcome::Published { link: None };

#[test]
fn receipt_is_claimed_only_when_it_was_seen() {
    assert_eq!(read(201, r#"{"id":1}"#), PUBLISHED);
    assert_eq!(read(202, r#"{"id":1}"#), Outcome::Held);
    assert_eq!(read(204, ""), PUBLISHED);
    assert_eq!(read(200, ""), Outcome::Unconfirmed);
    assert_eq!(read(200, "<!doctype html>"), Outcome::Unconfirmed);
    assert_eq!(read(201, r#"{"id":"#), Outcome::Unconfirmed);
    assert_eq!(read(206, "{}"), Outcome::Unconfirmed);
    assert_eq!(read(502, ""), Outcome::Unconfirmed);
    assert_eq!(read(504, ""), Outcome::Unconfirmed);
    for body in [ResponseBody::Broken, ResponseBody::TooLarge] {
        let unread = EndpointResponse {
            status: 201,
            body,
            ..EndpointResponse::default()
        };
        assert_eq!(
            Outcome::interpret(&endpoint("problem-json"), &unread),
            Outcome::Unconfirmed
        );
    }
}

#[test]
fn each_refusal_has_an_outcome_of_its_own() {
    assert_eq!(read(401, "{}"), Outcome::SignIn);
    assert_eq!(read(409, "{}"), Outcome::Duplicate);
    assert_eq!(read(413, ""), Outcome::TooLarge);
    for status in [0, 301, 302, 307, 308, 404, 405, 410, 415] {
        assert_eq!(read(status, ""), Outcome::Misconfigured, "{status}");
    }
    assert_eq!(read(503, ""), Outcome::Unavailable { seconds: None });
}

#[test]
fn no_time_at_all_is_nothing_to_wait_for() {
    let outcome = Outcome::TooFast { seconds: 0 };

    let words = outcome.message(&Messages::default(), |seconds| seconds.to_string());

    assert_eq!(outcome.retry_after_seconds(), None);
    assert!(!words.contains('0'), "{words}");
    assert_eq!(
        Outcome::TooFast { seconds: 1 }.retry_after_seconds(),
        Some(1)
    );
}

#[test]
fn a_published_comment_has_a_link_where_one_is_given_that_can_be_followed() {
    let published = |link: &str| read(201, &format!(r#"{{"link":"{link}"}}"#));
    let linked = |link: &str| Outcome::Published {
        link: Some(link.to_owned()),
    };

    assert_eq!(published("/a#c7"), linked("https://news.example/a#c7"));
    assert_eq!(published("javascript:alert(1)"), PUBLISHED);
}

#[test]
fn errors_land_on_their_field_and_the_rest_in_the_summary() {
    let refused = |fields: &[(&str, &str)], reasons: &[&str]| Outcome::Refused {
        fields: fields
            .iter()
            .map(|(field, text)| (field.to_string(), text.to_string()))
            .collect(),
        reasons: reasons.iter().map(ToString::to_string).collect(),
    };
    let wordpress = |body: &str| Outcome::interpret(&endpoint("wordpress"), &answer(400, body));

    assert_eq!(
        read(
            422,
            r##"{"title":"Unprocessable","errors":[{"detail":"Not an address","pointer":"#/email"},
                    {"detail":"Too rude"},{"pointer":"#/name"},"comment","It is too hot"]}"##,
        ),
        refused(
            &[("email", "Not an address"), ("comment", "")],
            &["Too rude", "It is too hot"]
        )
    );
    assert_eq!(
        wordpress(
            r#"{"code":"rest_invalid_param","message":"Invalid parameter(s): author_email","data":{"status":400,"params":{"author_email":"Invalid email address."}}}"#
        ),
        refused(&[("email", "Invalid email address.")], &[])
    );
    assert_eq!(
        wordpress(
            r#"{"code":"rest_comment_author_data_required","message":"It&#8217;s <b>needed</b>."}"#
        ),
        refused(&[("name", ""), ("email", "")], &["It’s <b>needed</b>."])
    );
}

#[test]
fn a_refusal_without_a_list_gives_its_detail_and_an_html_page_gives_nothing() {
    let detail = read(403, r#"{"title":"Closed","detail":"Comments are closed."}"#);
    let page = read(400, "<h1>Bad Request</h1>");

    let refused = |reasons| Outcome::Refused {
        fields: vec![],
        reasons,
    };
    assert_eq!(detail, refused(vec!["Comments are closed.".to_owned()]));
    assert_eq!(page, refused(vec![]));
}

#[test]
fn a_long_answer_is_cut() {
    let text = "é".repeat(5_000);
    let outcome = read(400, &format!(r#"{{"detail":"{text}"}}"#));

    let Outcome::Refused { reasons, .. } = outcome else {
        panic!("400 is a refusal")
    };
    assert_eq!(reasons[0].chars().count(), MAX_REASON_CHARACTERS + 1);
}

/// Returns how many reasons of fields a rejection has left, and its other reasons.
fn left(body: &str) -> (usize, Vec<String>) {
    match read(422, body) {
        Outcome::Refused { fields, reasons } => (fields.len(), reasons),
        other => panic!("422 is a refusal, not {other:?}"),
    }
}

#[test]
fn ten_reasons_are_shown_and_that_there_are_more() {
    let errors = |count: usize| {
        let errors: Vec<String> = (0..count)
            .map(|n| format!(r#"{{"detail":"No. {n}"}}"#))
            .collect();
        format!(r#"{{"errors":[{}]}}"#, errors.join(","))
    };

    let (_, ten) = left(&errors(10));
    assert_eq!(ten.len(), 10);
    assert_eq!(ten[9], "No. 9");
    for count in [11, 10_000] {
        let (_, reasons) = left(&errors(count));
        assert_eq!(reasons[..10], ten);
        assert_eq!(reasons[10..], ["…"]);
    }
}

#[test]
fn reasons_of_fields_count_too_and_come_first() {
    let other = r#"{"detail":"Rude"},"#.repeat(1_000);
    let field = r##"{"detail":"Wrong","pointer":"#/name"},"##;
    let body = |fields: usize| {
        let fields = field.repeat(fields);
        format!(r#"{{"errors":[{other}{fields}{{"detail":"Rude"}}]}}"#)
    };

    assert_eq!(left(&body(3)).0, 3);
    assert_eq!(left(&body(3)).1.len(), 8);
    assert_eq!(left(&body(5_000)), (10, vec!["…".to_owned()]));
}

#[test]
fn how_long_to_wait_is_what_the_answer_says_or_the_settings() {
    let too_fast = |preset, retry_after| {
        let answer = EndpointResponse {
            status: 429,
            retry_after,
            body: ResponseBody::Empty,
        };
        Outcome::interpret(&endpoint(preset), &answer)
    };

    assert_eq!(
        too_fast("wordpress", Some(7)),
        Outcome::TooFast { seconds: 7 }
    );
    assert_eq!(
        too_fast("wordpress", None),
        Outcome::TooFast { seconds: 15 }
    );
    assert_eq!(too_fast("isso", None), Outcome::TooFast { seconds: 30 });
    assert!(
        too_fast("isso", None)
            .message(&Messages::default(), |seconds| format!("{seconds} seconds"))
            .contains("in 30 seconds")
    );
}

proptest! {
    #[test]
    fn every_answer_ends_in_words_and_only_2xx_is_receipt(
        status in 0u16..=999,
        body in any::<String>(),
        preset in proptest::sample::select(vec!["problem-json", "wordpress", "isso", "waline"]),
    ) {
        let outcome = Outcome::interpret(&endpoint(preset), &answer(status, &body));
        prop_assert!(!outcome.message(&Messages::default(), |it| it.to_string()).is_empty());
        prop_assert!(!outcome.is_receipt() || (200..300).contains(&status));
    }
}
