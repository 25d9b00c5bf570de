//! Options for related articles.

use std::rc::Rc;

/// The host's options for related articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelatedOptions {
    /// The layout of the cards.
    pub layout: Layout,
    /// Whether a carousel has a button for each page.
    pub dots: bool,
    /// Whether a carousel shows which cards are in view.
    pub position: bool,
    /// The browsing context of the links (HTML `target`).
    pub target: Option<Rc<str>>,
    /// The link types of the links (HTML `rel`).
    pub rel: Option<Rc<str>>,
}

impl RelatedOptions {
    /// Returns the `rel` of the links.
    ///
    /// Adds `noopener` for a named `target`, unless the host specifies `opener`: browsers imply `noopener` only for
    /// `_blank`, and `window.opener` would expose the page to the opened window.
    pub fn link_rel(&self) -> Option<Rc<str>> {
        let rel = self.rel.as_deref().unwrap_or_default();
        let has = |word: &str| rel.split(' ').any(|it| it.eq_ignore_ascii_case(word));
        let is_named = self
            .target
            .as_deref()
            .is_some_and(|it| !it.starts_with('_'));
        if !is_named || has("opener") || has("noopener") || has("noreferrer") {
            return self.rel.clone();
        }
        Some([rel, " noopener"].concat().trim_start().into())
    }
}

/// The layout of the cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A row in a scroll container.
    #[default]
    Carousel,
    /// Rows of as many cards as fit.
    Grid,
    /// One card below the other.
    List,
}

impl Layout {
    /// All layouts.
    pub const ALL: [Self; 3] = [Self::Carousel, Self::Grid, Self::List];

    /// Returns the name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Carousel => "carousel",
            Self::Grid => "grid",
            Self::List => "list",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_with_a_name_is_not_given_the_page_unless_the_host_says_so() {
        for (target, rel, expected) in [
            (Some("news"), None, Some("noopener")),
            (Some("news"), Some("nofollow"), Some("nofollow noopener")),
            (
                Some("news"),
                Some("Opener nofollow"),
                Some("Opener nofollow"),
            ),
            (Some("news"), Some("noreferrer"), Some("noreferrer")),
            (Some("_blank"), None, None),
            (Some("_top"), Some("nofollow"), Some("nofollow")),
            (None, Some("nofollow"), Some("nofollow")),
        ] {
            let display = RelatedOptions {
                target: target.map(Into::into),
                rel: rel.map(Into::into),
                ..RelatedOptions::default()
            };
            assert_eq!(
                display.link_rel().as_deref(),
                expected,
                "{target:?} {rel:?}"
            );
        }
    }
}
