//! A reader has seen a card.

/// A card was at least half in view for a second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impression {
    /// Where its link leads.
    pub url: String,
    /// The card's position among those that are shown, from 0.
    pub index: usize,
}
