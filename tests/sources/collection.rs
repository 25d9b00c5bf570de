//! Pages and documents in the manner of real ones, each beside the article that a careful reader finds in it.
//!
//! `collection/NAME.html` or `NAME.json` is the source, `collection/NAME.expected.json` the article:
//!
//! | member | |
//! |---|---|
//! | `headline`, `authors`, `published` | as the source says them; a date that is not machine-readable is its words |
//! | `lang`, `section`, `standfirst` | where the source says them |
//! | `words` | the text in reading order, with captions (a table's first), credits, and notes without their marks |
//! | `images`, `links` | URLs in reading order; a note's mark links to its note, a link around blocks is one |
//! | `embeds` | URLs of frames, players and posts, and of audio and video files, in reading order |
//!
//! A link back from a note, a permalink of a heading, and whatever stands around the article are not expected.

#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use article_widget::article::embed_provider::embed_frame;
use article_widget::article::{Article, Block, BlockKind, Image, Inline, MediaSource, plain_text};
use article_widget::sources::{self, Document, Format};
use serde_json::Value;
use similar::{Algorithm, DiffOp, capture_diff_slices};

const BASE: &str = "https://news.example/stories/one";

const MIN_WORDS_KEPT: f64 = 0.97;
const MIN_WORDS_KEPT_ON_AVERAGE: f64 = 0.995;
/// Menus, notices and buttons that nothing in a page marks as such.
const MAX_WORDS_ADDED: f64 = 0.33;
const MAX_WORDS_ADDED_ON_AVERAGE: f64 = 0.04;

static COLLECTION: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let samples: Vec<Sample> = sources().iter().map(|file| Sample::read(file)).collect();
    assert!(samples.len() >= 60, "only {} sources", samples.len());
    samples
});

#[test]
fn no_word_of_a_real_page_is_lost() {
    let mut faults = Faults::default();
    let mut sum = 0.0;
    for sample in &*COLLECTION {
        let words = sample.words();
        sum += words.kept();
        if words.kept() < MIN_WORDS_KEPT {
            let kept = format!("{:.1} % of the words kept", 100.0 * words.kept());
            faults.add(sample, &kept, &words.lost.join(" … "), "");
        }
    }
    let average = sum / COLLECTION.len() as f64;
    if average < MIN_WORDS_KEPT_ON_AVERAGE {
        faults.push(&format!(
            "on average: {:.2} % of the words kept",
            100.0 * average
        ));
    }
    faults.assert_none();
}

#[test]
fn few_words_around_the_article_of_a_real_page_are_shown() {
    let mut faults = Faults::default();
    let mut sum = 0.0;
    for sample in &*COLLECTION {
        let words = sample.words();
        sum += words.added_share();
        if words.added_share() > MAX_WORDS_ADDED {
            let added = format!("{:.1} % of words added", 100.0 * words.added_share());
            faults.add(sample, &added, "", &words.added.join(" … "));
        }
    }
    let average = sum / COLLECTION.len() as f64;
    if average > MAX_WORDS_ADDED_ON_AVERAGE {
        faults.push(&format!(
            "on average: {:.2} % of words added",
            100.0 * average
        ));
    }
    faults.assert_none();
}

#[test]
fn the_headline_the_authors_and_the_date_of_a_real_page_are_its_own() {
    let mut faults = Faults::default();
    for sample in &*COLLECTION {
        let article = &sample.article;
        let authors = article.authors.iter().map(|author| spaced(&author.name));
        let published = article.published.as_ref().map(|date| &*date.datetime);
        let published = published.or(article.published_text.as_deref());
        faults.compare(sample, "headline", &[spaced(&article.headline)]);
        faults.compare(sample, "authors", &authors.collect::<Vec<_>>());
        faults.compare(sample, "published", &Vec::from_iter(published.map(instant)));
    }
    faults.assert_none();
}

#[test]
fn the_language_the_section_and_the_standfirst_of_a_real_page_are_its_own() {
    let mut faults = Faults::default();
    for sample in &*COLLECTION {
        let article = &sample.article;
        for (member, value) in [
            ("lang", &article.lang),
            ("section", &article.section),
            ("standfirst", &article.standfirst),
        ] {
            if sample.expected.get(member).is_some() {
                // Language tags are the same in any case.
                let value = value.as_deref().map(spaced).map(|value| match member {
                    "lang" => value.to_ascii_lowercase(),
                    _ => value,
                });
                faults.compare(sample, member, &Vec::from_iter(value));
            }
        }
    }
    faults.assert_none();
}

#[test]
fn every_image_of_a_real_page_is_there_in_order() {
    let mut faults = Faults::default();
    for sample in &*COLLECTION {
        faults.expect_among(sample, "images", &sample.shown.images);
    }
    faults.assert_none();
}

