//! Related articles: what one is, which of them are shown, and where a carousel scrolls.

pub mod dedupe;
pub mod geometry;
pub mod impression;
pub mod navigation;
pub mod options;
pub mod position;
pub mod scroll_command;

use article_widget_platform::date::Date;

/// Another article, as a card shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// Where it is; already allowed by [`article_widget_platform::url::resolve`].
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its picture; already allowed by [`article_widget_platform::url::resolve`].
    pub image: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// The part of the paper it belongs to.
    pub section: Option<String>,
    /// Who published it, where that is somebody else.
    pub source: Option<String>,
    /// BCP 47 tag of the language it is written in.
    pub lang: Option<String>,
}
