//! Pictures, films and recordings, each with its caption.

use std::iter;

use yew::prelude::*;
use yew::virtual_dom::VText;

use crate::components::article::block::caption;
use crate::components::article::context::Setting;
use crate::components::article::element::element;
use crate::components::article::inline::inlines;
use crate::components::article::picture::Picture;
use crate::components::article::text;
use crate::vdom::element::{self, Tag};
use article_widget_core::article::media::Track;
use article_widget_core::article::{Audio, Image, Inline, Video};
use article_widget_core::messages::Message;

/// How wide a picture is shown, where the publisher does not tell: as wide as the text, or the page.
const SIZES: &str = "(min-width: 44em) 40em, 100vw";

/// A picture. The `lead` one stands above the text and is loaded before anything else.
pub(super) fn figure(image: &Image, lead: bool, setting: &Setting) -> Html {
    let mut words = inlines(&image.caption, setting);
    if let Some(credit) = &image.credit {
        let credit = element("small", "aw-credit", text(credit, setting.lang));
        words = element::run([words, VText::from(" ").into(), credit]);
    }
    let has_words = !image.caption.is_empty() || image.credit.is_some();
    let caption = has_words.then(|| element("figcaption", "", words));
    let parts = iter::once(picture(image, lead, setting)).chain(caption);
    element("figure", "aw-figure", parts.collect())
}

fn picture(image: &Image, lead: bool, setting: &Setting) -> Html {
    let (lang, dir) = setting.interface();
    let srcset = srcset(image);
    let sizes = srcset.is_some().then(|| match &image.sizes {
        Some(sizes) => sizes.clone(),
        None if lead => SIZES.to_owned(),
        // A picture that is loaded late has been laid out: browsers that can look at its box.
        None => ["auto, ", SIZES].concat(),
    });
    html! {
        <Picture src={image.src.clone()} {srcset} {sizes}
            alt={image.alt.clone()} size={image.size} {lead}
            missing={setting.say(Message::ImageMissing)} {lang} {dir} />
    }
}

/// HTML's `srcset`. An address that ends in a comma would take the width for itself.
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

/// Several pictures: a list, so that a reader hears how many.
pub(super) fn gallery(images: &[Image], words: &[Inline], setting: &Setting) -> Html {
    let item = |image| element("li", "", figure(image, false, setting));
    // A list without bullets is no list to Safari, unless it says so.
    let list = Tag::new("ul").set("role", "list");
    Tag::of("figure", "aw-gallery")
        .add(list.add_all(images.iter().map(item)))
        .add_some(caption(words, setting))
        .into()
}

/// A film. Nothing of it but its size and length is loaded before it is wanted.
pub(super) fn video(video: &Video, setting: &Setting) -> Html {
    let (width, height) = sides(video.size);
    let preload = if video.poster.is_some() {
        "none"
    } else {
        "metadata"
    };
    let track = |track: &Track| {
        Tag::new("track")
            .set("kind", "captions")
            .set_some("srclang", track.lang.clone())
            .set_some("label", track.label.clone())
            .set("src", track.src.clone())
            .into()
    };
    let film = Tag::new("video")
        .set_if("controls", true)
        .set_if("playsinline", true)
        .set("preload", preload)
        .set_some("poster", video.poster.clone())
        .set_some("width", width)
        .set_some("height", height)
        .set_some("aria-label", video.title.clone())
        .set("src", video.src.clone())
        .add_all(video.tracks.iter().map(track));
    Tag::of("figure", "aw-video")
        .add(film)
        .add_some(titled(video.title.as_deref(), &video.caption, setting))
        .into()
}

/// A recording.
pub(super) fn audio(audio: &Audio, setting: &Setting) -> Html {
    let recording = Tag::new("audio")
        .set_if("controls", true)
        .set("preload", "none")
        .set_some("aria-label", audio.title.clone())
        .set("src", audio.src.clone());
    Tag::of("figure", "aw-audio")
        .add(recording)
        .add_some(titled(audio.title.as_deref(), &audio.caption, setting))
        .into()
}

/// What is said below a film or a recording, which a reader cannot tell by its look.
fn titled(title: Option<&str>, words: &[Inline], setting: &Setting) -> Option<Html> {
    let Some(title) = title else {
        return caption(words, setting);
    };
    let title = element("strong", "aw-title", text(title, setting.lang));
    let words = inlines(words, setting);
    let words = [title, VText::from(" ").into(), words];
    Some(element("figcaption", "", element::run(words)))
}

/// A size as HTML's `width` and `height`.
pub(super) fn sides(size: Option<(u32, u32)>) -> (Option<String>, Option<String>) {
    size.map(|(width, height)| (width.to_string(), height.to_string()))
        .unzip()
}
