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
