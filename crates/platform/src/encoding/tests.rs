use super::*;
use proptest::prelude::*;

const PAGE: &str = "<meta charset=koi8-r>";

fn label_of(start: &str, content_type: &str) -> Option<String> {
    label(start.as_bytes(), Some(content_type))
}

#[test]
fn a_byte_order_mark_outweighs_the_media_type_and_the_page() {
    let media_type = Some("text/html; charset=windows-1252");
    for (mark, expected) in [
        (&b"\xEF\xBB\xBF"[..], "utf-8"),
        (b"\xFE\xFF", "utf-16be"),
        (b"\xFF\xFE", "utf-16le"),
    ] {
        let bytes = [mark, PAGE.as_bytes()].concat();
        assert_eq!(label(&bytes, media_type).as_deref(), Some(expected));
        let json = label(&bytes, Some("application/json"));
        assert_eq!(json.as_deref(), Some(expected));
    }
}

#[test]
fn the_media_type_outweighs_the_page_however_it_is_written() {
    for media_type in [
        "text/html;charset=Shift_JIS",
        "text/html; Charset=\"shift_jis\"",
        "text/html; boundary=x; charset = 'shift_jis'; q=1",
    ] {
        assert_eq!(label_of(PAGE, media_type).as_deref(), Some("shift_jis"));
    }
    for media_type in [
        "",
        "text/html",
        "text/html; charset=",
        "text/html; charset=\"\"",
    ] {
        assert_eq!(label_of(PAGE, media_type).as_deref(), Some("koi8-r"));
    }
}

#[test]
fn a_page_names_its_encoding_in_any_of_the_ways_of_html() {
    for page in [
        "<!doctype html><html><head><META CHARSET='Big5'>",
        "<meta name=viewport content=\"charset=x\"><meta\ncharset = \"big5\" />",
        "<meta charset=big5/>",
        "<!-- <meta charset=gbk> --><meta charset=big5>",
        "<metadata charset=gbk></metadata><meta charset=big5>",
        "<meta http-equiv=content-type content=\"text/html; charset=big5\">",
        "<meta content='text/html;charset=big5' http-equiv='Content-Type'>",
        "<meta http-equiv=content-type content=text/html><meta charset=big5>",
    ] {
        assert_eq!(
            label_of(page, "text/html").as_deref(),
            Some("big5"),
            "{page}"
        );
    }
    for page in [
        "",
        "<p>charset=big5</p>",
        "<meta charset>",
        "<meta charset=big5",
        "<!-- <meta charset=big5>",
        "<meta name=description content='charset=big5'>",
    ] {
        assert_eq!(label_of(page, "text/html"), None, "{page}");
    }
}

#[test]
fn only_the_first_1024_bytes_name_the_encoding() {
    let page = |before: usize| format!("{}{PAGE}", " ".repeat(before));

    assert!(label_of(&page(1024 - PAGE.len()), "").is_some());
    assert_eq!(label_of(&page(1025 - PAGE.len()), ""), None);
}

#[test]
fn a_page_that_is_read_as_ascii_is_not_utf_16() {
    let page = label_of("<meta charset=utf-16le>", "text/html");

    assert_eq!(page.as_deref(), Some("utf-8"));
}

#[test]
fn json_is_utf_8_whatever_its_media_type_or_its_texts_say() {
    for media_type in [
        "application/json; charset=windows-1252",
        "application/feed+JSON ; charset=windows-1252",
        "text/json",
    ] {
        assert_eq!(label_of("{}", media_type), None, "{media_type}");
    }
    let holds_a_page = format!(" {{\"html\":\"{PAGE}\"}}");
    assert_eq!(label_of(&holds_a_page, "text/plain"), None);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>, content_type: Option<String>) {
        let _ = label(&bytes, content_type.as_deref());
    }

    #[test]
    fn no_page_makes_it_panic(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12)) {
        let page = pieces.concat();
        let _ = label(page.as_bytes(), Some(&page));
    }
}

const PIECES: &[&str] = &[
    "<",
    "meta",
    " ",
    "charset",
    "=",
    "\"",
    "'",
    ">",
    "!--",
    "-->",
    "/",
    ";",
    "content",
    "http-equiv",
    "utf-16",
    "é",
];
