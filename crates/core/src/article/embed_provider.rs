//! Recognizes the URLs of embed providers and builds the URLs of their frames.
//!
//! A frame's URL consists of a fixed prefix and identifiers of letters, digits, `-` and `_`. Nothing else of the
//! source URL reaches it.

mod url;

use url::{EmbedUrl, FrameUrl};

/// A site whose content can be shown in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// youtube.com, through its domain without cookies.
    YouTube,
    /// vimeo.com, with the request not to track.
    Vimeo,
    /// x.com, formerly twitter.com.
    X,
    /// instagram.com.
    Instagram,
    /// tiktok.com.
    TikTok,
    /// open.spotify.com.
    Spotify,
    /// facebook.com.
    Facebook,
}

impl Provider {
    /// Every provider.
    pub const ALL: [Self; 7] = [
        Provider::YouTube,
        Provider::Vimeo,
        Provider::X,
        Provider::Instagram,
        Provider::TikTok,
        Provider::Spotify,
        Provider::Facebook,
    ];

    /// Returns the name in options and events.
    pub fn name(self) -> &'static str {
        match self {
            Provider::YouTube => "youtube",
            Provider::Vimeo => "vimeo",
            Provider::X => "x",
            Provider::Instagram => "instagram",
            Provider::TikTok => "tiktok",
            Provider::Spotify => "spotify",
            Provider::Facebook => "facebook",
        }
    }

    /// Returns the provider with this [name](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Returns the brand name for readers, which is the same in every language.
    pub fn label(self) -> &'static str {
        match self {
            Provider::YouTube => "YouTube",
            Provider::Vimeo => "Vimeo",
            Provider::X => "X",
            Provider::Instagram => "Instagram",
            Provider::TikTok => "TikTok",
            Provider::Spotify => "Spotify",
            Provider::Facebook => "Facebook",
        }
    }

    /// Returns the prefix of all frame URLs of the provider.
    pub fn url_prefix(self) -> &'static str {
        match self {
            Provider::YouTube => "https://www.youtube-nocookie.com/embed/",
            Provider::Vimeo => "https://player.vimeo.com/video/",
            Provider::X => "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=",
            Provider::Instagram => "https://www.instagram.com/",
            Provider::TikTok => "https://www.tiktok.com/embed/v2/",
            Provider::Spotify => "https://open.spotify.com/embed/",
            Provider::Facebook => "https://www.facebook.com/plugins/",
        }
    }
}

/// A frame of a provider (HTML `iframe`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedFrame {
    /// The provider of the frame.
    pub provider: Provider,
    /// URL of the frame.
    pub src: String,
    /// Width and height; only their ratio counts.
    pub aspect: (u32, u32),
    /// URL of the page for readers, if the source URL is already a frame's, which is not meant to be visited on its
    /// own.
    pub page: Option<String>,
}

/// Aspect ratio of most videos; [`PORTRAIT`] is for videos made for phones.
const LANDSCAPE: (u32, u32) = (16, 9);
const PORTRAIT: (u32, u32) = (9, 16);

/// Returns the frame for a URL of a provider's page or frame; `None` for other URLs.
///
/// The URL must be serialized as by [`article_widget_platform::url::resolve`].
pub fn embed_frame(url: &str) -> Option<EmbedFrame> {
    let address = EmbedUrl::of(url)?;
    let host = address.host;
    let host = ["www.", "m.", "mobile."]
        .into_iter()
        .find_map(|prefix| host.strip_prefix(prefix))
        .unwrap_or(host);
    match host {
        "youtube.com" | "music.youtube.com" | "youtube-nocookie.com" | "youtu.be" => {
            youtube(&address, host == "youtu.be")
        }
        "vimeo.com" | "player.vimeo.com" => vimeo(&address),
        "x.com" | "twitter.com" | "platform.twitter.com" => x(&address),
        "instagram.com" => instagram(&address),
        "tiktok.com" => tiktok(&address),
        "open.spotify.com" => spotify(&address),
        "facebook.com" => facebook(&address),
        _ => None,
    }
}

/// Returns the host of a URL for display, without `www.`: `example.org`. Returns the URL itself if it has no host.
pub fn display_host(url: &str) -> &str {
    match EmbedUrl::of(url) {
        Some(EmbedUrl { host, .. }) => host.strip_prefix("www.").unwrap_or(host),
        None => url,
    }
}