#[test]
fn every_link_of_a_real_page_leads_where_it_did() {
    let mut faults = Faults::default();
    for sample in &*COLLECTION {
        faults.expect_among(sample, "links", &sample.shown.links);
    }
    faults.assert_none();
}

#[test]
fn every_player_frame_and_post_of_a_real_page_is_there() {
    let mut faults = Faults::default();
    for sample in &*COLLECTION {
        faults.compare(sample, "embeds", &sample.shown.embeds);
    }
    faults.assert_none();
}

/// A source and what is read of it.
struct Sample {
    file: String,
    expected: Value,
    article: Article,
    shown: Shown,
}

impl Sample {
    fn read(file: &Path) -> Self {
        let is_html = file.extension().is_some_and(|it| it == "html");
        let text = read(file);
        let parsed = sources::article(Document {
            text: &text,
            content_type: None,
            base: Some(BASE),
            format: is_html.then_some(Format::Html),
        });
        let expected = read(&file.with_extension("expected.json"));
        // What cannot be read at all is an empty article, and misses everything.
        let article = parsed.map(|parsed| parsed.content).unwrap_or_default();
        Self {
            file: file
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned(),
            expected: serde_json::from_str(&expected).expect("JSON"),
            shown: Shown::of(&article),
            article,
        }
    }

    /// Returns the strings of a member: none, one or several.
    fn expected(&self, member: &str) -> Vec<String> {
        let string = |value: &Value| value.as_str().expect("a string").to_owned();
        match &self.expected[member] {
            Value::Null => Vec::new(),
            Value::Array(items) => items.iter().map(string).collect(),
            one => vec![string(one)],
        }
    }

    /// Compares the words of the expected article with those of the article that was read.
    fn words(&self) -> Words {
        let expected = ["headline", "standfirst", "words"].map(|member| self.expected(member));
        Words::compare(
            &tokens(&expected.concat().join("\n")),
            &tokens(&self.shown.text),
        )
    }
}

/// What a reader sees of an article.
#[derive(Default)]
struct Shown {
    text: String,
    images: Vec<String>,
    links: Vec<String>,
    embeds: Vec<String>,
}

impl Shown {
    fn of(article: &Article) -> Self {
        let mut shown = Self::default();
        shown.words(&article.headline);
        shown.words(article.standfirst.as_deref().unwrap_or_default());
        article.image.iter().for_each(|image| shown.image(image));
        shown.blocks(&article.blocks);
        shown
    }

    fn words(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn run(&mut self, content: &[Inline]) {
        self.words(&plain_text(content));
        self.links(content);
    }

    fn links(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Link { url, .. } => self.links.push(url.clone()),
                Inline::FootnoteReference(id) => self.links.push(format!("#{id}")),
                Inline::Image(image) => self.images.push(image.src.clone()),
                Inline::Text(_)
                | Inline::Break
                | Inline::Phrase(..)
                | Inline::Abbr { .. }
                | Inline::Time { .. }
                | Inline::Span { .. }
                | Inline::Anchor(_) => {}
            }
            self.links(inline.content());
        }
    }

    fn image(&mut self, image: &Image) {
        self.images.push(image.src.clone());
        self.links.extend(image.link.clone());
        self.run(&image.caption);
        self.words(image.credit.as_deref().unwrap_or_default());
    }

    /// Adds an embed by the URL of its frame, since a video can be named by several URLs.
    fn embed(&mut self, url: &str, caption: &[Inline]) {
        self.embeds.push(frame(url));
        self.run(caption);
    }

    fn player(&mut self, sources: &[MediaSource], caption: &[Inline]) {
        // The other files are the same for browsers that cannot play the first.
        self.embeds.extend(sources.first().map(|it| frame(&it.src)));
        self.run(caption);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(&block.kind));
    }

    fn block(&mut self, block: &BlockKind) {
        match block {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => self.run(content),
            BlockKind::List(list) => list.items.iter().for_each(|it| self.blocks(&it.blocks)),
            BlockKind::DescriptionList(groups) => {
                for group in groups {
                    group.terms.iter().for_each(|term| self.run(term));
                    group.descriptions.iter().for_each(|it| self.blocks(it));
                }
            }
            BlockKind::Quote { blocks, cite } | BlockKind::PullQuote { blocks, cite } => {
                self.blocks(blocks);
                self.run(cite);
            }
            BlockKind::Table(table) => {
                self.run(&table.caption);
                let rows = [&table.head, &table.body, &table.foot];
                let cells = rows.into_iter().flatten().flatten();
                cells.for_each(|cell| self.blocks(&cell.blocks));
            }
            BlockKind::Code { content, .. } => self.run(content),
            BlockKind::Separator => {}
            BlockKind::Aside(blocks) => self.blocks(blocks),
            BlockKind::Details { summary, blocks } => {
                self.run(summary);
                self.blocks(blocks);
            }
            BlockKind::Image(image) => self.image(image),
            BlockKind::Gallery { images, caption } => {
                images.iter().for_each(|image| self.image(image));
                self.run(caption);
            }
            BlockKind::Video(video) => self.player(&video.sources, &video.caption),
            BlockKind::Audio(audio) => self.player(&audio.sources, &audio.caption),
            BlockKind::Embed(embed) => {
                self.run(&embed.fallback);
                self.embed(&embed.url, &embed.caption);
            }
            BlockKind::Footnotes(notes) => notes.iter().for_each(|note| self.blocks(&note.blocks)),
        }
    }
}

