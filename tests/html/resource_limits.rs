//! HTML that is made to be slow or to fill the memory: time and memory stay proportional to its length.
//!
//! `cargo test --release --features embed --test resource_limits -- --nocapture` prints the time and memory of each.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/model.rs"]
mod model;

use std::time::Instant;

use article_widget::article::Block;
use article_widget::sources::formats::html;
use article_widget::sources::{self, Document};
use model::VisibleContent;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const PAGE: Option<&str> = Some("https://news.example/story/one");

/// How many times its own length a document of a megabyte or more may take in memory.
const MOST: f64 = 20.0;

const MEGABYTE: usize = 1_000_000;

fn repeated(piece: &str, length: usize) -> String {
    piece.repeat(length.div_ceil(piece.len()))
}

fn numbered(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

fn adversaries() -> Vec<(&'static str, String)> {
    let link = |n| format!("<a href=#n{n}>x</a>");
    let note = |n| format!("<li id=n{n}>x");
    vec![
        ("10,000 nested boxes", "<div>".repeat(10_000)),
        (
            "10,000 nested quotes with ends",
            "<blockquote>".repeat(10_000) + "deep" + &"</blockquote>".repeat(10_000),
        ),
        ("5 MB of text", repeated("Some words. ", 5 * MEGABYTE)),
        (
            "5 MB of paragraphs",
            repeated("<p>Some words in a row.</p>\n", 5 * MEGABYTE),
        ),
        ("a word of a megabyte", "a".repeat(MEGABYTE)),
        ("200,000 unclosed bold", "<b>".repeat(200_000)),
        ("200,000 unclosed bold with text", "<b>x".repeat(200_000)),
        ("200,000 paragraphs of bold", "<p><b>x".repeat(200_000)),
        (
            "100,000 bold of their own class",
            numbered(100_000, |n| format!("<p><b class=c{n}>x")),
        ),
        (
            "100,000 attributes",
            format!("<p {}>x", numbered(100_000, |n| format!("a{n}=1 "))),
        ),
        (
            "a megabyte of an attribute",
            format!("<p title=\"{}\">x", "&amp;".repeat(200_000)),
        ),
        ("100,000 unclosed links", "<a".repeat(100_000)),
        (
            "100,000 links without an end",
            "<a href=/x>".repeat(100_000),
        ),
        ("a megabyte of ampersands", "&".repeat(MEGABYTE)),
        (
            "a megabyte of references",
            repeated("&notanentity", MEGABYTE),
        ),
        ("a megabyte of begun numbers", repeated("&#", MEGABYTE)),
        (
            "a number of a megabyte",
            "&#".to_owned() + &"9".repeat(MEGABYTE),
        ),
        ("a megabyte of begun comments", repeated("<!--", MEGABYTE)),
        (
            "a megabyte of comments in a script",
            "<script>".to_owned() + &repeated("<!--<script>", MEGABYTE),
        ),
        (
            "a megabyte of dashes in a comment",
            "<!--".to_owned() + &"-".repeat(MEGABYTE),
        ),
        ("a megabyte of begun ends", repeated("</", MEGABYTE)),
        ("a megabyte of less-than signs", "<".repeat(MEGABYTE)),
        ("a megabyte of begun titles", repeated("<title>", MEGABYTE)),
        (
            "a megabyte of frames",
            repeated("<iframe></iframe>", MEGABYTE),
        ),
        ("a megabyte of stray ends", repeated("</p>", MEGABYTE)),
        (
            "a megabyte of ends of bold",
            "<p><b>".to_owned() + &repeated("</b>", MEGABYTE),
        ),
        ("a megabyte of breaks", repeated("<br>", MEGABYTE)),
        ("a megabyte of rules", repeated("<hr>", MEGABYTE)),
        ("a megabyte of spaces", " ".repeat(MEGABYTE)),
        ("10,000 nested tables", "<table>".repeat(10_000)),
        (
            "10,000 nested tables with cells",
            "<table><tr><td>".repeat(10_000),
        ),
        (
            "100,000 texts before a table",
            "<table>".to_owned() + &"x<tr>".repeat(100_000),
        ),
        (
            "100,000 boxes before a table",
            "<table>".to_owned() + &"<p>x</p>".repeat(100_000),
        ),
        ("50,000 misnested pairs", "<b><i></b>".repeat(50_000)),
        ("50,000 misnested boxes", "<b><div></b>x".repeat(50_000)),
        ("50,000 misnested links", "<a href=/x><p>".repeat(50_000)),
        (
            "a megabyte of items",
            "<ul>".to_owned() + &repeated("<li>x", MEGABYTE),
        ),
        (
            "a megabyte of cells",
            "<table><tr>".to_owned() + &repeated("<td>x", MEGABYTE),
        ),
        (
            "30,000 rows of a million cells",
            "<table>".to_owned() + &"<tr><td colspan=1000 rowspan=1000>x<td>y".repeat(30_000),
        ),
        (
            "a megabyte of pictures",
            repeated("<img src=a.png>", MEGABYTE),
        ),
        (
            "a megabyte of candidates",
            format!(
                "<img src=a.png srcset=\"{}\">",
                repeated("b.png 1w,", MEGABYTE)
            ),
        ),
        (
            "a megabyte of classes",
            format!("<div class=\"{}\">x</div>", repeated("gallery ", MEGABYTE)),
        ),
        (
            "30,000 references to 30,000 notes",
            format!(
                "{}<ol class=footnotes>{}",
                numbered(30_000, link),
                numbered(30_000, note)
            ),
        ),
        (
            "20,000 captions",
            "<figure><img src=a.png><figcaption>x</figcaption></figure>".repeat(20_000),
        ),
        (
            "one figure of 100,000 captions",
            "<figure>".to_owned() + &"<figcaption>x</figcaption>".repeat(100_000),
        ),
        ("a megabyte of SVG", repeated("<svg><g>", MEGABYTE)),
        ("a megabyte of forms", repeated("<form>x</form>", MEGABYTE)),
        (
            "a megabyte of unknown elements",
            repeated("<x-y>z", MEGABYTE),
        ),
        (
            "a megabyte of one name",
            format!("<{}>", "x".repeat(MEGABYTE)),
        ),
        (
            "a megabyte of code",
            format!("<pre>{}", repeated("x\r\n", MEGABYTE)),
        ),
        (
            "a megabyte of verse",
            format!("<pre class=wp-block-verse>{}", repeated("x\n", MEGABYTE)),
        ),
    ]
}

/// JSON and text that is made for the same, the shortest values apart.
fn other_adversaries() -> Vec<(&'static str, String)> {
    let post = |html: &str| {
        format!("{{\"title\":{{\"rendered\":\"x\"}},\"content\":{{\"rendered\":\"{html}\"}}}}")
    };
    vec![
        ("5 MB of plain text", repeated("Some words. ", 5 * MEGABYTE)),
        ("5 MB of lines", repeated("Some words.\n\n", 5 * MEGABYTE)),
        (
            "a megabyte of line ends",
            "x".to_owned() + &"\n".repeat(MEGABYTE),
        ),
        ("a megabyte of signs", repeated("? ", MEGABYTE)),
        ("a megabyte of brackets", "[".repeat(MEGABYTE)),
        ("a megabyte of objects", repeated("{\"a\":", MEGABYTE)),
        (
            "a megabyte of members",
            format!(
                "{{\"headline\":\"x\",{}\"z\":1}}",
                numbered(100_000, |n| format!("\"a{n}\":1,"))
            ),
        ),
        (
            "a megabyte of HTML in JSON",
            post(&repeated("<p>Some words.</p>", MEGABYTE)),
        ),
        (
            "a megabyte of items in JSON",
            post(&repeated("<li>x", MEGABYTE)),
        ),
    ]
}

/// JSON of nothing but the shortest values, and text of nothing but the shortest paragraphs.
fn shortest() -> Vec<(&'static str, String)> {
    let blocks = |block| {
        format!(
            "{{\"headline\":\"x\",\"blocks\":[{}\"x\"]}}",
            repeated(block, MEGABYTE)
        )
    };
    vec![
        (
            "a megabyte of letters on lines",
            repeated("x\n\n", MEGABYTE),
        ),
        ("a megabyte of blocks", blocks("\"x\",")),
        ("a megabyte of empty blocks", blocks("{},")),
        ("a megabyte of empty lists", blocks("[],")),
        ("a megabyte of numbers", blocks("1,")),
        ("a megabyte of deep lists", blocks("[[[[[[[[]]]]]]]],")),
    ]
}

fn read_html(html: &str) -> Vec<Block> {
    html::fragment(html, PAGE).blocks
}

fn read_any(text: &str) -> Vec<Block> {
    let document = Document {
        text,
        content_type: None,
        base: PAGE,
        format: None,
    };
    sources::article(document).map_or_else(|_| Vec::new(), |it| it.content.blocks)
}

/// Reads each document, and names those that take more than `most` times their length.
fn too_large(
    documents: Vec<(&'static str, String)>,
    read: fn(&str) -> Vec<Block>,
    most: f64,
) -> Vec<&'static str> {
    let mut too_large = Vec::new();
    for (name, text) in documents {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let start = Instant::now();

        let blocks = read(&text);

        let took = start.elapsed().as_millis();
        let memory = MEMORY.peak_usage().saturating_sub(before);
        let times = memory as f64 / text.len() as f64;
        let length = text.len() / 1000;
        println!("{name}: {length} KB, {took} ms, {times:.1} times its length");
        if text.len() >= MEGABYTE && times > most {
            too_large.push(name);
        }
        let words = VisibleContent::in_blocks(&blocks).words;
        assert!(words.len() <= 4 * text.len(), "{name}");
    }
    too_large
}

// One test: what another one takes at the same time would be counted too.
#[test]
fn no_document_takes_more_memory_than_its_length_allows() {
    let none = [""; 0];
    assert_eq!(too_large(adversaries(), read_html, MOST), none);
    assert_eq!(too_large(other_adversaries(), read_any, MOST), none);
    assert_eq!(too_large(shortest(), read_any, MOST), none);
}
