//! Settings of a widget.
//!
//! A Yew application builds a [`Config`]. [`Config::read`] reads one from attributes or a JavaScript
//! object: an invalid setting produces a [`Diagnostic`] with its name, and falls back to the default.

mod parse;

use std::rc::Rc;

use article_widget_core::article::Article;
use article_widget_core::article::consent::Consent;
use article_widget_core::article::options::ArticleOptions;
use article_widget_core::comments::options::CommentOptions;
use article_widget_core::diagnostics::Diagnostic;
use article_widget_core::json::Json;
use article_widget_core::messages::Messages;
use article_widget_core::related::Related;
use article_widget_core::related::options::RelatedOptions;
use article_widget_sources::{Format, PendingDocument};

/// Settings of one widget.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// URL of the article, in any of the formats of [`article_widget_sources`].
    pub src: Option<String>,
    /// Format of the article. `None` detects it from the content.
    pub format: Option<Format>,
    /// The article. Takes precedence over `src`.
    pub article: Option<Rc<Article>>,
    /// The article as an unparsed document. Takes precedence over `src`, which loads instead if parsing fails.
    pub pending: Option<Rc<PendingDocument>>,
    /// Number of parts of `article` that could not be used.
    pub unused_parts: usize,
    /// Whether the configured article is invalid. The reader then sees an error message.
    pub article_failed: bool,
    /// BCP 47 tag of the article's language, if the source does not state it. Default: `lang`.
    pub srclang: Option<String>,
    /// Canonical URL of the article. Comments refer to it, and the error message links to it. Default:
    /// the URL in the article, or `src`, or the page's URL.
    pub url: Option<String>,
    /// Related articles. `None` shows none.
    pub related: Option<RelatedSource>,
    /// Display options of the related articles.
    pub related_options: RelatedOptions,
    /// Options of the comment form.
    pub comments: Rc<CommentOptions>,
    /// BCP 47 tag of the user interface's language. Default: `en`.
    pub lang: String,
    /// User interface messages, in `lang`.
    pub messages: Messages,
    /// Heading level of the headline, 1 to 5. The headings of the other parts are one level below. Default: 2.
    pub heading_level: u8,
    /// Display options of the article.
    pub article_options: ArticleOptions,
    /// Providers whose embeds load without asking the reader.
    pub consent: Consent,
    /// Whether the widget is embedded in a frame on other sites. Comments then carry no cookies, and no
    /// form leaves the frame.
    pub framed: bool,
}

/// Source of the related articles.
#[derive(Clone, Debug, PartialEq)]
pub enum RelatedSource {
    /// URL of a list, in any of the formats of [`article_widget_sources`].
    Url(String),
    /// The related articles.
    Items(Rc<[Related]>),
    /// The list as an unparsed document.
    Pending(Rc<PendingDocument>),
}

impl Default for Config {
    fn default() -> Self {
        Self {
            src: None,
            format: None,
            article: None,
            pending: None,
            unused_parts: 0,
            article_failed: false,
            srclang: None,
            url: None,
            related: None,
            related_options: RelatedOptions::default(),
            comments: Rc::default(),
            lang: "en".to_owned(),
            messages: Messages::default(),
            heading_level: 2,
            article_options: ArticleOptions::default(),
            consent: Consent::default(),
            framed: false,
        }
    }
}

impl Config {
    /// Reads settings from a JSON object whose members are [`SETTING_NAMES`]. Resolves relative URLs
    /// against `base`, the page's base URL. Returns the settings, and a diagnostic for each value that is
    /// invalid or unknown.
    pub fn read(json: &Json, base: Option<&str>) -> (Self, Vec<Diagnostic>) {
        parse::config(json, base)
    }
}

/// Names of all settings.
pub const SETTING_NAMES: [&str; 32] = [
    "anchors",
    "article",
    "articleId",
    "comments",
    "consent",
    "contents",
    "dropCap",
    "endpoint",
    "endpointPreset",
    "fields",
    "format",
    "framed",
    "headingLevel",
    "html",
    "hyphens",
    "lang",
    "messages",
    "parent",
    "preview",
    "readingTime",
    "related",
    "relatedDots",
    "relatedLayout",
    "relatedPosition",
    "relatedRel",
    "relatedTarget",
    "required",
    "share",
    "signIn",
    "src",
    "srclang",
    "url",
];

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
