//! URLs of embeds: the parts of those that are read, and those of frames.

use super::{EmbedFrame, Provider};

/// The parts of a serialized URL (URL Standard).
pub(super) struct EmbedUrl<'a> {
    pub(super) host: &'a str,
    path: &'a str,
    query: &'a str,
}

impl<'a> EmbedUrl<'a> {
    pub(super) fn of(url: &'a str) -> Option<Self> {
        let rest = url
            .strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"))?;
        let (rest, _) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        Some(Self { host, path, query })
    }

    /// Returns the path segments that are not empty.
    pub(super) fn path(&self) -> Vec<&'a str> {
        self.path
            .split('/')
            .filter(|part| !part.is_empty())
            .collect()
    }

    /// Returns the first value of a query parameter, still percent-encoded.
    pub(super) fn query(&self, name: &str) -> Option<&'a str> {
        self.query.split('&').find_map(|parameter| {
            let (key, value) = parameter.split_once('=')?;
            (key == name).then_some(value)
        })
    }
}

/// Builds the URL of a frame.
pub(super) struct FrameUrl {
    provider: Provider,
    src: String,
    has_query: bool,
    page: Option<String>,
}

impl FrameUrl {
    pub(super) fn of(provider: Provider) -> Self {
        Self {
            provider,
            src: provider.url_prefix().to_owned(),
            has_query: false,
            page: None,
        }
    }

    pub(super) fn push(&mut self, part: &str) {
        self.src.push_str(part);
    }

    pub(super) fn and(mut self, part: &str) -> Self {
        self.push(part);
        self
    }

    pub(super) fn query(&mut self, name: &str, value: &str) {
        self.push(if self.has_query { "&" } else { "?" });
        self.has_query = true;
        self.push(name);
        self.push("=");
        self.push(value);
    }

    /// Sets the page for readers, if the source URL is a frame's.
    pub(super) fn page(&mut self, is_frame: bool, parts: &[&str]) {
        self.page = is_frame.then(|| parts.concat());
    }

    pub(super) fn frame(self, aspect: (u32, u32)) -> EmbedFrame {
        EmbedFrame {
            provider: self.provider,
            src: self.src,
            aspect,
            page: self.page,
        }
    }
}
