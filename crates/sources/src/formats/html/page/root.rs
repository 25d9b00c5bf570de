//! Which part of a page is its article.

use std::cmp::Reverse;

use crate::formats::html::classify::{is_dropped, is_heading};
use crate::formats::html::page::furniture::is_furniture;
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;
use article_widget_platform::language::Direction;

/// Classes and ids of the element around a text, where no element says that it is the article.
const CONTAINERS: [&str; 16] = [
    "article-body",
    "article-content",
    "content",
    "entry",
    "entry-content",
    "hentry",
    "main",
    "main-content",
    "mw-body",
    "node",
    "page-content",
    "post",
    "post-content",
    "single-post",
    "story",
    "story-body",
];

/// Classes of the headline where that is no `h1`.
const HEADLINE_CLASSES: [&str; 6] = [
    "article-headline",
    "article-title",
    "entry-title",
    "headline",
    "post-title",
    "story-title",
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
        // The headline may stand beside the article, in the main content around both.
        let is_part = |article: &&Candidate<'_, '_>| {
            !article.has_h1 && main.is_some_and(|main| main.has_h1 && main.holds(article))
        };
        let container = || {
            let most = candidates.iter().map(|it| it.letters).max();
            let is_most = |it: &&Candidate<'_, '_>| {
                it.kind == Kind::Container && it.letters * 10 > most.unwrap_or_default() * 6
            };
            let all = candidates.iter().filter(is_most);
            all.min_by_key(|it| (!it.has_h1, it.letters, it.index))
        };
        let best = article
            .filter(|article| !is_teaser(article) && !is_part(article))
            .or(main)
            .or_else(|| container().filter(|it| it.has_h1))
            .or_else(|| best_of(Kind::Body))
            .or_else(container);
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
        if let Some(own) = find_inside(self.children, &h1) {
            return Some(own);
        }
        let of_page = find(self.page, &h1);
        let says = |heading: &Heading<'t, 'a>, known| is_same(&text_of(heading.1), known);
        // A heading that is marked, before the name of a site that is an `h1`.
        let marked = find(self.children, &is_marked_headline).filter(|marked| {
            let is_known =
                |known: &str| letters_of(known).contains(&letters_of(&text_of(marked.1)));
            known.is_none_or(is_known)
        });
        let is_known =
            known.is_some_and(|known| of_page.as_ref().is_some_and(|it| says(it, known)));
        if let Some(found) = marked.filter(|_| !is_known).or(of_page) {
            return Some(found);
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
    /// An element whose class or id is usual for the text of a page.
    Container,
}

struct Candidate<'t, 'a> {
    tag: &'t Tag<'a>,
    children: &'t [Node<'a>],
    kind: Kind,
    has_h1: bool,
    letters: usize,
    index: usize,
}

impl Candidate<'_, '_> {
    /// Whether another candidate stands in this one: candidates are collected from the outside in.
    fn holds(&self, other: &Self) -> bool {
        self.index < other.index && self.letters >= other.letters
    }
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
                has_h1: has_headline(kind, children),
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

fn has_headline(kind: Kind, nodes: &[Node<'_>]) -> bool {
    let is_headline =
        |tag: &Tag<'_>| tag.name == "h1" || kind == Kind::Container && is_marked_headline(tag);
    find_inside(nodes, &is_headline).is_some()
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
        "div" | "section" | "td" if is_container(tag) => Some(Kind::Container),
        _ => None,
    }
}

fn is_container(tag: &Tag<'_>) -> bool {
    let id = tag.text("id").unwrap_or_default().to_ascii_lowercase();
    CONTAINERS.contains(&&*id) || tag.has_class(&|class| CONTAINERS.contains(&class))
}

fn is_beside(tag: &Tag<'_>) -> bool {
    let role = tag.get("role").unwrap_or_default();
    let is_part = !matches!(&*tag.name, "article" | "main");
    matches!(&*tag.name, "aside" | "footer")
        || matches!(&*role, "complementary" | "contentinfo")
        || is_part && tag.has_class(&|class| class.starts_with("teaser"))
        || is_furniture(tag)
}

fn is_marked_headline(tag: &Tag<'_>) -> bool {
    let property = tag.get("itemprop").unwrap_or_default();
    is_heading(tag)
        && (property == "headline" || tag.has_class(&|class| HEADLINE_CLASSES.contains(&class)))
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
pub(super) fn is_same(one: &str, other: &str) -> bool {
    letters_of(one) == letters_of(other)
}

fn letters_of(text: &str) -> String {
    let letters = text.chars().filter(|it| it.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
