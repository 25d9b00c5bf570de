//! Pictures, films, recordings and what other sites lend.

use crate::article_json::Reader;
use crate::article_json::place::Place;
use article_widget_core::article::{Audio, Candidate, Embed, Image, Track, Video};
use article_widget_core::json::Json;
use article_widget_platform::url::UrlPurpose;

/// `None` everywhere where there is nothing to show, before any of its words is read.
impl Reader<'_> {
    pub fn image(&mut self, place: &Place<'_>) -> Option<Image> {
        if !matches!(place.json, Json::Map(_)) {
            self.fault(place, "", "an object with src");
            return None;
        }
        Some(Image {
            src: self.needed_address(place, "src", UrlPurpose::Image)?,
            srcset: self.candidates(place),
            sizes: self.text(place, "sizes"),
            alt: self.text(place, "alt").unwrap_or_default(),
            size: self.size(place),
            caption: self.content(place, "caption"),
            credit: self.text(place, "credit"),
        })
    }

    pub fn video(&mut self, place: &Place<'_>) -> Option<Video> {
        Some(Video {
            src: self.needed_address(place, "src", UrlPurpose::Fetch)?,
            title: self.text(place, "title"),
            poster: self.address(place, "poster", UrlPurpose::Image),
            size: self.size(place),
            tracks: self.tracks(place),
            caption: self.content(place, "caption"),
        })
    }

    pub fn audio(&mut self, place: &Place<'_>) -> Option<Audio> {
        Some(Audio {
            src: self.needed_address(place, "src", UrlPurpose::Fetch)?,
            title: self.text(place, "title"),
            caption: self.content(place, "caption"),
        })
    }

    pub fn embed(&mut self, place: &Place<'_>) -> Option<Embed> {
        Some(Embed {
            url: self.needed_address(place, "url", UrlPurpose::Fetch)?,
            title: self.text(place, "title"),
            aspect: self.size(place),
            fallback: self.content(place, "fallback"),
            caption: self.content(place, "caption"),
        })
    }

    fn candidates(&mut self, of: &Place<'_>) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        self.each(of, "srcset", &mut |reader, candidate| {
            let src = reader.needed_address(candidate, "src", UrlPurpose::Image);
            let width = reader.needed_pixels(candidate, "width");
            candidates.extend(src.zip(width).map(|(src, width)| Candidate { src, width }));
        });
        candidates
    }

    fn tracks(&mut self, of: &Place<'_>) -> Vec<Track> {
        let mut tracks = Vec::new();
        self.each(of, "tracks", &mut |reader, track| {
            let src = reader.needed_address(track, "src", UrlPurpose::Fetch);
            let (lang, label) = (reader.lang(track), reader.text(track, "label"));
            tracks.extend(src.map(|src| Track { src, lang, label }));
        });
        tracks
    }

    /// Width and height, of which neither is of use alone.
    fn size(&mut self, of: &Place<'_>) -> Option<(u32, u32)> {
        if of.json.get("width").is_none() && of.json.get("height").is_none() {
            return None;
        }
        let width = self.needed_pixels(of, "width");
        width.zip(self.needed_pixels(of, "height"))
    }

    fn needed_pixels(&mut self, of: &Place<'_>, key: &str) -> Option<u32> {
        let expected = "a whole number from 1 to 65535";
        let pixels = self.integer(of, key, (1, 65_535), expected);
        if pixels.is_none() {
            self.fault(of, key, expected);
        }
        pixels.map(|pixels| pixels as u32)
    }
}
