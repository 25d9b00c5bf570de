//! Videos and sound recordings.

use crate::formats::html::builder::{BlockBuilder, FlowState};
use article_widget_core::article::{Audio, BlockKind, MediaSource, Track, Video};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;
use article_widget_platform::url::UrlPurpose;

impl BlockBuilder<'_> {
    /// A film. Without a source there is what stands in its place.
    pub fn video(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        let sources = self.sources(tag, children);
        if sources.is_empty() {
            return self.flow(children, out);
        }
        let mut tracks = Vec::new();
        for child in children {
            if let Node::Element(track, _) = child
                && track.name == "track"
                && let Some(src) = track.text("src")
                && let Some(src) = self.address(&src, UrlPurpose::Fetch)
            {
                tracks.push(Track {
                    src,
                    lang: track.text("srclang"),
                    label: track.text("label"),
                });
            }
        }
        let poster = tag.text("poster");
        let video = Video {
            sources,
            title: title(tag),
            poster: poster.and_then(|poster| self.address(&poster, UrlPurpose::Image)),
            size: size(tag),
            tracks,
            caption: Vec::new(),
        };
        out.push(BlockKind::Video(Box::new(video)));
    }

    /// A recording. Without a source there is what stands in its place.
    pub fn audio(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        let sources = self.sources(tag, children);
        if sources.is_empty() {
            return self.flow(children, out);
        }
        let audio = Audio {
            sources,
            title: title(tag),
            caption: Vec::new(),
        };
        out.push(BlockKind::Audio(Box::new(audio)));
    }

    /// The files of a video or recording: `src`, else the `source` elements, each with its type.
    fn sources(&mut self, tag: &Tag<'_>, children: &[Node<'_>]) -> Vec<MediaSource> {
        let own = std::iter::once(tag);
        let others = children.iter().filter_map(|node| match node {
            Node::Element(tag, _) if tag.name == "source" => Some(tag),
            _ => None,
        });
        let mut sources = Vec::new();
        for tag in own.chain(others) {
            let src = tag.text("src").or_else(|| tag.text("data-src"));
            if let Some(src) = src
                && let Some(src) = self.address(&src, UrlPurpose::Fetch)
                && sources.iter().all(|it: &MediaSource| it.src != src)
            {
                let media_type = tag.text("type");
                sources.push(MediaSource { src, media_type });
            }
        }
        sources
    }
}

/// What something is called.
pub(super) fn title(tag: &Tag<'_>) -> Option<String> {
    tag.text("title").or_else(|| tag.text("aria-label"))
}

/// Width and height in CSS pixels.
pub(super) fn size(tag: &Tag<'_>) -> Option<(u32, u32)> {
    let side = |name| {
        let value = tag.text(name)?;
        pixels(value.strip_suffix("px").unwrap_or(&value))
    };
    side("width").zip(side("height"))
}

/// A number of pixels that a picture can have.
pub(super) fn pixels(text: &str) -> Option<u32> {
    let pixels = text.parse().ok();
    pixels.filter(|pixels| (1..=65_535).contains(pixels))
}
