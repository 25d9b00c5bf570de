//! What is read from outside, fuzzed: whatever comes in, nothing panics, what comes out is bounded,
//! allowed and complete.
//!
//! Each target is run some hundred times with new bytes by `cargo test`. For longer:
//!
//! ```sh
//! BOLERO_RANDOM_ITERATIONS=1000000 cargo test --release --features embed --test fuzz
//! ```
//!
//! A failure prints the input, made as small as it gets, and the seed that repeats it
//! (`BOLERO_RANDOM_SEED`). `cargo bolero test NAME` lets a coverage-guided engine choose the bytes.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/corpus.rs"]
mod corpus;
#[path = "../common/generated_html.rs"]
mod generated_html;
#[path = "../common/model.rs"]
mod model;
#[path = "../common/mutated_samples.rs"]
mod mutated_samples;

use std::fs;
use std::path::Path;

use bolero::check;
use corpus::{Sample, documents, xss_payloads};
use model::VisibleContent;

use article_widget::article::{Article, Block, BlockKind, Inline, french_spacing, plain_text};
use article_widget::related::Related;
use article_widget::sources::formats::{html, plain_text};
use article_widget::sources::{self, Document, Format, article_json};
use article_widget::url::{self, UrlPurpose};
use article_widget_html::elements::ElementFlags;
use article_widget_html::entities;
use article_widget_html::tokenizer::{Token, Tokenizer};
use article_widget_html::tree_builder::{self, Node};

const PAGE: Option<&str> = Some("https://news.example/story/one");

/// How often each target is run when nobody says otherwise.
const RUNS: usize = 400;

/// How many bytes a run starts from at most.
const BYTES: usize = 600;

/// Runs a target on bytes.
macro_rules! fuzz {
    (|$bytes:ident| $target:expr) => {
        check!()
            .with_iterations(RUNS)
            .with_max_len(BYTES)
            .for_each(|$bytes: &[u8]| $target)
    };
}

/// Only allowed addresses, and no more words than came in: a reference to a character is never
/// shorter than the character, and what parts blocks is shorter than what made them.
fn assert_bounded(blocks: &[Block], input: &str) {
    let seen = VisibleContent::in_blocks(blocks);
    let most = 4 * input.len() + 16;
    assert!(
        seen.words.len() <= most,
        "{input:?} became {:?}",
        seen.words
    );
    for (usage, url) in &seen.urls {
        let is_place = *usage == UrlPurpose::Link && url.starts_with('#');
        let allowed = url::resolve(url, None, *usage);
        assert!(
            is_place || allowed.as_deref() == Some(url),
            "{usage:?} {url}"
        );
    }
}

fn assert_article(article: Article, input: &str) {
    let mut blocks = article.blocks;
    let standfirst = article.standfirst.map(Block::paragraph);
    let image = article.image.map(|it| BlockKind::Image(it.into()).into());
    blocks.extend(standfirst.into_iter().chain(image));
    blocks.push(Block::paragraph(article.headline));
    assert_bounded(&blocks, input);
    for author in &article.authors {
        let url = author.url.as_deref();
        let allowed = url.and_then(|url| url::resolve(url, None, UrlPurpose::Link));
        assert_eq!(allowed.as_deref(), url);
    }
}

