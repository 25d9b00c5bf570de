//! Which part of a page is its article.

use std::cmp::Reverse;

use crate::formats::html::classify::{is_dropped, is_heading};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;
use article_widget_platform::language::Direction;

/// Classes of what stands beside an article: a part of one is enough.
const BESIDE: [&str; 9] = [
    "comment",
    "cookie",
    "newsletter",
    "promo",
    "recirc",
    "recommend",
    "related",
    "sidebar",
    "teaser",
];

/// A heading and what is in it.
pub(super) type Heading<'t, 'a> = (&'t Tag<'a>, &'t [Node<'a>]);

/// The article of a page.
pub(super) struct Root<'t, 'a> {
    tag: Option<&'t Tag<'a>>,
    pub children: &'t [Node<'a>],
    page: &'t [Node<'a>],
}

impl<'t, 'a> Root<'t, 'a> {
    /// Finds the article: the `article` that holds the `h1`, else the one with the most text, unless the main content
    /// has far more; else the main content, `itemprop=articleBody`, or the whole page.
    pub fn find(page: &'t [Node<'a>]) -> Self {
        let mut candidates = Vec::new();
        collect(page, &mut candidates);
        let best_of = |kind| {
            let all = candidates.iter().filter(|it| it.kind == kind);
            all.max_by_key(|it| (it.has_h1, it.letters, Reverse(it.index)))
        };
        let (article, main) = (best_of(Kind::Article), best_of(Kind::Main));
        let is_teaser = |it: &&Candidate<'_, '_>| {
            !it.has_h1 && main.is_some_and(|main| main.letters > 2 * it.letters)
        };
        let best = article
            .filter(|article| !is_teaser(article))
            .or(main)
            .or_else(|| best_of(Kind::Body));
        Self {
            tag: best.map(|it| it.tag),
            children: best.map_or(page, |it| it.children),
            page,
        }
    }

    /// Returns the heading that is the headline: the `h1` of the article or else of the page; where there is none,
    /// the heading that says what `known` says, or one before all text.
    pub fn headline(&self, known: Option<&str>) -> Option<Heading<'t, 'a>> {
        let h1 = |tag: &Tag<'_>| tag.name == "h1";
        let found = find_inside(self.children, &h1).or_else(|| find(self.page, &h1));
        if found.is_some() {
            return found;
        }
        let first = find(self.children, &is_heading)?;
        match known {
            Some(known) => is_same(&text_of(first.1), known).then_some(first),
            None => Some(first),
        }
    }

    /// Returns an attribute of the article's element.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.tag?.text(name)
    }

    /// Returns the direction that the article's element sets.
    pub fn direction(&self) -> Option<Direction> {
        direction(&self.attribute("dir")?)
    }
}

/// Parses HTML's `dir` attribute.
pub(super) fn direction(dir: &str) -> Option<Direction> {
    let all = [Direction::Ltr, Direction::Rtl];
    all.into_iter()
        .find(|it| dir.eq_ignore_ascii_case(it.as_str()))
}

/// What may be the article.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Article,
    Main,
    Body,
}

struct Candidate<'t, 'a> {
    tag: &'t Tag<'a>,
    children: &'t [Node<'a>],
    kind: Kind,
    has_h1: bool,
    letters: usize,
    index: usize,
}

/// Collects what may be the article, outside of what stands beside it.
fn collect<'t, 'a>(nodes: &'t [Node<'a>], into: &mut Vec<Candidate<'t, 'a>>) {
    for node in nodes {
        let Node::Element(tag, children) = node else {
            continue;
        };
        if is_beside(tag) || is_dropped(tag) {
            continue;
        }
        let kind = kind(tag);
        if let Some(kind) = kind {
            into.push(Candidate {
                tag,
                children,
                kind,
                has_h1: find_inside(children, &|tag| tag.name == "h1").is_some(),
                letters: letters(children),
                index: into.len(),
            });
        }
        // What is in an article is a part of it: a comment, or a teaser.
        if kind != Some(Kind::Article) {
            collect(children, into);
        }
    }
}

fn kind(tag: &Tag<'_>) -> Option<Kind> {
    let is = |name: &str, value: &str| {
        let attribute = tag.get(name).unwrap_or_default();
        attribute
            .split_ascii_whitespace()
            .any(|it| it.eq_ignore_ascii_case(value))
    };
    match &*tag.name {
        "article" => Some(Kind::Article),
        "main" => Some(Kind::Main),
        _ if is("role", "main") => Some(Kind::Main),
        _ if is("itemprop", "articleBody") => Some(Kind::Body),
        _ => None,
    }
}

fn is_beside(tag: &Tag<'_>) -> bool {
    let role = tag.get("role").unwrap_or_default();
    matches!(&*tag.name, "nav" | "aside" | "footer")
        || matches!(
            &*role,
            "navigation" | "complementary" | "contentinfo" | "search"
        )
        || tag.name != "main"
            && tag.has_class(&|class| BESIDE.iter().any(|it| class.starts_with(it)))
}

/// Finds the first element that satisfies a condition, outside of what stands beside the article.
pub(super) fn find<'t, 'a>(
    nodes: &'t [Node<'a>],
    condition: &dyn Fn(&Tag<'_>) -> bool,
) -> Option<Heading<'t, 'a>> {
    nodes.iter().find_map(|node| match node {
        Node::Text(_) => None,
        Node::Element(tag, _) if is_dropped(tag) => None,
        Node::Element(tag, children) if condition(tag) => Some((tag, children.as_slice())),
        Node::Element(tag, _) if is_beside(tag) => None,
        Node::Element(_, children) => find(children, condition),
    })
}

/// Finds the first element of an article that satisfies a condition; another article in it is not a part of it.
fn find_inside<'t, 'a>(
    nodes: &'t [Node<'a>],
    condition: &dyn Fn(&Tag<'_>) -> bool,
) -> Option<Heading<'t, 'a>> {
    nodes.iter().find_map(|node| match node {
        Node::Text(_) => None,
        Node::Element(tag, _) if is_dropped(tag) || tag.name == "article" => None,
        Node::Element(tag, children) if condition(tag) => Some((tag, children.as_slice())),
        Node::Element(_, children) => find_inside(children, condition),
    })
}

/// Counts the letters and digits that a reader sees.
fn letters(nodes: &[Node<'_>]) -> usize {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.chars().filter(|it| it.is_alphanumeric()).count(),
            Node::Element(tag, _) if is_dropped(tag) || is_beside(tag) => 0,
            Node::Element(_, children) => letters(children),
        })
        .sum()
}

/// Returns the text of nodes, as it was written.
pub(super) fn text_of(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    collect_text(nodes, &mut text);
    text
}

fn collect_text(nodes: &[Node<'_>], into: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => into.push_str(text),
            Node::Element(tag, _) if is_dropped(tag) => {}
            Node::Element(_, children) => {
                into.push(' ');
                collect_text(children, into);
                into.push(' ');
            }
        }
    }
}

/// Whether two texts have the same letters and digits.
fn is_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|it| it.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}
