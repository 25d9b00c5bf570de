//! Interprets the back end's response to a comment.

use crate::comments::endpoint::Endpoint;
use crate::comments::endpoint::condition::glob_matches;
use crate::comments::response::EndpointResponse;
use crate::comments::verdict::Verdict;
use crate::json::Json;
use crate::messages::{Message, Messages};
use article_widget_html::char_refs;
use article_widget_platform::url::{self, UrlPurpose};

/// Maximum length of one of the back end's reasons, in characters.
const MAX_REASON_CHARACTERS: usize = 300;

/// Maximum number of reasons shown, including those beside a field.
const MAX_REASONS: usize = 10;

/// Represents the reasons that are not shown.
const MORE_REASONS: &str = "…";

/// The result of one attempt to send a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The comment is public.
    Published {
        /// URL of the published comment.
        link: Option<String>,
    },
    /// The back end received the comment, which waits for moderation.
    Held,
    /// The back end had already received the comment: it rejected a repeated attempt as a duplicate.
    Received,
    /// The back end rejected the comment, with its reasons as plain text.
    Refused {
        /// Reasons by field name; empty for a field without a reason of its own.
        fields: Vec<(String, String)>,
        /// The other reasons; the back end's general reason if no field has one.
        reasons: Vec<String>,
    },
    /// Comments are closed.
    Closed,
    /// Only signed-in readers can comment.
    SignIn,
    /// The back end already has the same comment.
    Duplicate,
    /// The back end limits the rate of comments.
    TooFast {
        /// Time to wait, in seconds.
        seconds: u32,
    },
    /// The comment exceeds the back end's size limit.
    TooLarge,
    /// The back end failed (5xx).
    Unavailable {
        /// Time to wait, in seconds, if the response states it.
        seconds: Option<u32>,
    },
    /// The URL does not accept comments: not found, redirected, or method not allowed.
    Misconfigured,
    /// The result is unknown: no response, or an unreadable one. The comment may have arrived.
    Unconfirmed,
    /// The browser was offline, so nothing was sent.
    Offline,
}

impl Outcome {
    /// Interprets a response by the rules of its endpoint, then by the HTTP status.
    pub fn interpret(endpoint: &Endpoint, response: &EndpointResponse) -> Self {
        let wait = response.retry_after;
        let too_fast = || Outcome::TooFast {
            seconds: wait.unwrap_or(endpoint.response_rules.retry_after),
        };
        match endpoint.response_rules.verdict(response) {
            Some(Verdict::Closed) => return Outcome::Closed,
            Some(Verdict::SignIn) => return Outcome::SignIn,
            Some(Verdict::TooFast) => return too_fast(),
            Some(Verdict::TooLarge) => return Outcome::TooLarge,
            Some(Verdict::Duplicate) => return Outcome::Duplicate,
            Some(Verdict::Misconfigured) => return Outcome::Misconfigured,
            Some(Verdict::Refused) => return refused(endpoint, response.body.json()),
            Some(Verdict::Held) => return Outcome::Held,
            Some(Verdict::Published) => {
                return Outcome::Published {
                    link: link(endpoint, response),
                };
            }
            None => {}
        }
        match response.status {
            200..=299 => Outcome::Unconfirmed,
            0 | 300..=399 | 404 | 405 | 410 | 415 => Outcome::Misconfigured,
            401 => Outcome::SignIn,
            409 => Outcome::Duplicate,
            413 => Outcome::TooLarge,
            429 => too_fast(),
            400..=499 => refused(endpoint, response.body.json()),
            // A gateway reports a server whose response it has not seen.
            502 | 504 => Outcome::Unconfirmed,
            _ => Outcome::Unavailable { seconds: wait },
        }
    }

    /// Returns whether the back end has the comment, so that the draft can be deleted.
    pub fn is_receipt(&self) -> bool {
        matches!(
            self,
            Outcome::Published { .. } | Outcome::Held | Outcome::Received
        )
    }

    /// Returns whether the comment may have arrived without a receipt.
    pub fn may_have_arrived(&self) -> bool {
        matches!(self, Outcome::Unconfirmed | Outcome::Unavailable { .. })
    }

    /// Returns the time to wait before the next attempt, in seconds, at least 1.
    pub fn retry_after_seconds(&self) -> Option<u32> {
        let seconds = match self {
            Outcome::TooFast { seconds } => Some(*seconds),
            Outcome::Unavailable { seconds } => *seconds,
            _ => None,
        };
        seconds.filter(|seconds| *seconds > 0)
    }

    /// Returns the name in events.
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

    /// Returns the message for the reader. `delay` formats a number of seconds in the reader's language.
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
        let mut message_text = messages.get(message).to_owned();
        if let Some(seconds) = self.retry_after_seconds() {
            message_text.push(' ');
            message_text.push_str(&messages.fill(Message::WaitFor, &[("delay", &delay(seconds))]));
        }
        message_text
    }
}

/// Returns the URL of the published comment.
fn link(endpoint: &Endpoint, response: &EndpointResponse) -> Option<String> {
    let pointer = endpoint.response_rules.link.as_deref()?;
    let link = response.body.json()?.pointer(pointer)?.as_str()?;
    url::resolve(link, Some(&endpoint.url), UrlPurpose::Fetch)
}

fn refused(endpoint: &Endpoint, body: Option<&Json>) -> Outcome {
    let (mut fields, mut reasons) = (Vec::new(), Vec::new());
    let rules = &endpoint.response_rules;
    if let Some(body) = body {
        let mut note = |path: &str, text: String| match endpoint.field_for_path(path) {
            field if !field.is_empty() && !path.contains(' ') => fields.push((field, text)),
            _ if text.is_empty() => reasons.push(shorten(path)),
            _ => reasons.push(text),
        };
        match rules.errors.as_deref().and_then(|at| body.pointer(at)) {
            Some(Json::Array(errors)) => {
                for error in errors {
                    let field = error.str_member(&rules.error_field).unwrap_or_default();
                    match (error, error.str_member(&rules.error_text)) {
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
        let code = rules.code.as_deref().and_then(|at| body.pointer(at));
        let code = code.and_then(Json::as_str).unwrap_or_default();
        for (_, names) in rules.codes.iter().filter(|(it, _)| glob_matches(it, code)) {
            fields.extend(
                names
                    .split(' ')
                    .map(|name| (name.to_owned(), String::new())),
            );
        }
        if fields.iter().all(|(_, text)| text.is_empty()) && reasons.is_empty() {
            let mut found = rules
                .reason
                .iter()
                .filter_map(|at| body.pointer(at)?.as_str());
            reasons.extend(found.next().map(shorten));
        }
    }
    reasons.retain(|reason| !reason.is_empty());
    limit(&mut fields, &mut reasons);
    Outcome::Refused { fields, reasons }
}

/// Limits the reasons to [`MAX_REASONS`]: first those of fields, then the others, in order.
fn limit(fields: &mut Vec<(String, String)>, reasons: &mut Vec<String>) {
    if fields.len() + reasons.len() > MAX_REASONS {
        fields.truncate(MAX_REASONS);
        reasons.truncate(MAX_REASONS - fields.len());
        reasons.push(MORE_REASONS.to_owned());
    }
}

/// Returns a back end's text for display: cleaned, shortened, and with character references such as `&#8217;`
/// decoded.
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