/// Every letter that is text in the tree and not dropped, in no order: captions may move.
fn letters_in(tree: &[Node<'_>], into: &mut Vec<char>) {
    for node in tree {
        match node {
            Node::Text(text) => into.extend(text.chars().filter(|it| it.is_alphabetic())),
            Node::Element(tag, children) => {
                if html::is_hidden(tag) {
                    continue;
                }
                match &*tag.name {
                    // Of a drawing its title and texts are kept, of a formula all but its source.
                    "svg" => svg_letters_in(children, false, into),
                    "annotation" | "annotation-xml" => {}
                    _ if tag.flags.intersects(ElementFlags::DROPPED) => {}
                    _ => letters_in(children, into),
                }
            }
        }
    }
}

fn svg_letters_in(tree: &[Node<'_>], is_text: bool, into: &mut Vec<char>) {
    for node in tree {
        match node {
            Node::Text(text) if is_text => {
                into.extend(text.chars().filter(|it| it.is_alphabetic()));
            }
            Node::Text(_) => {}
            Node::Element(tag, children) => {
                let is_label = matches!(&*tag.name, "title" | "text");
                let is_dropped =
                    tag.flags.intersects(ElementFlags::DROPPED) || html::is_hidden(tag);
                if is_label || !is_dropped {
                    svg_letters_in(children, is_text || is_label, into);
                }
            }
        }
    }
}

fn assert_read(html: &str) {
    let fragment = html::fragment(html, PAGE);
    assert_bounded(&fragment.blocks, html);
    assert!(fragment.diagnostics.len() < 50);

    let words = html::text(html);
    assert!(words.len() <= 4 * html.len() + 16, "{words:?}");
    assert!(!words.contains(['\n', '\0']), "{words:?}");
    let inlines = html::inlines(html, PAGE);
    assert_bounded(&[BlockKind::Paragraph(inlines).into()], html);
    if let Some(reading) = html::article(html, PAGE) {
        assert_article(reading.content, html);
    }
}

#[test]
fn soup_is_read() {
    fuzz!(|bytes| assert_read(&generated_html::pieces(bytes).concat()));
}

#[test]
fn text_of_nothing_but_edges_is_read_as_html() {
    fuzz!(|bytes| assert_read(&mutated_samples::text(bytes)));
}

#[test]
fn any_text_is_read_as_html() {
    fuzz!(|bytes| assert_read(&String::from_utf8_lossy(bytes)));
}

#[test]
fn spoilt_samples_are_read() {
    let samples: Vec<Sample> = documents().into_iter().chain(xss_payloads()).collect();
    fuzz!(|bytes| {
        let [first, second, rest @ ..] = bytes else {
            return;
        };
        let which = usize::from(*first) * 256 + usize::from(*second);
        let (_, sample) = &samples[which % samples.len()];
        assert_read(&mutated_samples::sample(sample, rest));
    });
}

#[test]
fn no_letter_of_a_soup_is_lost_or_made() {
    fuzz!(|bytes| {
        // An alternative text is no text in the tree; what stands in a film is for browsers
        // without films.
        let html = generated_html::pieces(bytes).concat();
        let html = html
            .replace("alt=", "data-alt=")
            .replace(" src=", " data-x=");
        let mut expected = Vec::new();
        letters_in(&tree_builder::parse(&html), &mut expected);
        let blocks = html::fragment(&html, PAGE).blocks;
        let mut kept: Vec<char> = VisibleContent::in_blocks(&blocks).words.chars().collect();
        kept.retain(|char| char.is_alphabetic());
        expected.sort_unstable();
        kept.sort_unstable();

        assert_eq!(kept, expected, "{html}");
    });
}

#[test]
fn escaped_text_comes_back_as_it_was() {
    fuzz!(|bytes| {
        let text = mutated_samples::text(bytes).replace(['\0', '\r', '\t'], " ");
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        let visible = |text: &str| text.split_whitespace().collect::<String>();

        let html = visible(&html::text(&escaped));

        assert_eq!(html, visible(&text));
    });
}

#[test]
fn tokens_are_no_longer_than_what_they_are_cut_from() {
    fuzz!(|bytes| {
        for html in [
            mutated_samples::text(bytes),
            generated_html::pieces(bytes).concat(),
        ] {
            let mut length = 0;
            for token in Tokenizer::new(&html) {
                length += match token {
                    Token::Text(text) => text.len(),
                    Token::Start(tag) => {
                        assert!(tag.name.starts_with(|it: char| it.is_ascii_lowercase()));
                        assert!(tag.get("href").is_none_or(|it| it.len() <= 3 * html.len()));
                        tag.name.len() + tag.attributes.len()
                    }
                    Token::End(name) => name.len(),
                };
            }
            assert!(length <= 3 * html.len(), "{html:?}");
        }
    });
}

#[test]
fn decoded_references_are_no_longer_than_written_ones() {
    fuzz!(|bytes| {
        let text = mutated_samples::text(bytes);
        for place in [
            entities::DecodeContext::Text,
            entities::DecodeContext::Attribute,
        ] {
            let decoded = entities::decode(&text, place);

            assert!(decoded.len() <= text.len(), "{text:?}: {decoded:?}");
            if !text.contains('&') {
                assert_eq!(decoded, text);
            }
        }
    });
}

#[test]
fn plain_text_keeps_its_words() {
    fuzz!(|bytes| {
        let text = mutated_samples::text(bytes);
        let Ok(article) = plain_text::article(&text) else {
            return;
        };
        let mut words = vec![article.headline.clone()];
        for block in &article.blocks {
            let BlockKind::Paragraph(content) = &block.kind else {
                panic!("plain text has paragraphs only, not {block:?}");
            };
            words.push(plain_text(content));
        }
        let visible = |text: &str| -> String {
            let shows = |char: &char| !char.is_whitespace() && !char.is_control();
            text.chars().filter(shows).collect()
        };

        let story = text.trim_start_matches('\u{FEFF}');
        assert_eq!(visible(&words.concat()), visible(story));
    });
}

#[test]
fn typography_changes_spaces_only_and_only_once() {
    fuzz!(|bytes| {
        let text = mutated_samples::text(bytes);
        let once = french_spacing::apply(&text, "fr");
        let visible = |text: &str| -> String {
            text.chars()
                .filter(|it| !it.is_whitespace() && *it != '\u{202F}')
                .collect()
        };

        assert_eq!(visible(&once), visible(&text));
        assert_eq!(french_spacing::apply(&once, "fr"), once);
        assert_eq!(french_spacing::apply(&text, "en"), text);
    });
}

/// The words of running text as they are set, and the same text with them in place.
fn set(content: &[Inline]) -> (Vec<String>, Vec<Inline>) {
    let words: Vec<String> = french_spacing::apply_to_run(content, "fr")
        .into_iter()
        .map(|it| it.into_owned())
        .collect();
    let mut content = content.to_vec();
    let mut left = words.iter();
    put(&mut content, &mut left);
    assert_eq!(left.len(), 0, "one for each text");
    (words, content)
}

fn put<'a>(content: &mut [Inline], words: &mut impl Iterator<Item = &'a String>) {
    for inline in content {
        if let Inline::Text(text) = inline {
            text.clone_from(words.next().expect("one for each text"));
        } else if let Some(content) = inline.content_mut() {
            put(content, words);
        }
    }
}

#[test]
fn typography_of_running_text_changes_spaces_only_and_only_once() {
    fuzz!(|bytes| {
        let content = html::inlines(&generated_html::pieces(bytes).concat(), PAGE);
        let visible = |content: &[Inline]| -> String {
            let text = plain_text(content);
            text.chars().filter(|it| !it.is_whitespace()).collect()
        };

        let (words, once) = set(&content);

        assert_eq!(visible(&once), visible(&content));
        assert_eq!(set(&once).0, words);
    });
}

/// The recorded and written documents of every format.
fn fixtures(extension: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .flat_map(|folder| fs::read_dir(folder).expect("a folder"))
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|it| it == extension))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    let read = |path| fs::read_to_string(path).expect("a file of UTF-8");
    files.into_iter().map(read).collect()
}

