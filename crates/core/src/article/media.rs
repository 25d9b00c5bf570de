//! Pictures, films, recordings and what other sites lend.
//!
//! Every address here has been allowed by [`article_widget_platform::url::resolve`].

use crate::article::Inline;

/// A picture with what is said about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Image {
    /// Where it is.
    pub src: String,
    /// The same picture in other widths (HTML `srcset`).
    pub srcset: Vec<Candidate>,
    /// How wide it is shown, for choosing among those (HTML `sizes`).
    pub sizes: Option<String>,
    /// What a reader who cannot see it should know; empty for a decoration.
    pub alt: String,
    /// Its natural width and height in CSS pixels, which reserve its space before it has loaded.
    pub size: Option<(u32, u32)>,
    /// The caption.
    pub caption: Vec<Inline>,
    /// Who made it.
    pub credit: Option<String>,
}

/// A picture in one width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it is.
    pub src: String,
    /// Its width in pixels (HTML's `w` descriptor).
    pub width: u32,
}

/// A film (HTML `video`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Video {
    /// Where it is.
    pub src: String,
    /// What it is called.
    pub title: Option<String>,
    /// The picture before it plays.
    pub poster: Option<String>,
    /// Its natural width and height in CSS pixels.
    pub size: Option<(u32, u32)>,
    /// What is said in it, as text.
    pub tracks: Vec<Track>,
    /// The caption.
    pub caption: Vec<Inline>,
}

/// The words of a [`Video`] as captions (HTML `track`, WebVTT).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Where they are.
    pub src: String,
    /// BCP 47 tag of the language they are in.
    pub lang: Option<String>,
    /// What they are called in the menu.
    pub label: Option<String>,
}

/// A recording (HTML `audio`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audio {
    /// Where it is.
    pub src: String,
    /// What it is called.
    pub title: Option<String>,
    /// The caption.
    pub caption: Vec<Inline>,
}

/// Something of another site.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed {
    /// Its own page, for a plain link.
    pub url: String,
    /// What it is called.
    pub title: Option<String>,
    /// Width and height of the room it takes, of which only the ratio counts.
    pub aspect: Option<(u32, u32)>,
    /// The words it holds while it is not shown: those of a post, say.
    pub fallback: Vec<Inline>,
    /// The caption.
    pub caption: Vec<Inline>,
}
