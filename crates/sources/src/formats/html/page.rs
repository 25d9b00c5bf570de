//! A whole `<article>`: what is around its text.

use crate::formats::html::Parsed;
use crate::formats::html::blocks::{BlockBuilder, FlowState};
use crate::formats::html::classify::is_element;
use article_widget_core::article::{Article, Author, BlockKind, Image, plain_text};
use article_widget_core::diagnostics::Diagnostics;
use article_widget_html::elements::ElementFlags;
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::{self, Node};
use article_widget_platform::date::Date;
use article_widget_platform::language::{self, Direction};
use article_widget_platform::url::UrlPurpose;

/// Reads a whole `<article>`, or a piece of HTML with a heading.
///
/// The first heading is the headline. Its `header`, or else what stands before and right after the
/// headline, tells the rest, by the words of HTML, microformats and schema.org: `rel=author` and
/// `itemprop=author`, `time`, `class=standfirst`, `rel=bookmark`, `rel=tag`.
pub fn article(html: &str, base: Option<&str>) -> Option<Parsed<Article>> {
    let tree = tree_builder::parse(html);
    let (root, children) = root(&tree);
    let mut reader = BlockBuilder::new(children, base);
    let mut head = Head::default();
    let header = |node: &&Node<'_>| is_element(node, "header") && has_heading(node);
    let mut rest: Vec<&Node<'_>> = Vec::new();
    let mut is_over = false;
    for node in children {
        if is_over {
            rest.push(node);
        } else if header(&node) {
            reader.head(node, true, &mut head, &mut rest);
            is_over = true;
        } else if head.headline.is_empty() {
            reader.head(node, false, &mut head, &mut rest);
        } else if !is_about(node) {
            rest.push(node);
            is_over = !matches!(node, Node::Text(text) if text.trim().is_empty());
        } else {
            reader.head(node, false, &mut head, &mut rest);
        }
    }
    if head.headline.is_empty() {
        return None;
    }
    let mut article = Article {
        headline: head.headline,
        standfirst: head.standfirst,
        authors: head.authors,
        published: head.published,
        modified: head.modified,
        section: head.section,
        url: head.url,
        image: head.image,
        tags: head.tags,
        blocks: reader.blocks_of(&rest),
        ..Article::default()
    };
    if let Some(root) = root {
        article.lang = root
            .text("lang")
            .filter(|lang| language::is_language_tag(lang));
        article.dir = match root.get("dir").as_deref() {
            Some("rtl") => Some(Direction::Rtl),
            Some("ltr") => Some(Direction::Ltr),
            _ => None,
        };
    }
    let mut diagnostics = Diagnostics::default();
    for expected in reader.diagnostics {
        diagnostics.add("content", expected);
    }
    Some(Parsed {
        content: article,
        diagnostics: diagnostics.into_vec(),
    })
}

/// What is around the text.
#[derive(Default)]
struct Head {
    headline: String,
    standfirst: Option<String>,
    authors: Vec<Author>,
    published: Option<Date>,
    modified: Option<Date>,
    section: Option<String>,
    tags: Vec<String>,
    url: Option<String>,
    image: Option<Image>,
}

/// The `article` in a tree, or all of it.
fn root<'t, 'a>(tree: &'t [Node<'a>]) -> (Option<&'t Tag<'a>>, &'t [Node<'a>]) {
    for node in tree {
        if let Node::Element(tag, children) = node {
            if tag.name == "article" {
                return (Some(tag), children);
            }
            if let (Some(root), children) = root(children) {
                return (Some(root), children);
            }
        }
    }
    (None, tree)
}

fn is_heading(tag: &Tag<'_>) -> bool {
    tag.flags.intersects(ElementFlags::HEADING)
}

/// Whether an element, or one in it, satisfies a condition.
fn any(node: &Node<'_>, condition: &dyn Fn(&Tag<'_>) -> bool) -> bool {
    match node {
        Node::Text(_) => false,
        Node::Element(tag, children) => {
            condition(tag) || children.iter().any(|node| any(node, condition))
        }
    }
}

fn has_heading(node: &Node<'_>) -> bool {
    any(node, &is_heading)
}

/// Whether a node tells something about the article and is not its text.
fn is_about(node: &Node<'_>) -> bool {
    match node {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(tag, _) => role(tag).is_some() || has_byline(node),
    }
}

fn has_byline(node: &Node<'_>) -> bool {
    let is_flat =
        matches!(node, Node::Element(tag, _) if matches!(&*tag.name, "p" | "div" | "ul" | "span"));
    is_flat && any(node, &|tag| role(tag) == Some(Role::Author))
}

/// What an element tells.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Author,
    Date,
    Standfirst,
    Section,
    Tag,
    Address,
}

