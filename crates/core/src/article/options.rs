//! Options for the display of an article.

/// The host's options for the display of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleOptions {
    /// Whether the text starts with a drop cap, if the script has such a custom.
    pub drop_cap: bool,
    /// Whether long words are hyphenated (CSS `hyphens: auto`).
    pub hyphens: bool,
    /// Whether the reading time is shown.
    pub reading_time: bool,
    /// Whether a table of contents is shown above the text.
    pub contents: bool,
    /// Whether each heading has a link to itself.
    pub anchors: bool,
    /// Whether there is a button to share the article's link.
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
