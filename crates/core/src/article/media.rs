//! Images, video, audio and embeds.
//!
//! Every URL here is allowed by [`article_widget_platform::url::resolve`].

use crate::article::Inline;

/// An image with its caption (HTML `img`, `figure`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Image {
    /// URL.
    pub src: String,
    /// The same image in other widths (HTML `srcset`).
    pub srcset: Vec<Candidate>,
    /// Display width, for choosing from `srcset` (HTML `sizes`).
    pub sizes: Option<String>,
    /// Text alternative; empty for a decorative image (HTML `alt`).
    pub alt: String,
    /// Intrinsic width and height in CSS pixels; reserves space before loading.
    pub size: Option<(u32, u32)>,
    /// The caption.
    pub caption: Vec<Inline>,
    /// The creator of the image.
    pub credit: Option<String>,
    /// URL that the image links to.
    pub link: Option<String>,
}

/// An image within a line, such as a flag or a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlineImage {
    /// URL.
    pub src: String,
    /// Text alternative (HTML `alt`).
    pub alt: String,
    /// Width and height in CSS pixels.
    pub size: Option<(u32, u32)>,
}

/// One of the files in which a video or a recording is available (HTML `source`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaSource {
    /// URL.
    pub src: String,
    /// Media type, such as `video/webm` (HTML `type`).
    pub media_type: Option<String>,
}

impl MediaSource {
    /// Creates a source whose media type the browser finds out.
    pub fn new(src: impl Into<String>) -> Self {
        Self {
            src: src.into(),
            media_type: None,
        }
    }
}

/// An image source of a given width (HTML `srcset`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// URL.
    pub src: String,
    /// Width in pixels (HTML's `w` descriptor).
    pub width: u32,
}

/// A video (HTML `video`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Video {
    /// The files; the browser plays the first that it can. Not empty.
    pub sources: Vec<MediaSource>,
    /// The title.
    pub title: Option<String>,
    /// URL of the image before playback (HTML `poster`).
    pub poster: Option<String>,
    /// Intrinsic width and height in CSS pixels.
    pub size: Option<(u32, u32)>,
    /// Captions and subtitles.
    pub tracks: Vec<Track>,
    /// The caption.
    pub caption: Vec<Inline>,
}

/// A text track of a [`Video`] (HTML `track`, WebVTT).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// URL of the WebVTT file.
    pub src: String,
    /// BCP 47 language tag.
    pub lang: Option<String>,
    /// Title in the menu of tracks.
    pub label: Option<String>,
}

/// An audio recording (HTML `audio`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audio {
    /// The files; the browser plays the first that it can. Not empty.
    pub sources: Vec<MediaSource>,
    /// The title.
    pub title: Option<String>,
    /// The caption.
    pub caption: Vec<Inline>,
}

/// Content of another site.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed {
    /// URL of the content's own page, for a plain link.
    pub url: String,
    /// The title.
    pub title: Option<String>,
    /// Width and height; only their ratio counts.
    pub aspect: Option<(u32, u32)>,
    /// Content while the embed is not shown, such as the text of a post.
    pub fallback: Vec<Inline>,
    /// The caption.
    pub caption: Vec<Inline>,
}
