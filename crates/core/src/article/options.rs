//! How an article is set, where that is a matter of taste.

/// What a host can choose about the look of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleOptions {
    /// Whether the first letter is set large, where the script has such a custom.
    pub drop_cap: bool,
    /// Whether long words may be divided at the end of a line (CSS `hyphens: auto`).
    pub hyphens: bool,
    /// Whether the reader is told how long the text takes to read.
    pub reading_time: bool,
    /// Whether the headings are listed above the text.
    pub contents: bool,
    /// Whether each heading has a link to itself beside it.
    pub anchors: bool,
    /// Whether there is a button to pass the article's link on.
    pub share: bool,
}

impl Default for ArticleOptions {
    fn default() -> Self {
        Self {
            drop_cap: false,
            hyphens: true,
            reading_time: false,
            contents: false,
            anchors: false,
            share: false,
        }
    }
}