/// What is written as JSON is read as the same words and addresses, and stays as it is from then
/// on.
fn assert_written(article: &Article) {
    let again = |article: &Article| {
        let reading = article_json::article(&article_json::to_json(article), None);
        reading.expect("an article").content
    };
    let letters = |article: &Article| -> String {
        let words = VisibleContent::in_blocks(&article.blocks).words;
        words.split_whitespace().collect()
    };

    let once = again(article);

    assert_eq!(letters(&once), letters(article));
    assert_eq!(
        VisibleContent::in_blocks(&once.blocks).urls,
        VisibleContent::in_blocks(&article.blocks).urls
    );
    assert_eq!(once.headline, article.headline.trim());
    assert_eq!(again(&once), once);
}

/// Reads a document in its own format and in one that it is not in.
fn assert_source(text: &str, other: Format) {
    for format in [None, Some(other)] {
        let document = Document {
            text,
            content_type: None,
            base: PAGE,
            format,
        };
        if let Ok(reading) = sources::article(document) {
            assert!(reading.diagnostics.len() <= 20);
            for diagnostic in &reading.diagnostics {
                assert!(!diagnostic.path.is_empty() && !diagnostic.expected.is_empty());
            }
            assert_written(&reading.content);
            assert_article(reading.content, text);
        }
        if let Ok(reading) = sources::related(document) {
            assert!(reading.diagnostics.len() <= 20);
            for Related { url, image, .. } in reading.content {
                let link = url::resolve(&url, None, UrlPurpose::Link);
                let picture = image
                    .as_deref()
                    .map(|it| url::resolve(it, None, UrlPurpose::Image));
                assert_eq!(link, Some(url));
                assert_eq!(picture, image.map(Some));
            }
        }
    }
}

