//! The widget's own HTML parser against html5ever: the same blocks, with the same words in the same
//! order, for publishers' documents, attacks and generated HTML.
//!
//! `SOUPS=1000000 cargo test --release --test html_oracle` generates more HTML than the default.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/corpus.rs"]
mod corpus;
#[path = "../common/generated_html.rs"]
mod generated_html;
#[path = "../common/model.rs"]
mod model;
#[path = "../common/oracle.rs"]
mod oracle;

use article_widget::article::Block;
use article_widget::sources::formats::html;
use article_widget_html::tree_builder::{MAX_DEPTH, Node};
use corpus::{documents, xss_payloads};
use model::VisibleContent;
use oracle::Parsed;

const PAGE: Option<&str> = Some("https://news.example/story/one");

/// A kind of difference that may stay.
struct Kind {
    name: &'static str,
    /// Why it may stay.
    reason: &'static str,
    /// Whether a difference is of this kind, by the smallest HTML that still makes it.
    is_it: fn(&str) -> bool,
    /// How many of the samples and of the first [`SOUPS`] soups may differ so.
    most: [usize; 2],
}

const SOUPS: u64 = 10_000;

const KINDS: [Kind; 6] = [
    Kind {
        name: "depth",
        reason: "Elements nest 64 deep at most, so that nothing can exhaust the stack; what is \
                 deeper is unwrapped and keeps its words.",
        is_it: |html| depth(&Parsed::new(html).tree()) >= MAX_DEPTH,
        most: [2, 0],
    },
    Kind {
        name: "markers",
        reason: "Where a table ends an object, marquee or template that stands wrongly in it, the \
                 standard lets formatting go on that was opened there; the widget ends it.",
        is_it: |html| {
            let name = |name: &&str| html.to_ascii_lowercase().contains(*name);
            name(&"<table") && ["<object", "<template"].iter().any(name)
        },
        most: [0, 4],
    },
    Kind {
        name: "columns",
        reason: "White space right behind a col or colgroup belongs to the columns; the widget, which \
                 keeps no columns, puts it before the table with the words after it.",
        is_it: |html| html.to_ascii_lowercase().contains("<col"),
        most: [0, 4],
    },
    Kind {
        name: "templates",
        reason: "What a template holds is dropped, so the widget does not follow the rules for \
                 tables and white space that hold in it, only where it ends.",
        is_it: |html| html.to_ascii_lowercase().contains("<template"),
        most: [0, 1],
    },
    Kind {
        name: "selects",
        reason: "What a select holds is dropped; where it ends is a guess if SVG, MathML or \
                 another select is open in it.",
        is_it: |html| html.to_ascii_lowercase().contains("<select"),
        most: [0, 1],
    },
    Kind {
        name: "document types in tables",
        reason: "html5ever does not let a misplaced document type part the text of a table, as the \
                 standard does, so that white space behind it goes before the table.",
        is_it: |html| {
            let html = html.to_ascii_lowercase();
            html.contains("<table") && html.contains("<!doctype")
        },
        most: [0, 1],
    },
];

fn depth(tree: &[Node<'_>]) -> usize {
    let depth = |node: &Node<'_>| match node {
        Node::Text(_) => 0,
        Node::Element(_, children) => 1 + depth(children),
    };
    tree.iter().map(depth).max().unwrap_or_default()
}

/// What the two parsers make of the same HTML.
#[derive(Debug, PartialEq)]
struct Pair {
    ours: Vec<Block>,
    theirs: Vec<Block>,
}

impl Pair {
    fn of(html: &str) -> Self {
        Self {
            ours: html::fragment(html, PAGE).blocks,
            theirs: html::from_tree(&Parsed::new(html).tree(), PAGE).blocks,
        }
    }

    fn is_same(&self) -> bool {
        self.ours == self.theirs
    }

    fn has_same_letters(&self) -> bool {
        let letters = |blocks| {
            let words = VisibleContent::in_blocks(blocks).words;
            words.split_whitespace().collect::<String>()
        };
        letters(&self.ours) == letters(&self.theirs)
    }
}

fn differs(html: &str) -> bool {
    !Pair::of(html).is_same()
}

/// The smallest HTML that still makes a difference, by leaving pieces out.
fn smallest(mut pieces: Vec<String>) -> String {
    let mut length = pieces.len().div_ceil(2).max(1);
    loop {
        let mut at = 0;
        let mut is_smaller = false;
        while at < pieces.len() {
            let mut fewer = pieces.clone();
            fewer.drain(at..(at + length).min(pieces.len()));
            if differs(&fewer.concat()) {
                pieces = fewer;
                is_smaller = true;
            } else {
                at += length;
            }
        }
        if length == 1 && !is_smaller {
            return pieces.concat();
        }
        length = length.div_ceil(2);
    }
}

/// HTML in pieces that can be left out: tags and what is between them.
fn pieces(html: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for char in html.chars() {
        let ends = pieces.last().is_none_or(|piece| piece.ends_with('>'));
        if char == '<' || ends {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(char);
        }
    }
    pieces
}

/// The differences that were met, by kind.
#[derive(Default)]
struct Tally {
    met: [usize; KINDS.len()],
    unknown: Vec<String>,
}

impl Tally {
    fn add(&mut self, name: &str, pieces: Vec<String>) {
        let smallest = smallest(pieces);
        match KINDS.iter().position(|kind| (kind.is_it)(&smallest)) {
            Some(kind) => self.met[kind] += 1,
            None => {
                let pair = Pair::of(&smallest);
                self.unknown
                    .push(format!("{name}: {smallest:?}\n{pair:#?}"));
            }
        }
    }

    /// That every difference is of a known kind, and none more frequent than it was among as many
    /// samples.
    fn assert_known(&self, which: usize, times: u64) {
        for (kind, met) in KINDS.iter().zip(self.met) {
            println!("{}: {met} times. {}", kind.name, kind.reason);
        }
        assert!(
            self.unknown.is_empty(),
            "{} differences of no known kind, such as\n{}",
            self.unknown.len(),
            self.unknown[..self.unknown.len().min(12)].join("\n\n")
        );
        for (kind, met) in KINDS.iter().zip(self.met) {
            let most = kind.most[which] * times as usize;
            assert!(met <= most, "{}: {met} times, not {most}", kind.name);
        }
    }
}

#[test]
fn publishers_documents_give_the_same_words_and_blocks() {
    for (name, html) in documents() {
        let pair = Pair::of(&html);

        assert!(pair.has_same_letters(), "{name}: {pair:#?}");
        assert_eq!(pair.ours, pair.theirs, "{name}");
        assert!(!pair.ours.is_empty(), "{name}");
    }
}

#[test]
fn hostile_samples_give_the_same_blocks() {
    let mut tally = Tally::default();
    for (name, html) in xss_payloads() {
        if differs(&html) {
            tally.add(&name, pieces(&html));
        }
    }
    tally.assert_known(0, 1);
}

/// Bytes that look random and are the same every time (xorshift64*).
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 56
    };
    let length = 8 + next();
    (0..length).map(|_| next() as u8).collect()
}

#[test]
fn soup_gives_the_same_blocks() {
    let soups = std::env::var("SOUPS").ok().and_then(|it| it.parse().ok());
    let soups = soups.unwrap_or(SOUPS);
    let mut tally = Tally::default();
    for seed in 0..soups {
        let pieces = generated_html::pieces(&bytes(seed));
        if differs(&pieces.concat()) {
            tally.add(&format!("soup {seed}"), pieces);
        }
    }
    tally.assert_known(1, soups.div_ceil(SOUPS));
}
