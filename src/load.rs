//! Loads the content of a configuration. Fetches it if necessary, and parses it here or, for formats that
//! this build omits, with [`format_reader`].

use std::rc::Rc;

use crate::config::{Config, RelatedSource};
use crate::format_reader;
use article_widget_core::article::Article;
use article_widget_core::diagnostics::Diagnostic;
use article_widget_core::related::Related;
use article_widget_dom::console;
use article_widget_dom::documents::{self, DocumentError, FetchedDocument};
use article_widget_sources as sources;
use article_widget_sources::{
    Document, Format, Parsed, PendingDocument, SourceError, reader_protocol,
};

/// An error that occurred while loading.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadError {
    /// Message for the host's developer.
    pub message: String,
    /// Whether a retry may succeed.
    pub is_retryable: bool,
}

/// Loads the article in a configuration, or the one at its `src`.
///
/// # Errors
///
/// Returns an error if the document cannot be fetched or parsed. The message starts with the name of the
/// setting.
pub async fn article(config: &Config) -> Result<Rc<Article>, LoadError> {
    if let Some(unread) = &config.pending {
        match pending_article(unread).await {
            Err(failure) if config.src.is_some() => console::warn(&failure.message),
            result => return result,
        }
    }
    let url = config.src.as_deref().unwrap_or_default();
    let response = documents::fetch_document(url).await;
    let fetched = document("src", url, &response).map_err(retryable)?;
    let reading = read_article(as_document(fetched, config.format)).await;
    article_of(url, reading)
}

/// Parses the article at `src` if its document has already been received. `None` if it has not, or if
/// this build does not parse its format: use [`article`] then.
pub fn try_preloaded_article(config: &Config) -> Option<Result<Rc<Article>, LoadError>> {
    let url = config.src.as_deref().filter(|_| config.pending.is_none())?;
    documents::read_preloaded(url, |response| {
        let fetched = match document("src", url, response) {
            Ok(fetched) => fetched,
            Err(why) => return Some(Err(retryable(why))),
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
    reading: Result<Parsed<Article>, LoadError>,
) -> Result<Rc<Article>, LoadError> {
    let article = from_url("src", "an article", url, reading);
    article.map(Rc::new).map_err(retryable)
}

/// Loads related articles.
///
/// # Errors
///
/// Returns a message if the document cannot be fetched or parsed. It starts with the name of the setting.
pub async fn related(source: &RelatedSource) -> Result<Rc<[Related]>, String> {
    match source {
        RelatedSource::Items(items) => Ok(items.clone()),
        RelatedSource::Url(url) => {
            let response = documents::fetch_document(url).await;
            let fetched = document("related", url, &response)?;
            related_of(url, read_related(as_document(fetched, None)).await)
        }
        RelatedSource::Pending(unread) => match read_related(unread.document()).await {
            Ok(reading) => Ok(from_setting(unread, reading).into()),
            Err(LoadError { message: why, .. }) => {
                Err(["related: expected a URL or a list of articles (", &why, ")"].concat())
            }
        },
    }
}

async fn pending_article(unread: &PendingDocument) -> Result<Rc<Article>, LoadError> {
    match read_article(unread.document()).await {
        Ok(reading) => Ok(Rc::new(from_setting(unread, reading))),
        Err(LoadError {
            message: why,
            is_retryable: is_passing,
        }) => Err(LoadError {
            message: match unread.setting {
                "article" => ["article: expected article JSON (", &why, ")"].concat(),
                setting if is_passing => [setting, ": ", &why].concat(),
                _ => why,
            },
            is_retryable: is_passing,
        }),
    }
}

/// Parses the related articles if their document has already been received, as [`try_preloaded_article`] does.
pub fn try_preloaded_related(config: &Config) -> Option<Result<Rc<[Related]>, String>> {
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
    reading: Result<Parsed<Vec<Related>>, LoadError>,
) -> Result<Rc<[Related]>, String> {
    from_url("related", "a list of articles", url, reading).map(Into::into)
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

async fn read_article(document: Document<'_>) -> Result<Parsed<Article>, LoadError> {
    match sources::article(document) {
        Err(SourceError::Elsewhere) => {
            let answer = format_reader::read_document(false, document)
                .await
                .map_err(retryable)?;
            reader_protocol::read_article(&answer).map_err(permanent)
        }
        result => result.map_err(unreadable),
    }
}

async fn read_related(document: Document<'_>) -> Result<Parsed<Vec<Related>>, LoadError> {
    match sources::related(document) {
        Err(SourceError::Elsewhere) => {
            let answer = format_reader::read_document(true, document)
                .await
                .map_err(retryable)?;
            reader_protocol::read_related(&answer).map_err(permanent)
        }
        result => result.map_err(unreadable),
    }
}

/// Creates an error that a retry may fix.
fn retryable(why: String) -> LoadError {
    LoadError {
        message: why,
        is_retryable: true,
    }
}

/// Creates an error that a retry cannot fix.
fn permanent(why: String) -> LoadError {
    LoadError {
        message: why,
        is_retryable: false,
    }
}

fn unreadable(error: SourceError) -> LoadError {
    permanent(error.to_string())
}

/// Returns the content of a fetched document, and logs its diagnostics as a warning.
fn from_url<T>(
    setting: &str,
    noun: &str,
    url: &str,
    reading: Result<Parsed<T>, LoadError>,
) -> Result<T, String> {
    match reading {
        Ok(reading) => {
            warn_diagnostics(&[setting, ": ", url, ": "].concat(), &reading.diagnostics);
            Ok(reading.content)
        }
        Err(LoadError { message: why, .. }) => {
            Err([setting, ": expected ", noun, " at ", url, ", but ", &why].concat())
        }
    }
}

/// Returns the content of a document in a setting, and logs its diagnostics as a warning.
fn from_setting<T>(unread: &PendingDocument, mut reading: Parsed<T>) -> T {
    for diagnostic in &mut reading.diagnostics {
        diagnostic.path = unread.path(&diagnostic.path);
    }
    warn_diagnostics("", &reading.diagnostics);
    reading.content
}

fn warn_diagnostics(of: &str, diagnostics: &[Diagnostic]) {
    if !diagnostics.is_empty() {
        let diagnostics: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        console::warn(&[of, &diagnostics.join("; ")].concat());
    }
}
