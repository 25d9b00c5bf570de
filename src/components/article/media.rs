//! Images, videos and audio with their captions.

use std::iter;

use yew::prelude::*;
use yew::virtual_dom::VText;

use crate::components::article::caption::caption;
use crate::components::article::context::RenderContext;
use crate::components::article::element::element;
use crate::components::article::inline::inlines;
use crate::components::article::picture::{Picture, width_and_height};
use crate::components::article::text;
use crate::vdom::element::{self, ElementBuilder};
use article_widget_core::article::media::{MediaSource, Track};
use article_widget_core::article::{Audio, Image, Inline, Video};
use article_widget_core::messages::Message;

/// Default `sizes`: the width of the text column, or of the viewport if that is narrower.
const DEFAULT_SIZES: &str = "(min-width: 44em) 40em, 100vw";

/// Renders an image. The lead image loads eagerly, with high priority.
pub(super) fn figure(image: &Image, lead: bool, context: &RenderContext) -> Html {
    let mut words = inlines(&image.caption, context);
    if let Some(credit) = &image.credit {
        let credit = element("small", "aw-credit", text(credit, context.lang));
        words = element::inline_run([words, VText::from(" ").into(), credit]);
    }
    let has_words = !image.caption.is_empty() || image.credit.is_some();
    let caption = has_words.then(|| element("figcaption", "", words));
    let parts = iter::once(picture(image, lead, context)).chain(caption);
    element("figure", "aw-figure", parts.collect())
}

/// Renders the picture, inside its link if it has one.
fn picture(image: &Image, lead: bool, context: &RenderContext) -> Html {
    let picture = unlinked_picture(image, lead, context);
    match &image.link {
        Some(url) => ElementBuilder::with_class("a", "aw-image-link")
            .attr("href", url.clone())
            .child(picture)
            .into(),
        None => picture,
    }
}

fn unlinked_picture(image: &Image, lead: bool, context: &RenderContext) -> Html {
    let (lang, dir) = context.ui_language();
    let srcset = srcset(image);
    let sizes = srcset.is_some().then(|| match &image.sizes {
        Some(sizes) => sizes.clone(),
        None if lead => DEFAULT_SIZES.to_owned(),
        // With `loading="lazy"`, `auto` lets browsers use the width of the rendered image (HTML, `sizes`).
        None => ["auto, ", DEFAULT_SIZES].concat(),
    });
    html! {
        <Picture src={image.src.clone()} {srcset} {sizes}
            alt={image.alt.clone()} size={image.size} {lead}
            missing={context.message(Message::ImageMissing)} {lang} {dir} />
    }
}

/// Returns the `srcset` attribute. Skips URLs that end in a comma, which the parser would strip. `None`
/// without candidates.
fn srcset(image: &Image) -> Option<String> {
    let mut srcset = String::new();
    for candidate in image.srcset.iter().filter(|it| !it.src.ends_with(',')) {
        if !srcset.is_empty() {
            srcset.push_str(", ");
        }
        srcset.push_str(&candidate.src);
        srcset.push(' ');
        srcset.push_str(&candidate.width.to_string());
        srcset.push('w');
    }
    (!srcset.is_empty()).then_some(srcset)
}

/// Renders a gallery as a list, so that screen readers announce the number of images.
pub(super) fn gallery(images: &[Image], words: &[Inline], context: &RenderContext) -> Html {
    let item = |image| element("li", "", figure(image, false, context));
    // Safari omits list semantics without list markers, unless the role is explicit.
    let list = ElementBuilder::new("ul").attr("role", "list");
    ElementBuilder::with_class("figure", "aw-gallery")
        .child(list.children(images.iter().map(item)))
        .optional_child(caption(words, context))
        .into()
}

/// Renders a video. Preloads at most metadata, and nothing if the video has a poster.
pub(super) fn video(video: &Video, context: &RenderContext) -> Html {
    let (width, height) = width_and_height(video.size);
    let preload = if video.poster.is_some() {
        "none"
    } else {
        "metadata"
    };
    let track = |track: &Track| {
        ElementBuilder::new("track")
            .attr("kind", "captions")
            .optional_attr("srclang", track.lang.clone())
            .optional_attr("label", track.label.clone())
            .attr("src", track.src.clone())
            .into()
    };
    let film = ElementBuilder::new("video")
        .bool_attr("controls", true)
        .bool_attr("playsinline", true)
        .attr("preload", preload)
        .optional_attr("poster", video.poster.clone())
        .optional_attr("width", width)
        .optional_attr("height", height)
        .optional_attr("aria-label", video.title.clone())
        .optional_attr("src", only_source(&video.sources))
        .children(sources(&video.sources).chain(video.tracks.iter().map(track)));
    ElementBuilder::with_class("figure", "aw-video")
        .child(film)
        .optional_child(titled(video.title.as_deref(), &video.caption, context))
        .into()
}

/// Renders an audio player. Preloads nothing.
pub(super) fn audio(audio: &Audio, context: &RenderContext) -> Html {
    let recording = ElementBuilder::new("audio")
        .bool_attr("controls", true)
        .attr("preload", "none")
        .optional_attr("aria-label", audio.title.clone())
        .optional_attr("src", only_source(&audio.sources))
        .children(sources(&audio.sources));
    ElementBuilder::with_class("figure", "aw-audio")
        .child(recording)
        .optional_child(titled(audio.title.as_deref(), &audio.caption, context))
        .into()
}

/// Returns the URL of a lone file, if its media type is not known.
fn only_source(sources: &[MediaSource]) -> Option<String> {
    match sources {
        [source] if source.media_type.is_none() => Some(source.src.clone()),
        _ => None,
    }
}

/// Renders the `<source>` elements, unless [`only_source`] is enough.
fn sources(sources: &[MediaSource]) -> impl Iterator<Item = Html> {
    let listed = match only_source(sources) {
        Some(_) => &[],
        None => sources,
    };
    listed.iter().map(|source| {
        ElementBuilder::new("source")
            .attr("src", source.src.clone())
            .optional_attr("type", source.media_type.clone())
            .into()
    })
}

/// Renders the caption of a video or audio player. The title comes first, because the player does not show it.
fn titled(title: Option<&str>, words: &[Inline], context: &RenderContext) -> Option<Html> {
    let Some(title) = title else {
        return caption(words, context);
    };
    let title = element("strong", "aw-title", text(title, context.lang));
    let words = inlines(words, context);
    let words = [title, VText::from(" ").into(), words];
    Some(element("figcaption", "", element::inline_run(words)))
}
