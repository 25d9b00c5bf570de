//! Pictures, films, recordings and what other sites lend.
//!
//! Every URL here has passed [`article_widget_platform::url::resolve`].

use crate::article::Inline;

/// A picture with what is said about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Image {
    /// URL.
    pub src: String,
    /// The same picture in other widths (HTML `srcset`).
    pub srcset: Vec<Candidate>,
    /// Display width, for choosing from `srcset` (HTML `sizes`).
    pub sizes: Option<String>,
    /// What a reader who cannot see it should know; empty for a decoration.
    pub alt: String,
    /// Intrinsic width and height in CSS pixels; reserves space before loading.
    pub size: Option<(u32, u32)>,
    /// The caption.
    pub caption: Vec<Inline>,
    /// Who made it.
    pub credit: Option<String>,
}

/// A picture in one width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// URL.
    pub src: String,
    /// Its width in pixels (HTML's `w` descriptor).
    pub width: u32,
}

/// A film (HTML `video`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Video {
    /// URL.
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
    /// URL.
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
