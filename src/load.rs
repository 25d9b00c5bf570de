//! Loads what a configuration names or holds: fetches it, and reads it here or, where this build does not
//! know its format, has it read.

use std::rc::Rc;

use crate::config::{Config, RelatedSource};
use crate::format_reader;
use article_widget_core::article::Article;
use article_widget_core::diagnostics::Fault;
use article_widget_core::related::Related;
use article_widget_dom::console;
use article_widget_dom::documents::{self, DocumentError, FetchedDocument};
use article_widget_sources as sources;
use article_widget_sources::{Document, Format, Reading, SourceError, Unread, reader_protocol};

/// Why something could not be loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// The reason, in words.
    pub why: String,
    /// Whether another attempt may go better.
    pub is_passing: bool,
}

/// Loads the article of a configuration that names or holds one.
///
/// # Errors
///
/// Why there is none, with the setting in front.
pub async fn article(config: &Config) -> Result<Rc<Article>, Failure> {
    if let Some(unread) = &config.unread {
        match given_article(unread).await {
            Err(failure) if config.src.is_some() => console::warn(&failure.why),
            result => return result,
        }
    }
    let url = config.src.as_deref().unwrap_or_default();
    let response = documents::get(url).await;
    let fetched = document("src", url, &response).map_err(passing)?;
    let reading = read_article(as_document(fetched, config.format)).await;
    article_of(url, reading)
}

/// Reads the article that a configuration names, where its document has been received already. `None`
/// where it has not, or where this build does not read its format: [`article`] has it read.
pub fn received_article(config: &Config) -> Option<Result<Rc<Article>, Failure>> {
    let url = config.src.as_deref().filter(|_| config.unread.is_none())?;
    documents::read_preloaded(url, |response| {
        let fetched = match document("src", url, response) {
            Ok(fetched) => fetched,
            Err(why) => return Some(Err(passing(why))),
        };
        match sources::article(as_document(fetched, config.format)) {
            Err(SourceError::Elsewhere) => None,
            reading => Some(article_of(url, reading.map_err(unreadable))),
        }
    })
}

/// Errors of fetched documents are retryable: the next response may differ.
fn article_of(
    url: &str,
    reading: Result<Reading<Article>, Failure>,
) -> Result<Rc<Article>, Failure> {
    let article = of_address("src", "an article", url, reading);
    article.map(Rc::new).map_err(passing)
}

/// Loads related articles.
///
/// # Errors
///
/// Why there are none, with the setting in front.
pub async fn related(source: &RelatedSource) -> Result<Rc<[Related]>, String> {
    match source {
        RelatedSource::Items(items) => Ok(items.clone()),
        RelatedSource::Url(url) => {
            let response = documents::get(url).await;
            let fetched = document("related", url, &response)?;
            related_of(url, read_related(as_document(fetched, None)).await)
        }
        RelatedSource::Unread(unread) => match read_related(unread.document()).await {
            Ok(reading) => Ok(of_setting(unread, reading).into()),
            Err(Failure { why, .. }) => {
                Err(["related: expected a URL or a list of articles (", &why, ")"].concat())
            }
        },
    }
}

async fn given_article(unread: &Unread) -> Result<Rc<Article>, Failure> {
    match read_article(unread.document()).await {
        Ok(reading) => Ok(Rc::new(of_setting(unread, reading))),
        Err(Failure { why, is_passing }) => Err(Failure {
            why: match unread.setting {
                "article" => ["article: expected article JSON (", &why, ")"].concat(),
                setting if is_passing => [setting, ": ", &why].concat(),
                _ => why,
            },
            is_passing,
        }),
    }
}

/// Reads the related articles that a configuration names, as [`received_article`] does.
pub fn received_related(config: &Config) -> Option<Result<Rc<[Related]>, String>> {
    let Some(RelatedSource::Url(url)) = &config.related else {
        return None;
    };
    documents::read_preloaded(url, |response| {
        let fetched = match document("related", url, response) {
            Ok(fetched) => fetched,
            Err(why) => return Some(Err(why)),
        };
        match sources::related(as_document(fetched, None)) {
            Err(SourceError::Elsewhere) => None,
            reading => Some(related_of(url, reading.map_err(unreadable))),
        }
    })
}

fn related_of(
    url: &str,
    reading: Result<Reading<Vec<Related>>, Failure>,
) -> Result<Rc<[Related]>, String> {
    of_address("related", "a list of articles", url, reading).map(Into::into)
}

fn document<'a>(
    setting: &str,
    url: &str,
    response: &'a Result<FetchedDocument, DocumentError>,
) -> Result<&'a FetchedDocument, String> {
    let got = match response {
        Ok(fetched) if (200..300).contains(&fetched.status) => return Ok(fetched),
        Ok(fetched) => ["status ", &fetched.status.to_string()].concat(),
        Err(DocumentError::Network) => {
            "no answer (connection, CORS or a policy of the page)".to_owned()
        }
        Err(DocumentError::TooLarge) => "more than 16 MiB".to_owned(),
    };
    Err([setting, ": expected a document at ", url, ", got ", &got].concat())
}

fn as_document(fetched: &FetchedDocument, format: Option<Format>) -> Document<'_> {
    Document {
        text: &fetched.text,
        content_type: fetched.content_type.as_deref(),
        base: Some(&fetched.url),
        format,
    }
}

async fn read_article(document: Document<'_>) -> Result<Reading<Article>, Failure> {
    match sources::article(document) {
        Err(SourceError::Elsewhere) => {
            let answer = format_reader::ask(false, document).await.map_err(passing)?;
            reader_protocol::read_article(&answer).map_err(lasting)
        }
        result => result.map_err(unreadable),
    }
}

async fn read_related(document: Document<'_>) -> Result<Reading<Vec<Related>>, Failure> {
    match sources::related(document) {
        Err(SourceError::Elsewhere) => {
            let answer = format_reader::ask(true, document).await.map_err(passing)?;
            reader_protocol::read_related(&answer).map_err(lasting)
        }
        result => result.map_err(unreadable),
    }
}

/// Creates an error that a retry may fix.
fn passing(why: String) -> Failure {
    Failure {
        why,
        is_passing: true,
    }
}

/// Creates an error that a retry cannot fix.
fn lasting(why: String) -> Failure {
    Failure {
        why,
        is_passing: false,
    }
}

fn unreadable(error: SourceError) -> Failure {
    lasting(error.to_string())
}

/// What was read of a document that was fetched, once the host has been told what could not be used.
fn of_address<T>(
    setting: &str,
    noun: &str,
    url: &str,
    reading: Result<Reading<T>, Failure>,
) -> Result<T, String> {
    match reading {
        Ok(reading) => {
            tell(&[setting, ": ", url, ": "].concat(), &reading.faults);
            Ok(reading.content)
        }
        Err(Failure { why, .. }) => {
            Err([setting, ": expected ", noun, " at ", url, ", but ", &why].concat())
        }
    }
}

/// What was read of a document that a setting holds, once the host has been told what could not be used.
fn of_setting<T>(unread: &Unread, mut reading: Reading<T>) -> T {
    for fault in &mut reading.faults {
        fault.path = unread.path(&fault.path);
    }
    tell("", &reading.faults);
    reading.content
}

fn tell(of: &str, faults: &[Fault]) {
    if !faults.is_empty() {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        console::warn(&[of, &faults.join("; ")].concat());
    }
}
