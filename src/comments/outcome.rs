//! What became of a comment: the back end's answer, read into what the reader is told.

use super::endpoint::{Endpoint, Names};
use super::field::Field;
use crate::i18n::{Message, Messages};
use crate::json::Json;

/// How much of a back end's own text is shown, in characters.
const SHOWN: usize = 300;

/// The end of one attempt to send a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is public.
    Published,
    /// It was received and waits for a moderator.
    Held,
    /// It had been received before: a repeated attempt was told that it is a duplicate.
    Received,
    /// It was not accepted, with the back end's reasons as plain text.
    Refused {
        /// Reasons that belong to a field.
        fields: Vec<(Field, String)>,
        /// The other reasons.
        reasons: Vec<String>,
    },
    /// The same comment is there already.
    Duplicate,
    /// Too many comments in too short a time.
    TooFast {
        /// Seconds to wait, where the back end says so.
        seconds: Option<u32>,
    },
    /// The comment is larger than the back end takes.
    TooLarge,
    /// The back end failed (5xx).
    Unavailable,
    /// The address does not take comments: not found, redirected, not allowed.
    Misconfigured,
    /// Nobody can tell: no answer, or one that cannot be read. The comment may have arrived.
    Unconfirmed,
    /// There was no connection to begin with, so nothing was sent.
    Offline,
}

/// An HTTP answer, as far as it matters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The status; 0 for a redirect that was not followed.
    pub status: u16,
    /// The header `Retry-After` (RFC 9110).
    pub retry_after: Option<String>,
    /// The body, where it is JSON.
    pub body: Option<Json>,
}

impl Outcome {
    /// Reads an answer by the rules of the endpoint it came from.
    pub fn read(endpoint: &Endpoint, answer: &Answer) -> Self {
        let Answer { status, body, .. } = answer;
        let answers = &endpoint.answers;
        if answers.held.contains(status) {
            return Outcome::Held;
        }
        if answers.published.contains(status) {
            // A page served with 200 in place of an answer proves nothing.
            return if *status == 200 && body.is_none() {
                Outcome::Unconfirmed
            } else {
                Outcome::Published
            };
        }
        match *status {
            200..=299 => Outcome::Unconfirmed,
            0 | 300..=399 | 404 | 405 | 410 | 415 => Outcome::Misconfigured,
            409 => Outcome::Duplicate,
            413 => Outcome::TooLarge,
            // A gateway speaks for a server whose answer it has not seen.
            502 | 504 => Outcome::Unconfirmed,
            429 => Outcome::TooFast {
                seconds: answer
                    .retry_after
                    .as_deref()
                    .and_then(|it| it.trim().parse().ok()),
            },
            400..=499 => refused(endpoint, body.as_ref()),
            _ => Outcome::Unavailable,
        }
    }

    /// Whether the comment is in the back end's hands, so that the text need not be kept.
    pub fn is_receipt(&self) -> bool {
        matches!(self, Outcome::Published | Outcome::Held | Outcome::Received)
    }

    /// Whether the comment may have arrived all the same.
    pub fn is_open(&self) -> bool {
        matches!(self, Outcome::Unconfirmed | Outcome::Unavailable)
    }

    /// Its name, for code that listens.
    pub fn name(&self) -> &'static str {
        match self {
            Outcome::Published => "published",
            Outcome::Held => "held",
            Outcome::Received => "received",
            Outcome::Refused { .. } => "refused",
            Outcome::Duplicate => "duplicate",
            Outcome::TooFast { .. } => "too-fast",
            Outcome::TooLarge => "too-large",
            Outcome::Unavailable => "unavailable",
            Outcome::Misconfigured => "misconfigured",
            Outcome::Unconfirmed => "unconfirmed",
            Outcome::Offline => "offline",
        }
    }

    /// What the reader is told. `delay` writes a number of seconds in the reader's language.
    pub fn words(&self, messages: &Messages, delay: impl Fn(u32) -> String) -> String {
        let message = match self {
            Outcome::Published => Message::Published,
            Outcome::Held => Message::Held,
            Outcome::Received => Message::Received,
            Outcome::Refused { fields, reasons } if reasons.is_empty() && !fields.is_empty() => {
                Message::CheckFields
            }
            Outcome::Refused { .. } => Message::Refused,
            Outcome::Duplicate => Message::Duplicate,
            Outcome::TooFast {
                seconds: Some(seconds),
            } => {
                return messages.fill(Message::TooFastFor, &[("delay", &delay(*seconds))]);
            }
            Outcome::TooFast { seconds: None } => Message::TooFast,
            Outcome::TooLarge => Message::TooLarge,
            Outcome::Unavailable => Message::Unavailable,
            Outcome::Misconfigured => Message::Misconfigured,
            Outcome::Unconfirmed => Message::Unconfirmed,
            Outcome::Offline => Message::Offline,
        };
        messages.get(message).to_owned()
    }
}