fn youtube(address: &EmbedUrl, is_short: bool) -> Option<EmbedFrame> {
    let path = address.path();
    let (id, aspect) = match path.as_slice() {
        [id] if is_short => (Some(*id), LANDSCAPE),
        ["watch"] => (address.query("v"), LANDSCAPE),
        ["playlist"] | ["embed", "videoseries"] => (None, LANDSCAPE),
        ["shorts", id] => (Some(*id), PORTRAIT),
        ["embed" | "live" | "v" | "e", id] => (Some(*id), LANDSCAPE),
        _ => return None,
    };
    let is_frame = matches!(path.as_slice(), ["embed" | "v" | "e", _]);
    // A channel's current broadcast has a fixed name of the same length as an id.
    let id = id.filter(|id| id.len() == 11 && is_id(id) && *id != "live_stream");
    let list = address.query("list").filter(|list| is_id(list));
    let mut src = FrameUrl::of(Provider::YouTube);
    match (id, list) {
        (Some(id), list) => {
            src.page(is_frame, &["https://www.youtube.com/watch?v=", id]);
            src.push(id);
            if let Some(list) = list {
                src.query("list", list);
            }
        }
        (None, Some(list)) => {
            src.page(is_frame, &["https://www.youtube.com/playlist?list=", list]);
            src.push("videoseries");
            src.query("list", list);
        }
        (None, None) => return None,
    }
    if let Some(start) = ["t", "start"]
        .into_iter()
        .find_map(|name| address.query(name))
        && let Some(start) = seconds(start)
    {
        src.query("start", &start.to_string());
    }
    Some(src.frame(aspect))
}

fn vimeo(address: &EmbedUrl) -> Option<EmbedFrame> {
    let path = address.path();
    let (id, hash) = match path.as_slice() {
        // A video in a channel, a group or a showcase.
        [.., "video" | "videos", id] | ["channels", _, id] => (*id, None),
        [id] => (*id, None),
        [id, hash] => (*id, Some(*hash)),
        _ => return None,
    };
    if !is_number(id) {
        return None;
    }
    let mut src = FrameUrl::of(Provider::Vimeo);
    src.push(id);
    src.query("dnt", "1");
    let is_frame = address.host == "player.vimeo.com";
    match hash.or(address.query("h")).filter(|hash| is_id(hash)) {
        Some(hash) => {
            src.query("h", hash);
            src.page(is_frame, &["https://vimeo.com/", id, "/", hash]);
        }
        None => src.page(is_frame, &["https://vimeo.com/", id]),
    }
    Some(src.frame(LANDSCAPE))
}

fn x(address: &EmbedUrl) -> Option<EmbedFrame> {
    let path = address.path();
    let (id, is_frame) = match path.as_slice() {
        ["embed", "Tweet.html"] => (address.query("id")?, true),
        [_, "status" | "statuses", id, ..] | ["i", "web", "status", id, ..] => (*id, false),
        _ => return None,
    };
    is_number(id).then(|| {
        let mut src = FrameUrl::of(Provider::X).and(id);
        src.page(is_frame, &["https://x.com/i/status/", id]);
        src.frame((11, 12))
    })
}

fn instagram(address: &EmbedUrl) -> Option<EmbedFrame> {
    let path = address.path();
    let (kind, id, is_frame) = match path.as_slice() {
        [kind, id, "embed", ..] => (*kind, *id, true),
        // Either at the root or below the name of its author.
        [kind, id] | [_, kind, id] => (*kind, *id, false),
        _ => return None,
    };
    let kind = match kind {
        "p" | "tv" => "p",
        "reel" | "reels" => "reel",
        _ => return None,
    };
    is_id(id).then(|| {
        let mut src = FrameUrl::of(Provider::Instagram).and(kind).and("/").and(id);
        src.page(
            is_frame,
            &["https://www.instagram.com/", kind, "/", id, "/"],
        );
        src.and("/embed/").frame((3, 5))
    })
}

fn tiktok(address: &EmbedUrl) -> Option<EmbedFrame> {
    let path = address.path();
    let id = match path.as_slice() {
        [_, "video" | "photo", id] | ["embed", "v2" | "v3", id] | ["player", "v1", id] => id,
        ["embed", id] => id,
        ["v", page] => page.strip_suffix(".html")?,
        _ => return None,
    };
    is_number(id).then(|| FrameUrl::of(Provider::TikTok).and(id).frame((4, 9)))
}

