//! Embeds that are not frames: custom elements, AMP components and elements that a script replaces.

use crate::formats::html::blocks::{BlockBuilder, FlowState};
use article_widget_core::article::{BlockKind, Embed};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;
use article_widget_platform::url::UrlPurpose;

/// Elements by the attribute that names their content, and what its URL begins with. An attribute that holds a URL
/// has no such beginning.
const ELEMENTS: [(&str, &str, &str); 19] = [
    (
        "amp-dailymotion",
        "data-videoid",
        "https://www.dailymotion.com/video/",
    ),
    ("amp-facebook", "data-href", ""),
    ("amp-gist", "data-gistid", "https://gist.github.com/"),
    ("amp-iframe", "src", ""),
    (
        "amp-instagram",
        "data-shortcode",
        "https://www.instagram.com/p/",
    ),
    (
        "amp-soundcloud",
        "data-trackid",
        "https://api.soundcloud.com/tracks/",
    ),
    ("amp-tiktok", "data-src", "https://www.tiktok.com/embed/v2/"),
    ("amp-twitter", "data-tweetid", "https://x.com/i/status/"),
    ("amp-video-iframe", "src", ""),
    ("amp-vimeo", "data-videoid", "https://vimeo.com/"),
    (
        "amp-youtube",
        "data-videoid",
        "https://www.youtube.com/watch?v=",
    ),
    ("embed", "src", ""),
    ("lite-vimeo", "videoid", "https://vimeo.com/"),
    (
        "lite-youtube",
        "videoid",
        "https://www.youtube.com/watch?v=",
    ),
    ("oembed", "url", ""),
    ("spotify-audio", "src", ""),
    ("vimeo-video", "src", ""),
    ("youtube-embed", "video", "https://www.youtube.com/watch?v="),
    ("youtube-video", "src", ""),
];

/// Elements that a script fills, by a class, the attribute that names their content, and what its URL begins with.
const CLASSES: [(&str, &str, &str); 3] = [
    (
        "flourish-embed",
        "data-src",
        "https://public.flourish.studio/",
    ),
    ("rll-youtube-player", "data-src", ""),
    (
        "youtube-player",
        "data-id",
        "https://www.youtube.com/watch?v=",
    ),
];

/// Whether an element is an embed of one of these kinds.
pub(super) fn is_embed(tag: &Tag<'_>) -> bool {
    url(tag).is_some() || matches!(&*tag.name, "amp-audio" | "amp-img" | "amp-video")
}

/// Returns the URL of what an element embeds, as it was written.
fn url(tag: &Tag<'_>) -> Option<String> {
    let element = ELEMENTS.iter().find(|(name, ..)| tag.name == *name);
    let class = || {
        let mut all = CLASSES.iter();
        all.find(|(name, ..)| tag.has_class(&|class| class == *name))
    };
    let (attribute, start) = match element.or_else(class) {
        Some((_, attribute, start)) => (*attribute, *start),
        None => ("data-oembed-url", ""),
    };
    let value = tag.text(attribute)?;
    Some(match value.contains("://") || value.starts_with('/') {
        true => value,
        false => [start, &value].concat(),
    })
}

impl BlockBuilder<'_> {
    /// An embed: consented to where its provider is known, else a link.
    pub(super) fn embed(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        out.end_run();
        match &*tag.name {
            "amp-img" => return out.blocks.extend(self.image(tag)),
            "amp-video" => return self.video(tag, children, out),
            "amp-audio" => return self.audio(tag, children, out),
            _ => {}
        }
        let fallback = self.line(children, out);
        match url(tag).and_then(|url| self.address(&url, UrlPurpose::Fetch)) {
            Some(url) => out.push(BlockKind::Embed(Box::new(Embed {
                url,
                title: tag.text("title").or_else(|| tag.text("playlabel")),
                aspect: None,
                fallback,
                caption: Vec::new(),
            }))),
            None if fallback.is_empty() => {}
            None => out.push(BlockKind::Paragraph(fallback)),
        }
    }

    /// An `object`: what stands in it for those who cannot show it, or else a link to it.
    pub(super) fn object(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        out.end_run();
        let (blocks, runs) = (out.blocks.len(), out.run.len());
        self.flow(children, out);
        if out.blocks.len() > blocks || out.run.len() > runs {
            return;
        }
        if let Some(url) = tag
            .text("data")
            .and_then(|url| self.address(&url, UrlPurpose::Fetch))
        {
            out.push(BlockKind::Embed(Box::new(Embed {
                url,
                title: tag.text("title").or_else(|| tag.text("aria-label")),
                aspect: None,
                fallback: Vec::new(),
                caption: Vec::new(),
            })));
        }
    }
}
