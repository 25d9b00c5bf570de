//! How related articles are set and linked to.

use std::rc::Rc;

/// What a host can choose about the related articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelatedOptions {
    /// How they are laid out.
    pub layout: Layout,
    /// Whether a carousel has a button for each of its pages.
    pub dots: bool,
    /// Whether a carousel shows which of its cards are in view.
    pub position: bool,
    /// Where their links open (HTML, the `target` attribute).
    pub target: Option<Rc<str>>,
    /// What their links say of where they lead (HTML, the `rel` attribute).
    pub rel: Option<Rc<str>>,
}

impl RelatedOptions {
    /// The `rel` of their links. One that opens a window by its name would give that window the page
    /// (`window.opener`), unless the host says `opener`: a browser leaves it out for `_blank` alone.
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

/// A layout of cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Side by side in a scroller.
    #[default]
    Carousel,
    /// As many side by side as fit, in rows.
    Grid,
    /// One below the other.
    List,
}

impl Layout {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Carousel, Self::Grid, Self::List];

    /// The name it is set by.
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
