//! Everything an embedder can set.
//!
//! A Yew application fills in a [`Config`]. Attributes and JavaScript objects are read by
//! [`Config::read`]; what cannot be used is reported by its name and replaced by the default.

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

/// The settings of one widget.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Where to fetch the article from, in any of the formats of [`article_widget_sources`].
    pub src: Option<String>,
    /// The format of the article; none: it is recognised from the content.
    pub format: Option<Format>,
    /// The article itself, in place of `src`.
    pub article: Option<Rc<Article>>,
    /// The article as a document that is still to be read, in place of `src`.
    pub pending: Option<Rc<PendingDocument>>,
    /// Whether an article was named or given that cannot be used: the reader is told so.
    pub article_failed: bool,
    /// BCP 47 tag of the article's language, where the source does not tell. By default `lang`.
    pub srclang: Option<String>,
    /// The article's canonical address: what comments are about and what a failed load links to.
    /// By default the one in the article, then `src`, then the page's.
    pub url: Option<String>,
    /// The related articles; none: no carousel.
    pub related: Option<RelatedSource>,
    /// How the related articles are set.
    pub related_options: RelatedOptions,
    /// How comments are taken.
    pub comments: Rc<CommentOptions>,
    /// BCP 47 tag of the interface's language.
    pub lang: String,
    /// The interface's texts, in `lang`.
    pub messages: Messages,
    /// The level of the headline's heading, 1 to 5; the parts' headings are one below.
    pub heading_level: u8,
    /// How the article is set.
    pub article_options: ArticleOptions,
    /// The providers whose content is shown without asking the reader.
    pub consent: Consent,
    /// Whether the widget stands in a frame of its own origin for other sites: then comments carry no
    /// cookies, and no form leaves the frame.
    pub framed: bool,
}

/// Where related articles come from.
#[derive(Clone, Debug, PartialEq)]
pub enum RelatedSource {
    /// The address of a list, in any of the formats of [`article_widget_sources`].
    Url(String),
    /// The articles themselves.
    Items(Rc<[Related]>),
    /// The list as a document that is still to be read.
    Pending(Rc<PendingDocument>),
}

impl Default for Config {
    fn default() -> Self {
        Self {
            src: None,
            format: None,
            article: None,
            pending: None,
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
    /// Reads settings from an object whose members are those of [`SETTING_NAMES`]. Relative addresses are
    /// resolved against `base`, the address of the page.
    pub fn read(json: &Json, base: Option<&str>) -> (Self, Vec<Diagnostic>) {
        parse::config(json, base)
    }
}

/// The names of all settings.
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