fn spotify(address: &EmbedUrl) -> Option<EmbedFrame> {
    let path = address.path();
    let [.., kind, id] = path.as_slice() else {
        return None;
    };
    // The player is a bar for one piece, and has a track list for several.
    let aspect = match *kind {
        "track" | "episode" => (4, 1),
        "album" | "artist" | "playlist" | "show" => (9, 5),
        _ => return None,
    };
    is_id(id).then(|| {
        let mut src = FrameUrl::of(Provider::Spotify).and(kind).and("/").and(id);
        let is_frame = path.contains(&"embed");
        src.page(is_frame, &["https://open.spotify.com/", kind, "/", id]);
        src.frame(aspect)
    })
}

/// Facebook's frames take the URL of the page as a parameter, percent-encoded as a whole.
fn facebook(address: &EmbedUrl) -> Option<EmbedFrame> {
    let path = address.path();
    let (plugin, aspect, parameters): (_, _, &[&str]) = match path.as_slice() {
        ["plugins", plugin @ ("post.php" | "video.php")] => {
            return facebook_plugin(address, plugin);
        }
        ["watch"] | ["video.php"] => ("video.php", LANDSCAPE, &["v"]),
        ["reel", _] => ("video.php", PORTRAIT, &[]),
        [_, "videos", ..] => ("video.php", LANDSCAPE, &[]),
        ["permalink.php" | "story.php"] => ("post.php", FACEBOOK_POST, &["story_fbid", "id"]),
        ["photo.php" | "photo"] => ("post.php", FACEBOOK_POST, &["fbid"]),
        [_, "posts" | "photos", ..] | ["groups", _, "posts" | "permalink", ..] => {
            ("post.php", FACEBOOK_POST, &[])
        }
        _ => return None,
    };
    let mut page = String::from("https://www.facebook.com");
    for part in &path {
        page.push('/');
        page.push_str(part);
    }
    let mut joint = '?';
    for name in parameters {
        page.push(joint);
        page.push_str(name);
        page.push('=');
        page.push_str(address.query(name).filter(|value| is_id(value))?);
        joint = '&';
    }
    let mut src = FrameUrl::of(Provider::Facebook).and(plugin);
    src.query("href", &percent_encode(&page));
    Some(src.frame(aspect))
}

const FACEBOOK_POST: (u32, u32) = (5, 6);

/// Returns the frame for a URL that is already one of Facebook's frames.
fn facebook_plugin(address: &EmbedUrl, plugin: &str) -> Option<EmbedFrame> {
    let page = address.query("href")?;
    let is_encoded = |byte: u8| byte.is_ascii_alphanumeric() || b"%-._~".contains(&byte);
    if !page.starts_with("https%3A%2F%2Fwww.facebook.com%2F") || !page.bytes().all(is_encoded) {
        return None;
    }
    let mut src = FrameUrl::of(Provider::Facebook).and(plugin);
    src.query("href", page);
    Some(src.frame(if plugin == "post.php" {
        FACEBOOK_POST
    } else {
        LANDSCAPE
    }))
}

fn is_number(text: &str) -> bool {
    (1..=24).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_id(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (1..=128).contains(&text.len()) && text.bytes().all(is_allowed)
}

/// Parses a start time such as `90`, `90s` or `1h2m3s` into seconds.
fn seconds(text: &str) -> Option<u32> {
    let mut total: u32 = 0;
    let mut number: Option<u32> = None;
    for byte in text.bytes() {
        number = match byte {
            b'0'..=b'9' => {
                let tens = number.unwrap_or(0).checked_mul(10)?;
                Some(tens.checked_add((byte - b'0').into())?)
            }
            unit => {
                let unit = match unit {
                    b'h' => 3600,
                    b'm' => 60,
                    b's' => 1,
                    _ => return None,
                };
                total = total.checked_add(number?.checked_mul(unit)?)?;
                None
            }
        };
    }
    total.checked_add(number.unwrap_or(0)).filter(|it| *it > 0)
}

/// Percent-encodes everything but RFC 3986's unreserved characters.
fn percent_encode(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len() + 24);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte.into());
        } else {
            let digit = |of: u8| char::from(DIGITS[usize::from(of & 15)]);
            encoded.extend(['%', digit(byte >> 4), digit(byte)]);
        }
    }
    encoded
}

#[cfg(test)]
mod tests;
