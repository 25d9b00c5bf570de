//! The answer to a form that a browser has sent by itself: a page that says what became of the comment.

use crate::comment::Submission;
use crate::language::Language;
use crate::origins::{self, Origins};
use crate::problem::Problem;
use crate::routes::status;
use crate::store::Receipt;
use axum::http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERER, RETRY_AFTER, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use url::Url;

/// Nothing but text and a link.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'";

const HEADERS: [(HeaderName, &str); 5] = [
    (CONTENT_TYPE, "text/html; charset=utf-8"),
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (CACHE_CONTROL, "no-store"),
    (VARY, "accept, accept-language"),
];

/// Whether a browser asks, on its way to another page, and no script.
pub(crate) fn is_asked_for(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT).and_then(|it| it.to_str().ok());
    accepted.is_some_and(|it| it.to_ascii_lowercase().contains("text/html"))
}

/// The page.
pub(crate) fn show(
    headers: &HeaderMap,
    origins: &Origins,
    submission: Option<&Submission>,
    outcome: Result<Receipt, Problem>,
) -> Response {
    let language = Language::of(headers);
    let status = match &outcome {
        Ok(receipt) => status(receipt),
        Err(problem) => problem.status,
    };
    let [title, message] = language.say(status);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <main>\n<h1>{title}</h1>\n<p>{message}</p>\n",
        language.tag, language.dir
    );
    let mut retry_after = None;
    if let Err(problem) = outcome {
        retry_after = problem.retry_after;
        faults(&problem, language, &mut page);
        let typed = submission.map(|it| it.sent("comment")).unwrap_or_default();
        if !typed.trim().is_empty() {
            typed_text(typed, language, &mut page);
        }
    }
    page.push_str("<p><a href=\"");
    escape(&way_back(headers, origins, submission), &mut page);
    page.push_str("\">");
    page.push_str(language.back);
    page.push_str("</a></p>\n</main>\n</html>\n");

    let mut response = (status, page).into_response();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Some(seconds) = retry_after {
        headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn faults(problem: &Problem, language: &Language, page: &mut String) {
    if problem.errors.is_empty() {
        return;
    }
    page.push_str("<ul>\n");
    for fault in &problem.errors {
        page.push_str("<li><strong>");
        escape(language.field(fault.field()), page);
        page.push_str("</strong>: ");
        page.push_str(language.wrong(fault.kind));
        page.push_str("</li>\n");
    }
    page.push_str("</ul>\n");
}

/// What is not stored is still there to be copied.
fn typed_text(text: &str, language: &Language, page: &mut String) {
    page.push_str("<p><label for=\"typed\">");
    page.push_str(language.typed);
    // A parser drops the first line break, whose ever it is.
    page.push_str(
        "</label></p>\n<textarea id=\"typed\" dir=\"auto\" rows=\"12\" cols=\"60\" readonly>\n",
    );
    escape(text, page);
    page.push_str("</textarea>\n");
}

/// Where the reader comes from, if that is a page that may use the endpoint. A browser keeps the path to
/// itself where the endpoint is elsewhere; the article's address then says more.
fn way_back(headers: &HeaderMap, origins: &Origins, submission: Option<&Submission>) -> String {
    let host = origins::host(headers);
    let referer = headers.get(REFERER).and_then(|it| it.to_str().ok());
    let article = submission.map(|it| it.sent("article"));
    let mut known = Vec::new();
    for address in [referer, article].into_iter().flatten() {
        let url = Url::parse(address).ok().filter(|url| {
            let is_bare = url.username().is_empty() && url.password().is_none();
            is_bare && origins.include(&url.origin().ascii_serialization(), host)
        });
        known.extend(url);
    }
    let whole = known.iter().find(|url| url.path() != "/");
    let back = whole.or(known.first());
    back.map_or_else(|| "/".to_owned(), ToString::to_string)
}

fn escape(text: &str, into: &mut String) {
    for character in text.chars() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\0' => into.push('\u{fffd}'),
            other => into.push(other),
        }
    }
}
