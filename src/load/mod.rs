//! Loads the content of a configuration. Fetches it if necessary, and parses it here or, for formats that
//! this build omits, with [`format_reader`].

mod content;

use std::rc::Rc;

use crate::config::{Config, RelatedSource};
use crate::format_reader;
use article_widget_core::article::Article;
use article_widget_core::diagnostics::Diagnostic;
use article_widget_core::related::Related;
use article_widget_dom::console;
use article_widget_dom::documents::{self, DocumentError, FetchedDocument};
use article_widget_sources::{Document, Format, Parsed, PendingDocument, Reading};
use content::Content;

/// A loaded article.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadedArticle {
    /// The article.
    pub article: Rc<Article>,
    /// Number of its parts that could not be used.
    pub unused_parts: usize,
}

impl From<Parsed<Article>> for LoadedArticle {
    fn from(parsed: Parsed<Article>) -> Self {
        Self {
            article: Rc::new(parsed.content),
            unused_parts: parsed.diagnostics.len(),
        }
    }
}

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
pub async fn article(config: &Config) -> Result<LoadedArticle, LoadError> {
    if let Some(pending) = &config.pending {
        match pending_article(pending).await {
            Err(error) if config.src.is_some() => console::warn(&error.message),
            result => return result,
        }
    }
    let url = config.src.as_deref().unwrap_or_default();
    let article = fetch(url, config.format).await;
    article.map(Into::into).map_err(retryable)
}

/// Parses the article at `src` if its document has already been received. `None` if it has not, or if
/// this build does not parse its format: use [`article`] then.
pub fn try_preloaded_article(config: &Config) -> Option<Result<LoadedArticle, LoadError>> {
    let url = config.src.as_deref().filter(|_| config.pending.is_none())?;
    let article = try_preloaded(url, config.format)?;
    Some(article.map(Into::into).map_err(retryable))
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
            let related = fetch::<Vec<Related>>(url, None).await;
            related.map(|parsed| parsed.content.into())
        }
        RelatedSource::Pending(pending) => match read::<Vec<Related>>(pending.document()).await {
            Ok(parsed) => Ok(from_setting(pending, parsed).content.into()),
            Err(LoadError { message, .. }) => Err([
                "related: expected a URL or a list of articles (",
                &message,
                ")",
            ]
            .concat()),
        },
    }
}

/// Parses the related articles if their document has already been received, as [`try_preloaded_article`] does.
pub fn try_preloaded_related(config: &Config) -> Option<Result<Rc<[Related]>, String>> {
    let Some(RelatedSource::Url(url)) = &config.related else {
        return None;
    };
    let related = try_preloaded::<Vec<Related>>(url, None)?;
    Some(related.map(|parsed| parsed.content.into()))
}

async fn pending_article(pending: &PendingDocument) -> Result<LoadedArticle, LoadError> {
    match read(pending.document()).await {
        Ok(parsed) => Ok(from_setting(pending, parsed).into()),
        Err(LoadError {
            message,
            is_retryable,
        }) => Err(LoadError {
            message: match pending.setting {
                "article" => ["article: expected article JSON (", &message, ")"].concat(),
                setting if is_retryable => [setting, ": ", &message].concat(),
                _ => message,
            },
            is_retryable,
        }),
    }
}

async fn fetch<T: Content>(url: &str, format: Option<Format>) -> Result<Parsed<T>, String> {
    let response = documents::fetch_document(url).await;
    let document = document(T::SETTING, url, &response, format)?;
    let parsed = read(document).await.map_err(|error| error.message);
    from_url(url, parsed)
}

fn try_preloaded<T: Content>(
    url: &str,
    format: Option<Format>,
) -> Option<Result<Parsed<T>, String>> {
    documents::read_preloaded(url, |response| {
        let document = match document(T::SETTING, url, response, format) {
            Ok(document) => document,
            Err(message) => return Some(Err(message)),
        };
        match T::read(document) {
            Reading::Done(result) => Some(from_url(url, result.map_err(|it| it.to_string()))),
            Reading::Pending => None,
        }
    })
}

/// Parses a document here or with the external parser.
async fn read<T: Content>(document: Document<'_>) -> Result<Parsed<T>, LoadError> {
    match T::read(document) {
        Reading::Done(result) => result.map_err(|error| permanent(error.to_string())),
        Reading::Pending => {
            let reply = format_reader::read_document(T::IS_RELATED, document)
                .await
                .map_err(retryable)?;
            T::from_reply(&reply).map_err(permanent)
        }
    }
}

fn document<'a>(
    setting: &str,
    url: &str,
    response: &'a Result<FetchedDocument, DocumentError>,
    format: Option<Format>,
) -> Result<Document<'a>, String> {
    let got = match response {
        Ok(fetched) if (200..300).contains(&fetched.status) => {
            return Ok(Document {
                text: &fetched.text,
                content_type: fetched.content_type.as_deref(),
                base: Some(&fetched.url),
                format,
            });
        }
        Ok(fetched) => ["status ", &fetched.status.to_string()].concat(),
        Err(DocumentError::Network) => {
            "no answer (connection, CORS or a policy of the page)".to_owned()
        }
        Err(DocumentError::TooLarge) => "more than 16 MiB".to_owned(),
    };
    Err([setting, ": expected a document at ", url, ", got ", &got].concat())
}

/// Creates an error that a retry may fix: the next response may differ.
fn retryable(message: String) -> LoadError {
    LoadError {
        message,
        is_retryable: true,
    }
}

/// Creates an error that a retry cannot fix.
fn permanent(message: String) -> LoadError {
    LoadError {
        message,
        is_retryable: false,
    }
}

/// Returns a fetched document, and logs its diagnostics as a warning.
fn from_url<T: Content>(url: &str, parsed: Result<Parsed<T>, String>) -> Result<Parsed<T>, String> {
    match parsed {
        Ok(parsed) => {
            warn_diagnostics(&[T::SETTING, ": ", url, ": "].concat(), &parsed.diagnostics);
            Ok(parsed)
        }
        Err(message) => {
            let expected = [T::SETTING, ": expected ", T::EXPECTED, " at "].concat();
            Err([&expected, url, ", but ", &message].concat())
        }
    }
}

/// Returns a document in a setting, and logs its diagnostics as a warning.
fn from_setting<T>(pending: &PendingDocument, mut parsed: Parsed<T>) -> Parsed<T> {
    for diagnostic in &mut parsed.diagnostics {
        diagnostic.path = pending.path(&diagnostic.path);
    }
    warn_diagnostics("", &parsed.diagnostics);
    parsed
}

fn warn_diagnostics(prefix: &str, diagnostics: &[Diagnostic]) {
    if !diagnostics.is_empty() {
        let diagnostics: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        console::warn(&[prefix, &diagnostics.join("; ")].concat());
    }
}
