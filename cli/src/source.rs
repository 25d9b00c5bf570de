//! Reads documents from files, URLs and standard input.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::time::Duration;

use article_widget::sources::{Document, Format};
use article_widget_platform::encoding;
use encoding_rs::{Encoding, UTF_8};
use ureq::ResponseExt;
use ureq::http::header::{ACCEPT, CONTENT_TYPE};

/// Maximum size of a document, in bytes: ten times an article of ten thousand paragraphs.
const LIMIT: u64 = 16 * 1024 * 1024;

/// Timeout for a request.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The source of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source<'a> {
    StandardInput,
    Url(&'a str),
    File(&'a str),
}

/// A document as received.
pub struct Received {
    text: String,
    content_type: Option<String>,
    /// The URL after redirects.
    url: Option<String>,
    is_html: bool,
}

impl<'a> Source<'a> {
    pub fn named(name: &'a str) -> Self {
        let has_scheme = |scheme: &str| {
            let start = name.get(..scheme.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        match name {
            "-" => Source::StandardInput,
            _ if has_scheme("http://") || has_scheme("https://") => Source::Url(name),
            _ => Source::File(name),
        }
    }

    /// Reads the document.
    ///
    /// # Errors
    ///
    /// What was received instead, for an error message.
    pub fn receive(self) -> Result<Received, String> {
        match self {
            Source::StandardInput => of_reader(io::stdin().lock(), None),
            Source::Url(url) => of_url(url),
            Source::File(path) => {
                let file = File::open(path).map_err(|error| error.to_string())?;
                let is_html = path.ends_with(".html") || path.ends_with(".htm");
                let received = of_reader(file, None)?;
                Ok(Received {
                    is_html,
                    ..received
                })
            }
        }
    }
}

impl fmt::Display for Source<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Source::StandardInput => "standard input",
            Source::Url(name) | Source::File(name) => name,
        })
    }
}

impl Received {
    /// Returns the document to parse. Relative URLs are resolved against its own URL, or else against `page`.
    pub fn document<'a>(&'a self, format: Option<Format>, page: Option<&'a str>) -> Document<'a> {
        Document {
            text: &self.text,
            content_type: self.content_type.as_deref(),
            base: self.url.as_deref().or(page),
            // A local HTML file cannot be a server's error page, so its name determines the format.
            format: format.or(self.is_html.then_some(Format::Html)),
        }
    }
}

fn of_reader(reader: impl Read, content_type: Option<String>) -> Result<Received, String> {
    let mut bytes = Vec::new();
    let count = reader.take(LIMIT + 1).read_to_end(&mut bytes);
    if count.map_err(|error| error.to_string())? as u64 > LIMIT {
        return Err("more than 16 MiB".to_owned());
    }
    Ok(Received {
        text: decode(bytes, content_type.as_deref())?,
        content_type,
        url: None,
        is_html: false,
    })
}

/// Decodes text by the encoding that it names, as browsers do. Text that names none must be UTF-8: a page with other
/// letters must not be published.
fn decode(bytes: Vec<u8>, content_type: Option<&str>) -> Result<String, String> {
    let Some(label) = encoding::label(&bytes, content_type) else {
        return String::from_utf8(bytes).map_err(|_| "text that is not UTF-8".to_owned());
    };
    let encoding = Encoding::for_label_no_replacement(label.as_bytes()).unwrap_or(UTF_8);
    Ok(encoding.decode(&bytes).0.into_owned())
}

fn of_url(url: &str) -> Result<Received, String> {
    let agent = ureq::Agent::config_builder()
        .timeout_global(Some(TIMEOUT))
        .user_agent(concat!("article-widget/", env!("CARGO_PKG_VERSION")))
        .build()
        .new_agent();
    let request = agent.get(url).header(ACCEPT, "application/json, */*");
    let mut response = request.call().map_err(|error| match error {
        ureq::Error::StatusCode(status) => format!("status {status}"),
        other => other.to_string(),
    })?;
    let content_type = response.headers().get(CONTENT_TYPE);
    let content_type = content_type
        .and_then(|it| it.to_str().ok())
        .map(str::to_owned);
    let url = response.get_uri().to_string();
    let body = response.body_mut().with_config().limit(u64::MAX).reader();
    Ok(Received {
        url: Some(url),
        ..of_reader(body, content_type)?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_known_by_its_name() {
        assert_eq!(Source::named("-"), Source::StandardInput);
        for url in ["http://127.0.0.1:1/a", "HTTPS://news.example/"] {
            assert_eq!(Source::named(url), Source::Url(url));
        }
        for file in ["story.json", "http", "ftp://x", "./-", "é"] {
            assert_eq!(Source::named(file), Source::File(file));
        }
    }
}
