use super::*;
use article_widget_platform::url::{UrlPurpose, resolve};
use proptest::prelude::*;

fn src(url: &str) -> Option<String> {
    embed_frame(&resolve(url, None, UrlPurpose::Link)?).map(|frame| frame.src)
}

#[test]
fn every_way_to_write_an_address_leads_to_the_providers_own_frame() {
    let youtube = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ";
    let vimeo = "https://player.vimeo.com/video/76979871?dnt=1";
    let private = "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e";
    let x = "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1460323737035677698";
    let instagram = "https://www.instagram.com/p/CUbHfhpswxt/embed/";
    let reel = "https://www.instagram.com/reel/CUbHfhpswxt/embed/";
    let tiktok = "https://www.tiktok.com/embed/v2/6718335390845095173";
    for (url, expected) in [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", youtube),
        (
            "http://youtube.com/watch?feature=share&v=dQw4w9WgXcQ",
            youtube,
        ),
        ("HTTPS://M.YouTube.com/watch?v=dQw4w9WgXcQ#x", youtube),
        ("https://music.youtube.com/watch?v=dQw4w9WgXcQ", youtube),
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", youtube),
        (
            "https://www.youtube.com/embed/dQw4w9WgXcQ?autoplay=1",
            youtube,
        ),
        (
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
            youtube,
        ),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", youtube),
        ("https://www.youtube.com/live/dQw4w9WgXcQ/", youtube),
        ("https://vimeo.com/76979871", vimeo),
        ("https://vimeo.com/channels/staffpicks/76979871", vimeo),
        ("https://vimeo.com/groups/motion/videos/76979871", vimeo),
        ("https://vimeo.com/showcase/12/video/76979871", vimeo),
        ("https://player.vimeo.com/video/76979871?autoplay=1", vimeo),
        ("https://vimeo.com/76979871/8272103f6e", private),
        (
            "https://player.vimeo.com/video/76979871?h=8272103f6e",
            private,
        ),
        ("https://x.com/awa/status/1460323737035677698?s=20", x),
        (
            "https://twitter.com/awa/status/1460323737035677698/photo/1",
            x,
        ),
        (
            "https://mobile.twitter.com/awa/statuses/1460323737035677698",
            x,
        ),
        ("https://twitter.com/i/web/status/1460323737035677698", x),
        (
            "https://platform.twitter.com/embed/Tweet.html?id=1460323737035677698",
            x,
        ),
        ("https://www.instagram.com/p/CUbHfhpswxt/?igsh=1", instagram),
        ("https://instagram.com/awa/p/CUbHfhpswxt/", instagram),
        (
            "https://www.instagram.com/p/CUbHfhpswxt/embed/captioned/",
            instagram,
        ),
        ("https://www.instagram.com/reel/CUbHfhpswxt/", reel),
        ("https://www.instagram.com/awa/reel/CUbHfhpswxt/", reel),
        (
            "https://www.tiktok.com/@awa/video/6718335390845095173",
            tiktok,
        ),
        (
            "https://www.tiktok.com/embed/v2/6718335390845095173",
            tiktok,
        ),
        ("https://www.tiktok.com/embed/6718335390845095173", tiktok),
        (
            "https://www.tiktok.com/player/v1/6718335390845095173",
            tiktok,
        ),
        ("https://m.tiktok.com/v/6718335390845095173.html", tiktok),
        (
            "https://open.spotify.com/intl-fr/track/4cOdK2wGLETKBW3PvgPWqT?si=1",
            "https://open.spotify.com/embed/track/4cOdK2wGLETKBW3PvgPWqT",
        ),
        (
            "https://open.spotify.com/embed/playlist/37i9dQZF1DXcBWIGoYBM5M",
            "https://open.spotify.com/embed/playlist/37i9dQZF1DXcBWIGoYBM5M",
        ),
        (
            "https://www.facebook.com/awa.keita/posts/pfbid02abc?ref=share",
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fawa.keita%2Fposts%2Fpfbid02abc",
        ),
        (
            "https://m.facebook.com/story.php?id=7&story_fbid=9",
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fstory.php%3Fstory_fbid%3D9%26id%3D7",
        ),
        (
            "https://www.facebook.com/watch/?v=10153231379946729",
            "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fwatch%3Fv%3D10153231379946729",
        ),
        (
            "https://www.facebook.com/ville/videos/été/10153231379946729/",
            "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fville%2Fvideos%2F%25C3%25A9t%25C3%25A9%2F10153231379946729",
        ),
        (
            "https://www.facebook.com/plugins/video.php?height=314&href=https%3A%2F%2Fwww.facebook.com%2Fville%2Fvideos%2F1%2F&width=560",
            "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fville%2Fvideos%2F1%2F",
        ),
    ] {
        assert_eq!(src(url).as_deref(), Some(expected), "{url}");
    }
}

#[test]
fn where_a_film_begins_and_what_list_it_is_in_are_kept() {
    for (url, query) in [
        ("https://youtu.be/dQw4w9WgXcQ?t=90", "?start=90"),
        ("https://youtu.be/dQw4w9WgXcQ?t=1h2m3s", "?start=3723"),
        (
            "https://www.youtube.com/embed/dQw4w9WgXcQ?start=45",
            "?start=45",
        ),
        ("https://youtu.be/dQw4w9WgXcQ?t=soon", ""),
        ("https://youtu.be/dQw4w9WgXcQ?t=99999999999", ""),
        (
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL3A5849BDE0581B19&t=10s",
            "?list=PL3A5849BDE0581B19&start=10",
        ),
    ] {
        let expected = format!("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ{query}");
        assert_eq!(src(url), Some(expected), "{url}");
    }
    let series = Some("https://www.youtube-nocookie.com/embed/videoseries?list=PL3A5".to_owned());
    assert_eq!(src("https://www.youtube.com/playlist?list=PL3A5"), series);
    assert_eq!(
        src("https://www.youtube.com/embed/videoseries?list=PL3A5"),
        series
    );
}