/// How the words of an article differ from the expected ones.
struct Words {
    expected: usize,
    same: usize,
    lost: Vec<String>,
    added: Vec<String>,
    added_count: usize,
}

impl Words {
    fn compare(expected: &[String], shown: &[String]) -> Self {
        let mut words = Self {
            expected: expected.len(),
            same: 0,
            lost: Vec::new(),
            added: Vec::new(),
            added_count: 0,
        };
        for change in capture_diff_slices(Algorithm::Myers, expected, shown) {
            if let DiffOp::Equal { len, .. } = change {
                words.same += len;
                continue;
            }
            let (old, new) = (change.old_range(), change.new_range());
            words.added_count += new.len();
            let phrase = |words: &[String]| (!words.is_empty()).then(|| words.join(" "));
            words.lost.extend(phrase(&expected[old]));
            words.added.extend(phrase(&shown[new]));
        }
        words
    }

    fn kept(&self) -> f64 {
        self.share(self.same)
    }

    fn added_share(&self) -> f64 {
        self.share(self.added_count)
    }

    fn share(&self, count: usize) -> f64 {
        count as f64 / self.expected.max(1) as f64
    }
}

/// The samples that miss, a line each, with what was expected and what was read.
#[derive(Default)]
struct Faults {
    table: String,
}

impl Faults {
    fn compare(&mut self, sample: &Sample, member: &str, shown: &[String]) {
        let expected = sample.expected(member);
        let expected: Vec<String> = match member {
            "published" => expected.iter().map(|date| instant(date)).collect(),
            "embeds" => expected.iter().map(|url| frame(url)).collect(),
            "lang" => expected
                .iter()
                .map(|tag| tag.to_ascii_lowercase())
                .collect(),
            _ => expected.iter().map(|text| spaced(text)).collect(),
        };
        if expected != shown {
            self.add(sample, member, &expected.join(" | "), &shown.join(" | "));
        }
    }

    /// Compares the expected values with those that are shown among others, which stand around the article.
    fn expect_among(&mut self, sample: &Sample, member: &str, shown: &[String]) {
        let mut rest = shown.iter();
        let expected = sample.expected(member);
        let is_there = |value: &String| rest.any(|it| it == value);
        if !without_repeats(&expected).iter().all(is_there) {
            self.add(sample, member, &expected.join(" | "), &shown.join(" | "));
        }
    }

    fn add(&mut self, sample: &Sample, what: &str, expected: &str, shown: &str) {
        self.push(&format!("{}: {what}", sample.file));
        for (label, value) in [("expected", expected), ("read", shown)] {
            self.push(&format!("    {label:>8}: {value}"));
        }
    }

    fn push(&mut self, line: &str) {
        self.table.push_str(line);
        self.table.push('\n');
    }

    fn assert_none(&self) {
        assert!(self.table.is_empty(), "\n{}", self.table);
    }
}

/// Splits text into words, signs, and the characters of scripts without spaces.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut is_in_word = false;
    for character in text.chars() {
        let is_letter = character.is_alphanumeric() && !is_written_without_spaces(character);
        match tokens.last_mut() {
            Some(word) if is_in_word && is_letter => word.push(character),
            _ if character.is_whitespace() || is_invisible(character) => {}
            _ => tokens.push(character.to_string()),
        }
        is_in_word = is_letter;
    }
    tokens
}

fn is_written_without_spaces(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{FE0E}' | '\u{FE0F}' | '\u{FEFF}'
    )
}

/// Returns URLs without those that repeat the one before, as of a link around several blocks.
fn without_repeats(urls: &[String]) -> Vec<String> {
    let mut urls = urls.to_vec();
    urls.dedup();
    urls
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a date in one of the ways in which RFC 3339 writes UTC and whole seconds.
fn instant(date: &str) -> String {
    date.replace(".000", "").replace("+00:00", "Z")
}

fn frame(url: &str) -> String {
    embed_frame(url).map_or_else(|| url.to_owned(), |frame| frame.src)
}

/// Returns the files of the collection that have an expected article.
fn sources() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources/collection");
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a file").path())
        .filter(|path| !path.to_string_lossy().ends_with(".expected.json"))
        .collect();
    files.sort();
    files
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
