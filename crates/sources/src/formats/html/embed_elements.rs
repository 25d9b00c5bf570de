//! Elements that are embeds without being frames: custom elements, AMP components and elements that a script fills.

use article_widget_html::tokenizer::Tag;

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
pub(super) fn url(tag: &Tag<'_>) -> Option<String> {
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
