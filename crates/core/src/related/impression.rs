//! Impressions of related articles.

/// An impression: a card was at least half in view for a second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impression {
    /// URL of the related article.
    pub url: String,
    /// Index of the card among those shown, from 0.
    pub index: usize,
}
