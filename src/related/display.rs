//! How related articles are set and linked to.

use std::rc::Rc;

/// What a host can choose about the related articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelatedDisplay {
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
