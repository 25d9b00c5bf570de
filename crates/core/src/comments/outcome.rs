//! Interprets the back end's response to a comment.

use crate::comments::endpoint::Endpoint;
use crate::comments::endpoint::condition::glob_matches;
use crate::json::Json;
use crate::messages::{Message, Messages};
use article_widget_html::char_refs;
use article_widget_platform::url::{self, UrlPurpose};

/// How much of a back end's own text is shown, in characters.
const MAX_REASON_CHARACTERS: usize = 300;

/// How many reasons of a back end are shown, those beside a field included.
const MAX_REASONS: usize = 10;

/// Stands for the reasons that are not shown.
const MORE_REASONS: &str = "…";

/// The end of one attempt to send a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is public.
    Published {
        /// Where it can be seen.
        link: Option<String>,
    },
    /// It was received and waits for a moderator.
    Held,
    /// It had been received before: a repeated attempt was told that it is a duplicate.
    Received,
    /// It was not accepted, with the back end's reasons as plain text.
    Refused {
        /// Reasons that belong to a field, by its name; empty where the back end only blames it.
        fields: Vec<(String, String)>,
        /// The other reasons; where a field is only blamed, the back end's own words for that.
        reasons: Vec<String>,
    },
    /// Nobody can comment here any more.
    Closed,
    /// Only those can comment who have signed in.
    SignIn,
    /// The same comment is there already.
    Duplicate,
    /// Too many comments in too short a time.
    TooFast {
        /// How long to wait, in seconds.
        seconds: u32,
    },
    /// The comment is larger than the back end takes.
    TooLarge,
    /// The back end failed (5xx).
    Unavailable {
        /// How long to wait, in seconds, where it says so.
        seconds: Option<u32>,
    },
    /// The address does not take comments: not found, redirected, not allowed.
    Misconfigured,
    /// Unknown: no response, or an unreadable one. The comment may have arrived.
    Unconfirmed,
    /// There was no connection to begin with, so nothing was sent.
    Offline,
}

/// What an endpoint's settings can conclude from an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// [`Outcome::Closed`]
    Closed,
    /// [`Outcome::SignIn`]
    SignIn,
    /// [`Outcome::TooFast`]
    TooFast,
    /// [`Outcome::TooLarge`]
    TooLarge,
    /// [`Outcome::Duplicate`]
    Duplicate,
    /// [`Outcome::Misconfigured`]
    Misconfigured,
    /// [`Outcome::Refused`]
    Refused,
    /// [`Outcome::Held`]
    Held,
    /// [`Outcome::Published`]
    Published,
}

impl Verdict {
    /// All of them, in the order in which they are considered.
    pub const ALL: [Verdict; 9] = [
        Verdict::Closed,
        Verdict::SignIn,
        Verdict::TooFast,
        Verdict::TooLarge,
        Verdict::Duplicate,
        Verdict::Misconfigured,
        Verdict::Refused,
        Verdict::Held,
        Verdict::Published,
    ];

    /// Its name in the settings, which is the outcome's.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Closed => "closed",
            Verdict::SignIn => "sign-in",
            Verdict::TooFast => "too-fast",
            Verdict::TooLarge => "too-large",
            Verdict::Duplicate => "duplicate",
            Verdict::Misconfigured => "misconfigured",
            Verdict::Refused => "refused",
            Verdict::Held => "held",
            Verdict::Published => "published",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }

    /// Whether it says that the comment has arrived.
    pub fn is_receipt(self) -> bool {
        matches!(self, Verdict::Held | Verdict::Published)
    }
}

/// An HTTP answer, as far as it matters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointResponse {
    /// The status; 0 for a redirect that was not followed.
    pub status: u16,
    /// How long to wait, in seconds, by the header `Retry-After` (RFC 9110).
    pub retry_after: Option<u32>,
    /// The body.
    pub body: ResponseBody,
}

/// The body of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ResponseBody {
    /// There is none.
    #[default]
    Empty,
    /// JSON.
    Json(Json),
    /// Something else, such as a page.
    Other,
    /// It broke off.
    Broken,
    /// It is larger than any answer to a comment, and was not read to its end.
    TooLarge,
}

