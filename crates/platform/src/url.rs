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
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAGE: Option<&str> = Some("https://news.example/story/one");

    #[test]
    fn relative_urls_resolve_against_where_they_were_found() {
        assert_eq!(
            resolve("../pictures/a.svg", PAGE, UrlPurpose::Image).as_deref(),
            Some("https://news.example/pictures/a.svg")
        );
    }

    #[test]
    fn schemes_that_run_code_and_hosts_that_cannot_be_never_pass_however_they_are_spelt() {
        for disguised in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " \u{1}javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "vbscript:x",
            "data:text/html,<script>",
            "data:image/svg+xml,<svg onload=x>",
            "blob:https://news.example/1",
            "file:///etc/passwd",
            "https://exa mple/",
            "https://exa%20mple/",
        ] {
            for usage in [UrlPurpose::Link, UrlPurpose::Image, UrlPurpose::Fetch] {
                assert_eq!(resolve(disguised, PAGE, usage), None, "{disguised:?}");
            }
        }
    }

    #[test]
    fn a_host_in_disguise_is_refused_or_shown_as_it_is() {
        assert_eq!(
            resolve("https://bank.example@evil.example/", PAGE, UrlPurpose::Link),
            None
        );
        assert_eq!(
            resolve("/\\evil.example", PAGE, UrlPurpose::Link).as_deref(),
            Some("https://evil.example/")
        );
    }

    #[test]
    fn each_use_has_its_schemes() {
        assert!(resolve("mailto:a@b.example", PAGE, UrlPurpose::Link).is_some());
        assert!(resolve("mailto:a@b.example", PAGE, UrlPurpose::Fetch).is_none());
        assert!(resolve("data:image/png;base64,AA", PAGE, UrlPurpose::Image).is_some());
        assert!(resolve("data:image/png;base64,AA", PAGE, UrlPurpose::Link).is_none());
    }

    #[test]
    fn what_is_plain_beyond_doubt_is_and_the_rest_is_not() {
        for plain in [
            "https://news.example/",
            "http://a-1.news.example/story/one.html?page=2&b=c#d",
        ] {
            assert!(is_plain(plain), "{plain}");
        }
        for doubtful in [
            "https://news.example",
            "HTTPS://news.example/",
            "https://News.example/",
            "https://news.example:443/",
            "https://a@news.example/",
            "https://127.1/",
            "https://a.0x7f/",
            "https://xn--a.example/",
            "https://news..example/",
            "https://news.example/a/../b",
            "https://news.example/./b",
            "https://news.example/%2e%2e/b",
            "https://news.example/é",
            "https://news.example/a b",
            "https://news.example/a\\b",
            "https:/news.example/",
        ] {
            assert!(!is_plain(doubtful), "{doubtful}");
        }
    }

    proptest! {
        #[test]
        fn a_plain_url_is_what_the_parser_would_give(
            input in "https?://[a-z0-9.:@-]{1,9}[/.?#]?[a-zA-Z0-9/._~?#=&+,%;\\\\-]{0,12}"
        ) {
            if is_plain(&input) {
                let url = platform::parse(&input, PAGE).expect("a URL");
                prop_assert!(["http", "https"].contains(&url.scheme.as_str()));
                prop_assert!(!url.has_user_info);
                prop_assert_eq!(url.href, input);
            }
        }

        #[test]
        fn whatever_comes_in_only_allowed_schemes_come_out(input in any::<String>()) {
            if let Some(url) = resolve(&input, PAGE, UrlPurpose::Fetch) {
                prop_assert!(url.starts_with("https://") || url.starts_with("http://"));
            }
        }
    }
}