fn role(tag: &Tag<'_>) -> Option<Role> {
    let words = |name| tag.get(name).unwrap_or_default().to_ascii_lowercase();
    let (rel, property, class) = (words("rel"), words("itemprop"), words("class"));
    let has = |list: &str, wanted: &[&str]| {
        list.split_ascii_whitespace()
            .any(|word| wanted.contains(&word))
    };
    if tag.name == "time" {
        Some(Role::Date)
    } else if tag.name == "address"
        || has(&rel, &["author"])
        || has(&property, &["author"])
        || has(&class, &["author", "byline", "p-author"])
    {
        Some(Role::Author)
    } else if has(&property, &["description"])
        || has(
            &class,
            &["standfirst", "p-summary", "dek", "lead", "chapo", "excerpt"],
        )
    {
        Some(Role::Standfirst)
    } else if has(&property, &["articlesection"])
        || has(&class, &["kicker", "section", "p-category"])
    {
        Some(Role::Section)
    } else if has(&rel, &["tag"]) {
        Some(Role::Tag)
    } else if has(&rel, &["bookmark", "canonical"]) {
        Some(Role::Address)
    } else {
        None
    }
}

impl BlockBuilder<'_> {
    fn words(&mut self, nodes: &[Node<'_>]) -> String {
        let line = self.line(nodes, &mut FlowState::default());
        plain_text(&line).replace('\n', " ")
    }

    /// Takes from a node what it tells about the article; what it does not tell goes to `rest`.
    /// In a `header` a paragraph that tells nothing else is the standfirst.
    fn head<'t, 'a>(
        &mut self,
        node: &'t Node<'a>,
        in_header: bool,
        head: &mut Head,
        rest: &mut Vec<&'t Node<'a>>,
    ) {
        let Node::Element(tag, children) = node else {
            if !matches!(node, Node::Text(text) if text.trim().is_empty()) {
                rest.push(node);
            }
            return;
        };
        if is_heading(tag) && head.headline.is_empty() {
            let address = first_address(children);
            head.url = address.and_then(|url| self.address(&url, UrlPurpose::Link));
            head.headline = self.words(children);
            return;
        }
        match role(tag) {
            Some(Role::Author) => return self.authors(tag, children, head),
            Some(Role::Date) => return date(tag, head),
            Some(Role::Standfirst) if head.standfirst.is_none() => {
                let words = self.words(children);
                head.standfirst = (!words.is_empty()).then_some(words);
                return;
            }
            Some(Role::Section) if head.section.is_none() => {
                let words = self.words(children);
                head.section = (!words.is_empty()).then_some(words);
                return;
            }
            Some(Role::Tag) => {
                let words = self.words(children);
                head.tags.extend((!words.is_empty()).then_some(words));
                return;
            }
            Some(Role::Address) => {
                let url = tag.text("href");
                head.url = url.and_then(|url| self.address(&url, UrlPurpose::Link));
                return;
            }
            _ => {}
        }
        if has_byline(node) || any(node, &|tag| role(tag) == Some(Role::Date)) && in_header {
            // Words like "By" between the names are the view's own affair.
            for child in children {
                if matches!(child, Node::Element(..)) {
                    self.head(child, in_header, head, rest);
                }
            }
            return;
        }
        let is_wrapper = matches!(&*tag.name, "header" | "div" | "hgroup" | "span" | "section");
        if is_wrapper && (in_header || has_heading(node)) {
            for child in children {
                self.head(child, in_header, head, rest);
            }
            return;
        }
        if in_header {
            if matches!(&*tag.name, "figure" | "img" | "picture") && head.image.is_none() {
                let mut blocks = self.blocks_of(&[node]);
                if let [block] = &mut blocks[..]
                    && let BlockKind::Image(image) = &mut block.kind
                {
                    head.image = Some(std::mem::take(image));
                    return;
                }
            }
            if tag.name == "p" && head.standfirst.is_none() && !head.headline.is_empty() {
                let words = self.words(children);
                head.standfirst = (!words.is_empty()).then_some(words);
                return;
            }
        }
        rest.push(node);
    }

    /// The authors that an element names: each link or marked name in it, or all its words.
    fn authors(&mut self, tag: &Tag<'_>, children: &[Node<'_>], head: &mut Head) {
        let is_name = |tag: &Tag<'_>| tag.name == "a" || role(tag) == Some(Role::Author);
        let is_list = tag.name != "a" && children.iter().any(|node| any(node, &is_name));
        if is_list {
            for child in children {
                if let Node::Element(tag, children) = child {
                    if role(tag) == Some(Role::Date) {
                        date(tag, head);
                    } else if any(child, &is_name) {
                        self.authors(tag, children, head);
                    }
                }
            }
            return;
        }
        let name = self.words(children);
        if !name.is_empty() {
            let url = tag.text("href");
            let url = url.and_then(|url| self.address(&url, UrlPurpose::Link));
            head.authors.push(Author { name, url });
        }
    }
}

fn first_address(nodes: &[Node<'_>]) -> Option<String> {
    nodes.iter().find_map(|node| match node {
        Node::Element(tag, _) if tag.name == "a" => tag.text("href"),
        Node::Element(_, children) => first_address(children),
        Node::Text(_) => None,
    })
}

/// The first date is that of publication, unless the element says that it is another one.
fn date(tag: &Tag<'_>, head: &mut Head) {
    let date = tag.text("datetime").and_then(|date| Date::parse(&date));
    let property = tag.get("itemprop").unwrap_or_default();
    let is_later = property == "dateModified"
        || tag.has_class(&|class| class.contains("updated") || class.contains("modified"));
    if is_later || (head.published.is_some() && property != "datePublished") {
        head.modified = head.modified.take().or(date);
    } else {
        head.published = head.published.take().or(date);
    }
}