impl ResponseBody {
    /// Reads a text.
    pub fn parse(text: &str) -> Self {
        if text.trim().is_empty() {
            return ResponseBody::Empty;
        }
        Json::parse(text).map_or(ResponseBody::Other, ResponseBody::Json)
    }

    /// The JSON that it is.
    pub fn json(&self) -> Option<&Json> {
        match self {
            ResponseBody::Json(json) => Some(json),
            _ => None,
        }
    }
}

impl Outcome {
    /// Reads an answer by the rules of the endpoint it came from, and where they say nothing by those
    /// of HTTP.
    pub fn interpret(endpoint: &Endpoint, answer: &EndpointResponse) -> Self {
        let wait = answer.retry_after;
        let too_fast = || Outcome::TooFast {
            seconds: wait.unwrap_or(endpoint.response_rules.retry_after),
        };
        match endpoint.response_rules.verdict(answer) {
            Some(Verdict::Closed) => return Outcome::Closed,
            Some(Verdict::SignIn) => return Outcome::SignIn,
            Some(Verdict::TooFast) => return too_fast(),
            Some(Verdict::TooLarge) => return Outcome::TooLarge,
            Some(Verdict::Duplicate) => return Outcome::Duplicate,
            Some(Verdict::Misconfigured) => return Outcome::Misconfigured,
            Some(Verdict::Refused) => return refused(endpoint, answer.body.json()),
            Some(Verdict::Held) => return Outcome::Held,
            Some(Verdict::Published) => {
                return Outcome::Published {
                    link: link(endpoint, answer),
                };
            }
            None => {}
        }
        match answer.status {
            200..=299 => Outcome::Unconfirmed,
            0 | 300..=399 | 404 | 405 | 410 | 415 => Outcome::Misconfigured,
            401 => Outcome::SignIn,
            409 => Outcome::Duplicate,
            413 => Outcome::TooLarge,
            429 => too_fast(),
            400..=499 => refused(endpoint, answer.body.json()),
            // A gateway speaks for a server whose answer it has not seen.
            502 | 504 => Outcome::Unconfirmed,
            _ => Outcome::Unavailable { seconds: wait },
        }
    }

    /// Whether the comment is in the back end's hands, so that the text need not be kept.
    pub fn is_receipt(&self) -> bool {
        matches!(
            self,
            Outcome::Published { .. } | Outcome::Held | Outcome::Received
        )
    }

    /// Whether the comment may have arrived all the same.
    pub fn may_have_arrived(&self) -> bool {
        matches!(self, Outcome::Unconfirmed | Outcome::Unavailable { .. })
    }

    /// How long to wait before the next attempt, in seconds: at least one.
    pub fn retry_after_seconds(&self) -> Option<u32> {
        let seconds = match self {
            Outcome::TooFast { seconds } => Some(*seconds),
            Outcome::Unavailable { seconds } => *seconds,
            _ => None,
        };
        seconds.filter(|seconds| *seconds > 0)
    }

    /// Its name, for code that listens.
    pub fn name(&self) -> &'static str {
        match self {
            Outcome::Published { .. } => "published",
            Outcome::Held => "held",
            Outcome::Received => "received",
            Outcome::Refused { .. } => "refused",
            Outcome::Closed => "closed",
            Outcome::SignIn => "sign-in",
            Outcome::Duplicate => "duplicate",
            Outcome::TooFast { .. } => "too-fast",
            Outcome::TooLarge => "too-large",
            Outcome::Unavailable { .. } => "unavailable",
            Outcome::Misconfigured => "misconfigured",
            Outcome::Unconfirmed => "unconfirmed",
            Outcome::Offline => "offline",
        }
    }

    /// What the reader is told. `delay` writes a number of seconds in the reader's language.
    pub fn message(&self, messages: &Messages, delay: impl Fn(u32) -> String) -> String {
        let message = match self {
            Outcome::Published { .. } => Message::Published,
            Outcome::Held => Message::Held,
            Outcome::Received => Message::Received,
            Outcome::Refused { fields, reasons } if reasons.is_empty() && !fields.is_empty() => {
                Message::CheckFields
            }
            Outcome::Refused { .. } => Message::Refused,
            Outcome::Closed => Message::Closed,
            Outcome::SignIn => Message::SignInNeeded,
            Outcome::Duplicate => Message::Duplicate,
            Outcome::TooFast { .. } => Message::TooFast,
            Outcome::TooLarge => Message::TooLarge,
            Outcome::Unavailable { .. } => Message::Unavailable,
            Outcome::Misconfigured => Message::Misconfigured,
            Outcome::Unconfirmed => Message::Unconfirmed,
            Outcome::Offline => Message::Offline,
        };
        let mut words = messages.get(message).to_owned();
        if let Some(seconds) = self.retry_after_seconds() {
            words.push(' ');
            words.push_str(&messages.fill(Message::WaitFor, &[("delay", &delay(seconds))]));
        }
        words
    }
}

