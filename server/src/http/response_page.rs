//! The response to a form that a browser submits without a script: a page with the outcome.

use crate::comment::Submission;
use crate::http::cors::{self, Origins};
use crate::http::page_language::Language;
use crate::http::problem::Problem;
use axum::http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERER, RETRY_AFTER, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use url::Url;

/// The content security policy: the page has only text and a link.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'";

const HEADERS: [(HeaderName, &str); 5] = [
    (CONTENT_TYPE, "text/html; charset=utf-8"),
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (CACHE_CONTROL, "no-store"),
    (VARY, "accept, accept-language"),
];

/// Returns whether the client accepts HTML: a browser that navigates, not a script.
pub(crate) fn accepts_html(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT).and_then(|it| it.to_str().ok());
    accepted.is_some_and(|it| it.to_ascii_lowercase().contains("text/html"))
}

/// Returns the page: of the status of a stored comment, or of a problem.
pub(crate) fn render(
    headers: &HeaderMap,
    origins: &Origins,
    submission: Option<&Submission>,
    outcome: Result<StatusCode, Problem>,
) -> Response {
    let language = Language::of(headers);
    let status = match &outcome {
        Ok(status) => *status,
        Err(problem) => problem.status,
    };
    let [title, message] = language.status_texts(status);
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
        push_field_errors(&problem, language, &mut page);
        let typed = submission
            .map(|it| it.raw_text("comment"))
            .unwrap_or_default();
        if !typed.trim().is_empty() {
            push_typed_text(typed, language, &mut page);
        }
    }
    page.push_str("<p><a href=\"");
    escape(&back_url(headers, origins, submission), &mut page);
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

fn push_field_errors(problem: &Problem, language: &Language, page: &mut String) {
    if problem.errors.is_empty() {
        return;
    }
    page.push_str("<ul>\n");
    for field_error in &problem.errors {
        page.push_str("<li><strong>");
        escape(language.field_name(field_error.field()), page);
        page.push_str("</strong>: ");
        page.push_str(language.field_error_text(field_error.kind));
        page.push_str("</li>\n");
    }
    page.push_str("</ul>\n");
}

/// Adds the text, so that the visitor can copy it.
fn push_typed_text(text: &str, language: &Language, page: &mut String) {
    page.push_str("<p><label for=\"typed\">");
    page.push_str(language.typed);
    // HTML parsers drop a first line break, so this adds one.
    page.push_str(
        "</label></p>\n<textarea id=\"typed\" dir=\"auto\" rows=\"12\" cols=\"60\" readonly>\n",
    );
    escape(text, page);
    page.push_str("</textarea>\n");
}

/// Returns the URL of the page that the visitor comes from, if its origin is allowed. For a server of another origin
/// browsers leave the path out of `Referer`; then the article's URL is more precise.
fn back_url(headers: &HeaderMap, origins: &Origins, submission: Option<&Submission>) -> String {
    let host = cors::host(headers);
    let referer = headers.get(REFERER).and_then(|it| it.to_str().ok());
    let article = submission.map(|it| it.raw_text("article"));
    let mut known = Vec::new();
    for address in [referer, article].into_iter().flatten() {
        let url = Url::parse(address).ok().filter(|url| {
            let is_bare = url.username().is_empty() && url.password().is_none();
            is_bare && origins.contains(&url.origin().ascii_serialization(), host)
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