/// Puts something else in the place of a value in JSON, or repeats it, or takes it away.
fn spoil(json: &mut serde_json::Value, choices: &mut generated_html::Choices<'_>) {
    use serde_json::{Value, json};
    let goes_on = choices.below(8) > 0;
    match json {
        Value::Array(items) if goes_on && !items.is_empty() => {
            let at = choices.below(items.len().min(256));
            match choices.below(12) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                _ => spoil(&mut items[at], choices),
            }
        }
        Value::Object(members) if goes_on && !members.is_empty() => {
            let at = choices.below(members.len().min(256));
            let key = members.keys().nth(at).cloned().unwrap_or_default();
            match choices.below(12) {
                0 => drop(members.remove(&key)),
                1 => drop(members.insert("__proto__".to_owned(), json!({ "x": 1 }))),
                _ => members
                    .values_mut()
                    .nth(at)
                    .into_iter()
                    .for_each(|it| spoil(it, choices)),
            }
        }
        value => {
            let bytes: Vec<u8> = (0..choices.below(24))
                .map(|_| choices.below(256) as u8)
                .collect();
            let replaced = value.take();
            *value = match choices.below(12) {
                0 => Value::Null,
                1 => json!(choices.one(&[0.0, -1.0, 1e300, 0.5, 4_294_967_296.0])),
                2 => json!(true),
                3 => json!([replaced]),
                4 => json!({ "rendered": replaced, "type": "text", "content": [] }),
                5 => json!([]),
                6 => json!({}),
                7 => json!(mutated_samples::text(&bytes)),
                8 => json!(choices.one(&[
                    "javascript:alert(1)",
                    "//x",
                    "",
                    " ",
                    "1e9",
                    "2026-13-45",
                    "\0"
                ])),
                _ => json!(generated_html::pieces(&bytes).concat()),
            };
        }
    }
}

#[test]
fn spoilt_json_of_every_format_is_read() {
    let fixtures: Vec<serde_json::Value> = fixtures("json")
        .iter()
        .map(|text| serde_json::from_str(text).expect("JSON"))
        .collect();
    fuzz!(|bytes| {
        let mut choices = generated_html::Choices::new(bytes);
        let mut json = fixtures[choices.below(fixtures.len())].clone();
        let other = choices.one(&Format::ALL);
        for _ in 0..=choices.below(6) {
            spoil(&mut json, &mut choices);
        }
        assert_source(&json.to_string(), other);
    });
}

#[test]
fn spoilt_texts_of_every_format_are_read() {
    let fixtures = [fixtures("json"), fixtures("html"), fixtures("txt")].concat();
    fuzz!(|bytes| {
        let [first, second, rest @ ..] = bytes else {
            return;
        };
        let text = &fixtures[usize::from(*first) % fixtures.len()];
        let other = Format::ALL[usize::from(*second) % Format::ALL.len()];
        assert_source(&mutated_samples::sample(text, rest), other);
    });
}

#[test]
fn any_text_is_read_in_any_format() {
    fuzz!(|bytes| {
        let other = Format::ALL[bytes.first().map_or(0, |it| usize::from(*it)) % Format::ALL.len()];
        assert_source(&mutated_samples::text(bytes), other);
        assert_source(&String::from_utf8_lossy(bytes), other);
    });
}