#[test]
fn a_frames_own_address_leads_readers_to_the_page_it_shows() {
    let page = |url| embed_frame(url).expect("a frame").page;
    for (url, expected) in [
        (
            "https://www.youtube.com/embed/dQw4w9WgXcQ?autoplay=1",
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        (
            "https://www.youtube-nocookie.com/embed/videoseries?list=PL3A5",
            "https://www.youtube.com/playlist?list=PL3A5",
        ),
        (
            "https://player.vimeo.com/video/76979871?h=8272103f6e",
            "https://vimeo.com/76979871/8272103f6e",
        ),
        (
            "https://player.vimeo.com/video/76979871",
            "https://vimeo.com/76979871",
        ),
        (
            "https://platform.twitter.com/embed/Tweet.html?id=1460323737035677698",
            "https://x.com/i/status/1460323737035677698",
        ),
        (
            "https://www.instagram.com/reel/CUbHfhpswxt/embed/",
            "https://www.instagram.com/reel/CUbHfhpswxt/",
        ),
        (
            "https://open.spotify.com/embed/track/4cOdK2wGLETKBW3PvgPWqT",
            "https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT",
        ),
    ] {
        assert_eq!(page(url).as_deref(), Some(expected), "{url}");
    }
    for url in [
        "https://youtu.be/dQw4w9WgXcQ",
        "https://vimeo.com/76979871/8272103f6e",
        "https://x.com/awa/status/1460323737035677698",
        "https://www.instagram.com/p/CUbHfhpswxt/",
        "https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT",
    ] {
        assert_eq!(page(url), None, "{url} is a page already");
    }
}

#[test]
fn what_stands_upright_gets_a_frame_that_does() {
    for (url, is_upright) in [
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", true),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", false),
        (
            "https://www.tiktok.com/@awa/video/6718335390845095173",
            true,
        ),
        ("https://www.facebook.com/reel/1", true),
        (
            "https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT",
            false,
        ),
    ] {
        let (width, height) = embed_frame(url).unwrap().aspect;
        assert_eq!(height > width, is_upright, "{url}");
    }
}

#[test]
fn anything_else_has_no_frame() {
    for url in [
        "https://example.org/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
        "https://evil-youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/@channel",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/watch?v=dQw4w9%2FgXc",
        "https://www.youtube.com/embed/live_stream?channel=UC1",
        "https://www.youtube.com/",
        "https://vimeo.com/about",
        "https://x.com/awa",
        "https://x.com/awa/status/12a",
        "https://www.instagram.com/awa/",
        "https://vm.tiktok.com/ZMabc/",
        "https://open.spotify.com/user/awa",
        "https://www.facebook.com/awa",
        "https://www.facebook.com/watch/?v=1%26x",
        "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fevil.example%2F",
        "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa/b",
        "mailto:awa@youtube.com",
    ] {
        assert_eq!(src(url), None, "{url}");
    }
    assert_eq!(embed_frame("not an address"), None);
}

#[test]
fn a_site_is_named_as_readers_know_it() {
    assert_eq!(display_host("https://www.example.org/a?b#c"), "example.org");
    assert_eq!(
        display_host("https://media.example.org:8080/"),
        "media.example.org:8080"
    );
    assert_eq!(
        display_host("mailto:awa@example.org"),
        "mailto:awa@example.org"
    );
}

#[test]
fn every_provider_is_found_by_its_name() {
    for provider in Provider::ALL {
        assert_eq!(Provider::from_name(provider.name()), Some(provider));
    }
    assert_eq!(Provider::from_name("YouTube"), None);
}

/// Returns whether nothing in the URL ends a value, a query or an attribute.
fn is_well_behaved(frame: &EmbedFrame) -> bool {
    let rest = frame.src.strip_prefix(frame.provider.url_prefix());
    rest.is_some_and(|rest| {
        rest.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_./?=&%~".contains(&byte))
            && !rest.starts_with('/')
            && !rest
                .split('?')
                .next()
                .is_some_and(|path| path.contains(".."))
    })
}

const HOSTS: [&str; 12] = [
    "www.youtube.com",
    "youtu.be",
    "www.youtube-nocookie.com",
    "vimeo.com",
    "player.vimeo.com",
    "x.com",
    "platform.twitter.com",
    "www.instagram.com",
    "www.tiktok.com",
    "open.spotify.com",
    "www.facebook.com",
    "m.facebook.com",
];

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = embed_frame(&text);
        let _ = display_host(&text);
    }

    #[test]
    fn a_frames_address_begins_as_its_provider_says_and_holds_identifiers_only(
        host in prop::sample::select(&HOSTS[..]),
        parts in prop::collection::vec(
            "watch|embed|shorts|p|reel|plugins|post\\.php|status|video|videos|posts|track|[0-9]{1,20}|[\\w-]{11}|\\.\\.|%2e%2e|\\PC{0,8}",
            0..5,
        ),
        query in "((v|t|list|h|id|href|story_fbid)=[0-9a-zA-Z_%&'\"<>:/.-]{0,20}&?){0,3}",
    ) {
        let url = format!("https://{host}/{}?{query}", parts.join("/"));
        let urls = [Some(url.clone()), resolve(&url, None, UrlPurpose::Link)];
        for url in urls.into_iter().flatten() {
            if let Some(frame) = embed_frame(&url) {
                prop_assert!(is_well_behaved(&frame), "{} from {url}", frame.src);
                let (width, height) = frame.aspect;
                prop_assert!(width > 0 && height > 0);
            }
        }
    }
}
