//! Related articles: the model, removal of duplicates, and the geometry of the carousel.

pub mod dedupe;
pub mod geometry;
pub mod impression;
pub mod navigation;
pub mod options;
pub mod position;
pub mod scroll_command;

use article_widget_platform::date::Date;

/// A related article, as shown on a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// The URL; already allowed by [`article_widget_platform::url::resolve`].
    pub url: String,
    /// The title.
    pub title: String,
    /// URL of the image; already allowed by [`article_widget_platform::url::resolve`].
    pub image: Option<String>,
    /// The date of publication.
    pub published: Option<Date>,
    /// The section of the publication.
    pub section: Option<String>,
    /// The name of the publisher, if it differs from that of the article.
    pub source: Option<String>,
    /// BCP 47 language tag of the article.
    pub lang: Option<String>,
}