/// Where a published comment can be seen.
fn link(endpoint: &Endpoint, answer: &EndpointResponse) -> Option<String> {
    let pointer = endpoint.response_rules.link.as_deref()?;
    let link = answer.body.json()?.pointer(pointer)?.as_str()?;
    url::resolve(link, Some(&endpoint.url), UrlPurpose::Fetch)
}

fn refused(endpoint: &Endpoint, body: Option<&Json>) -> Outcome {
    let (mut fields, mut reasons) = (Vec::new(), Vec::new());
    let answers = &endpoint.response_rules;
    if let Some(body) = body {
        let mut note = |path: &str, text: String| match endpoint.field_for_path(path) {
            field if !field.is_empty() && !path.contains(' ') => fields.push((field, text)),
            _ if text.is_empty() => reasons.push(shorten(path)),
            _ => reasons.push(text),
        };
        match answers.errors.as_deref().and_then(|at| body.pointer(at)) {
            Some(Json::Array(errors)) => {
                for error in errors {
                    let field = error.str_member(&answers.error_field).unwrap_or_default();
                    match (error, error.str_member(&answers.error_text)) {
                        (Json::String(name), _) => note(name, String::new()),
                        (_, Some(text)) => note(field, shorten(text)),
                        _ => {}
                    }
                }
            }
            Some(Json::Object(errors)) => {
                for (field, text) in errors {
                    let text = text.as_slice().first().unwrap_or(text).as_str();
                    note(field, shorten(text.unwrap_or_default()));
                }
            }
            _ => {}
        }
        let code = answers.code.as_deref().and_then(|at| body.pointer(at));
        let code = code.and_then(Json::as_str).unwrap_or_default();
        for (_, names) in answers
            .codes
            .iter()
            .filter(|(it, _)| glob_matches(it, code))
        {
            fields.extend(
                names
                    .split(' ')
                    .map(|name| (name.to_owned(), String::new())),
            );
        }
        if fields.iter().all(|(_, text)| text.is_empty()) && reasons.is_empty() {
            let mut said = answers
                .reason
                .iter()
                .filter_map(|at| body.pointer(at)?.as_str());
            reasons.extend(said.next().map(shorten));
        }
    }
    reasons.retain(|reason| !reason.is_empty());
    limit(&mut fields, &mut reasons);
    Outcome::Refused { fields, reasons }
}

/// Keeps [`MAX_REASONS`]: those of fields, then the others in their order.
fn limit(fields: &mut Vec<(String, String)>, reasons: &mut Vec<String>) {
    if fields.len() + reasons.len() > MAX_REASONS {
        fields.truncate(MAX_REASONS);
        reasons.truncate(MAX_REASONS - fields.len());
        reasons.push(MORE_REASONS.to_owned());
    }
}

/// A back end's text as a reader may be shown it: with the characters that references such as
/// `&#8217;` stand for, and cut.
fn shorten(text: &str) -> String {
    let text = crate::comments::comment::clean(&char_refs::decode_common(text));
    match text.char_indices().nth(MAX_REASON_CHARACTERS) {
        Some((end, _)) => {
            let mut cut = text[..end].to_owned();
            cut.push('…');
            cut
        }
        None => text,
    }
}

#[cfg(test)]
mod tests;