fn refused(endpoint: &Endpoint, body: Option<&Json>) -> Outcome {
    let (mut fields, mut reasons) = (Vec::new(), Vec::new());
    let answers = &endpoint.answers;
    let errors = body.and_then(|body| body.pointer(&answers.errors));
    for error in errors.map_or(&[][..], Json::items) {
        let Some(text) = error.text(&answers.error_text).map(shown) else {
            continue;
        };
        let target = error.text(&answers.error_field).unwrap_or_default();
        match field_named(&endpoint.names, target) {
            Some(field) => fields.push((field, text)),
            None => reasons.push(text),
        }
    }
    if fields.is_empty() && reasons.is_empty() {
        let said = body.and_then(|body| body.text("detail").or(body.text("title")));
        reasons.extend(said.map(shown));
    }
    Outcome::Refused { fields, reasons }
}

fn field_named(names: &Names, target: &str) -> Option<Field> {
    let name = target.rsplit('/').next().unwrap_or_default();
    Field::ALL
        .into_iter()
        .find(|field| names.field(*field) == name)
}

/// A back end's text, cut to a length that a reader may be shown.
fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => {
            let mut cut = text[..end].to_owned();
            cut.push('…');
            cut
        }
        None => text.to_owned(),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::comments::presets;
    use proptest::prelude::*;

    fn read(status: u16, body: &str) -> Outcome {
        let endpoint = presets::problem_json("https://news.example/comments".to_owned());
        let answer = Answer {
            status,
            retry_after: None,
            body: Json::parse(body),
        };
        Outcome::read(&endpoint, &answer)
    }

    #[test]
    fn receipt_is_claimed_only_when_it_was_seen() {
        assert_eq!(read(201, r#"{"id":1}"#), Outcome::Published);
        assert_eq!(read(202, r#"{"id":1}"#), Outcome::Held);
        assert_eq!(read(204, ""), Outcome::Published);
        assert_eq!(read(200, "<!doctype html>"), Outcome::Unconfirmed);
        assert_eq!(read(206, "{}"), Outcome::Unconfirmed);
        assert_eq!(read(502, ""), Outcome::Unconfirmed);
        assert_eq!(read(504, ""), Outcome::Unconfirmed);
    }

    #[test]
    fn each_refusal_has_an_outcome_of_its_own() {
        assert_eq!(read(409, "{}"), Outcome::Duplicate);
        assert_eq!(read(413, ""), Outcome::TooLarge);
        assert_eq!(read(404, ""), Outcome::Misconfigured);
        assert_eq!(read(405, ""), Outcome::Misconfigured);
        assert_eq!(read(0, ""), Outcome::Misconfigured);
        assert_eq!(read(503, ""), Outcome::Unavailable);
    }

    #[test]
    fn errors_land_on_their_field_and_the_rest_in_the_summary() {
        let outcome = read(
            422,
            r##"{"title":"Unprocessable","errors":[{"detail":"Not an address","pointer":"#/email"},
                {"detail":"Too rude","pointer":"/mood"},{"pointer":"#/name"}]}"##,
        );

        assert_eq!(
            outcome,
            Outcome::Refused {
                fields: vec![(Field::Email, "Not an address".to_owned())],
                reasons: vec!["Too rude".to_owned()],
            }
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
        assert_eq!(reasons[0].chars().count(), SHOWN + 1);
    }

    #[test]
    fn retry_after_is_understood_in_seconds() {
        let endpoint = presets::problem_json(String::new());
        let too_fast = |retry_after: Option<&str>| {
            let retry_after = retry_after.map(str::to_owned);
            Outcome::read(
                &endpoint,
                &Answer {
                    status: 429,
                    retry_after,
                    body: None,
                },
            )
        };

        assert_eq!(
            too_fast(Some(" 30 ")),
            Outcome::TooFast { seconds: Some(30) }
        );
        assert_eq!(too_fast(Some("soon")), Outcome::TooFast { seconds: None });
        assert_eq!(too_fast(None), Outcome::TooFast { seconds: None });
        assert!(
            too_fast(Some("30"))
                .words(&Messages::default(), |seconds| format!("{seconds} seconds"))
                .contains("in 30 seconds")
        );
    }

    proptest! {
        #[test]
        fn every_answer_ends_in_words_and_only_2xx_is_receipt(status in 0u16..=999, body in any::<String>()) {
            let outcome = read(status, &body);
            prop_assert!(!outcome.words(&Messages::default(), |it| it.to_string()).is_empty());
            prop_assert!(!outcome.is_receipt() || (200..300).contains(&status));
        }
    }
}
