//! Parses images, video, audio and embeds.
//!
//! Each parser reads the required URL first and returns `None` without it, before it reads any text. The caller then
//! parses the text once, to keep it.

use crate::article_json::inline::content;
use crate::article_json::values::{each, integer, lang, required, required_url, text, url};
use article_widget_core::article::{Audio, Candidate, Embed, Image, MediaSource, Track, Video};
use article_widget_core::json::Json;
use article_widget_core::json::cursor::Cursor;
use article_widget_platform::url::UrlPurpose;

/// Parses an image. Returns `None` without a usable `src`.
pub(super) fn image(place: &Cursor<'_>) -> Option<Image> {
    if !matches!(place.json, Json::Object(_)) {
        place.report("an object with src");
        return None;
    }
    Some(Image {
        src: required_url(place, "src", UrlPurpose::Image)?,
        srcset: candidates(place),
        sizes: text(place, "sizes"),
        alt: text(place, "alt").unwrap_or_default(),
        size: size(place),
        caption: content(place, "caption"),
        credit: text(place, "credit"),
        link: url(place, "link", UrlPurpose::Link),
    })
}

pub(super) fn video(place: &Cursor<'_>) -> Option<Video> {
    Some(Video {
        sources: sources(place)?,
        title: text(place, "title"),
        poster: url(place, "poster", UrlPurpose::Image),
        size: size(place),
        tracks: tracks(place),
        caption: content(place, "caption"),
    })
}

pub(super) fn audio(place: &Cursor<'_>) -> Option<Audio> {
    Some(Audio {
        sources: sources(place)?,
        title: text(place, "title"),
        caption: content(place, "caption"),
    })
}

pub(super) fn embed(place: &Cursor<'_>) -> Option<Embed> {
    Some(Embed {
        url: required_url(place, "url", UrlPurpose::Fetch)?,
        title: text(place, "title"),
        aspect: size(place),
        fallback: content(place, "fallback"),
        caption: content(place, "caption"),
    })
}

/// Parses the files of a video or recording: `src`, or `sources`. Returns `None` if none is usable.
fn sources(place: &Cursor<'_>) -> Option<Vec<MediaSource>> {
    if place.json.get("sources").is_none() {
        return Some(vec![MediaSource::new(required_url(
            place,
            "src",
            UrlPurpose::Fetch,
        )?)]);
    }
    let mut sources = Vec::new();
    each(place, "sources", &mut |source| {
        let src = required_url(source, "src", UrlPurpose::Fetch);
        let media_type = text(source, "mediaType");
        sources.extend(src.map(|src| MediaSource { src, media_type }));
    });
    if sources.is_empty() {
        place.report_lost("sources, an array of objects with src");
    }
    (!sources.is_empty()).then_some(sources)
}

fn candidates(of: &Cursor<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    each(of, "srcset", &mut |candidate| {
        let src = required_url(candidate, "src", UrlPurpose::Image);
        let width = required_pixels(candidate, "width");
        candidates.extend(src.zip(width).map(|(src, width)| Candidate { src, width }));
    });
    candidates
}

fn tracks(of: &Cursor<'_>) -> Vec<Track> {
    let mut tracks = Vec::new();
    each(of, "tracks", &mut |track| {
        let src = required_url(track, "src", UrlPurpose::Fetch);
        let (lang, label) = (lang(track), text(track, "label"));
        tracks.extend(src.map(|src| Track { src, lang, label }));
    });
    tracks
}

/// Returns the width and height in pixels; both are required.
pub(super) fn size(of: &Cursor<'_>) -> Option<(u32, u32)> {
    if of.json.get("width").is_none() && of.json.get("height").is_none() {
        return None;
    }
    let width = required_pixels(of, "width");
    width.zip(required_pixels(of, "height"))
}

fn required_pixels(of: &Cursor<'_>, key: &str) -> Option<u32> {
    let expected = "a whole number from 1 to 65535";
    let pixels = integer(of, key, (1, 65_535), expected);
    required(of, key, pixels, expected).map(|pixels| pixels as u32)
}
