//! Parses untrusted URLs by the URL Standard and checks their scheme.
//!
//! WebAssembly uses the browser's `URL`, native targets the `url` crate. Both normalize tabs inside a scheme,
//! `/\host` and control characters before the scheme is checked, which makes an allow-list of schemes safe.

/// The purpose of a URL, which decides the allowed schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlPurpose {
    /// A link for the reader: `http`, `https`, `mailto`, `tel`.
    Link,
    /// An image: `http`, `https`, and `data:` with a raster type.
    Image,
    /// A document or endpoint to fetch: `http`, `https`.
    Fetch,
}

const RASTER_IMAGE_TYPES: [&str; 5] = [
    "data:image/avif",
    "data:image/gif",
    "data:image/jpeg",
    "data:image/png",
    "data:image/webp",
];

/// Resolves `input` against `base` and returns the serialized URL.
///
/// Returns `None` if the URL does not parse, has credentials (`user:password@`, which disguise the host) or has a
/// scheme that `purpose` does not allow.
pub fn resolve(input: &str, base: Option<&str>, purpose: UrlPurpose) -> Option<String> {
    if is_plain(input) {
        return Some(input.to_owned());
    }
    let url = platform::parse(input, base)?;
    let allowed = match url.scheme.as_str() {
        // A valid host has no percent sign after parsing, but Chromium lets some through.
        "http" | "https" => !host_of(&url.href).contains('%'),
        "mailto" | "tel" => purpose == UrlPurpose::Link,
        "data" => {
            purpose == UrlPurpose::Image
                && RASTER_IMAGE_TYPES.iter().any(|raster| {
                    url.href
                        .strip_prefix(raster)
                        .is_some_and(|rest| rest.starts_with([';', ',']))
                })
        }
        _ => false,
    };
    (allowed && !url.has_user_info).then_some(url.href)
}

/// Returns whether a URL is certainly allowed for every purpose and already serialized: `http` or `https`, a host
/// of plain labels, and a path of plain characters without dot segments. Most URLs are, and the platform's parser
/// takes ten times as long.
fn is_plain(input: &str) -> bool {
    let rest = input.strip_prefix("https://");
    let Some((host, path)) = rest
        .or_else(|| input.strip_prefix("http://"))
        .and_then(|rest| rest.split_once('/'))
    else {
        return false;
    };
    // A host that ends in a number is an IPv4 address; `--` may mark a Punycode label.
    let is_label = |label: &str| {
        let is_letter = |char: &u8| char.is_ascii_lowercase() || char.is_ascii_digit();
        let bytes = label.as_bytes();
        bytes.first().is_some_and(is_letter)
            && bytes.last().is_some_and(is_letter)
            && bytes.iter().all(|char| is_letter(char) || *char == b'-')
            && !label.contains("--")
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.split('.').all(is_label)
        && last.starts_with(|char: char| char.is_ascii_lowercase())
        && !path.starts_with('.')
        && !path.contains("/.")
        && path
            .bytes()
            .all(|char| char.is_ascii_alphanumeric() || b"-._~/?#=&+,".contains(&char))
}

/// Returns the origin of a URL, such as `https://news.example`. The URL must come from [`resolve`] with
/// [`UrlPurpose::Fetch`].
pub fn origin(href: &str) -> &str {
    let scheme = href.find("://").map_or(0, |at| at + "://".len());
    let host = host_of(href).len();
    href.get(..scheme + host).unwrap_or_default()
}

fn host_of(href: &str) -> &str {
    let (_, rest) = href.split_once("://").unwrap_or_default();
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

struct Parsed {
    href: String,
    scheme: String,
    has_user_info: bool,
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use super::Parsed;

    pub fn parse(input: &str, base: Option<&str>) -> Option<Parsed> {
        let url = match base {
            Some(base) => web_sys::Url::new_with_base(input, base),
            None => web_sys::Url::new(input),
        }
        .ok()?;
        Some(Parsed {
            href: url.href(),
            scheme: url.protocol().trim_end_matches(':').to_owned(),
            has_user_info: !url.username().is_empty() || !url.password().is_empty(),
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use super::Parsed;

    pub fn parse(input: &str, base: Option<&str>) -> Option<Parsed> {
        let url = match base {
            Some(base) => url::Url::parse(base).ok()?.join(input),
            None => url::Url::parse(input),
        }
        .ok()?;
        Some(Parsed {
            scheme: url.scheme().to_owned(),
            has_user_info: !url.username().is_empty() || url.password().is_some(),
            href: url.into(),
        })
    }
}

#[cfg(test)]
mod tests;
