//! What stands around the text of an article: headline, standfirst, byline, dates, section, lead picture.

use crate::date;
use crate::field::line;
use crate::formats::html::builder::{BlockBuilder, FlowState};
use crate::formats::html::classify::{is_dropped, is_heading};
use crate::formats::html::page::furniture::is_furniture;
use crate::formats::html::page::roles::{
    Role, any, is_byline, is_one_paragraph, is_section_name, role,
};
use crate::formats::html::page::root::{Heading, Root, text_of};
use article_widget_core::article::{Author, BlockKind, Image, plain_text};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;
use article_widget_platform::date::Date;
use article_widget_platform::url::UrlPurpose;

/// What an article says around its text.
#[derive(Default)]
pub(super) struct Header {
    /// Whether an element is the headline.
    pub has_headline: bool,
    pub headline: String,
    pub standfirst: Option<String>,
    pub authors: Vec<Author>,
    pub published: Option<Date>,
    /// The words of a date that cannot be read.
    pub published_text: Option<String>,
    pub modified: Option<Date>,
    pub section: Option<String>,
    pub tags: Vec<String>,
    pub url: Option<String>,
    pub image: Option<Image>,
}

/// Where a node stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// In the article's `header`.
    Header,
    /// Before or after the headline.
    Beside,
}

impl Header {
    /// Reads the header of an article; returns it with the nodes that are its text.
    pub fn read<'t, 'a>(
        builder: &mut BlockBuilder<'_>,
        root: &Root<'t, 'a>,
        headline: Option<Heading<'t, 'a>>,
    ) -> (Self, Vec<&'t Node<'a>>) {
        let mut header = Self::default();
        if let Some((_, children)) = headline {
            let url = first_link(children);
            header.url = url.and_then(|url| builder.address(&url, UrlPurpose::Link));
            header.headline = builder.words(children);
            header.has_headline = !header.headline.is_empty();
        }
        let mut nodes = Vec::new();
        flatten(root.children, headline, Place::Beside, &mut nodes);
        let is_headline = |node: &Node<'_>| is_it(node, headline);
        let is_inside = nodes.iter().any(|(_, node)| is_headline(node));
        let mut rest = Vec::new();
        let (mut is_after, mut is_over) = (!is_inside, false);
        for (place, node) in nodes {
            if is_headline(node) {
                is_after = true;
            } else if is_over {
                rest.push(node);
            } else if is_after && leads_with_byline(node) {
                is_over = header.take_leading(builder, node, &mut rest);
            } else if !header.take(builder, node, place, is_after) {
                rest.push(node);
                is_over = is_after && place == Place::Beside;
            }
        }
        while let Some(node) = rest.pop_if(|node| is_foot(node)) {
            header.take_from_foot(builder, node);
        }
        (header, rest)
    }

    /// Takes the authors and dates from an element after the text, if none stood before it.
    fn take_from_foot(&mut self, builder: &mut BlockBuilder<'_>, node: &Node<'_>) {
        let Node::Element(tag, children) = node else {
            return;
        };
        let mut foot = Self::default();
        match role(tag) {
            Some(Role::Author) => foot.add_authors(builder, tag, children),
            _ => foot.add_byline(builder, children),
        }
        if self.authors.is_empty() {
            self.authors = foot.authors;
        }
        if self.published.is_none() {
            (self.published, self.modified) = (foot.published, foot.modified);
        }
        self.tags.append(&mut foot.tags);
    }

    /// Takes what stands before the text in an element around both; returns whether the text has begun.
    fn take_leading<'t, 'a>(
        &mut self,
        builder: &mut BlockBuilder<'_>,
        node: &'t Node<'a>,
        rest: &mut Vec<&'t Node<'a>>,
    ) -> bool {
        let Node::Element(_, children) = node else {
            return false;
        };
        let mut is_over = false;
        for child in children {
            if is_over {
                rest.push(child);
            } else if leads_with_byline(child) {
                is_over = self.take_leading(builder, child, rest);
            } else if !self.take(builder, child, Place::Beside, true) {
                rest.push(child);
                is_over = true;
            }
        }
        is_over
    }

    /// Takes what a node tells about the article; `false` where it is a part of the text.
    fn take(
        &mut self,
        builder: &mut BlockBuilder<'_>,
        node: &Node<'_>,
        place: Place,
        is_after: bool,
    ) -> bool {
        let (tag, children) = match node {
            Node::Text(text) => return text.trim().is_empty(),
            Node::Element(tag, _) if is_dropped(tag) || is_furniture(tag) => return true,
            Node::Element(tag, children) => (tag, children.as_slice()),
        };
        if is_empty(node) {
            return true;
        }
        let role = role(tag);
        if role == Some(Role::Url) && is_section_name(children) {
            let url = tag.text("href");
            self.url = url.and_then(|url| builder.address(&url, UrlPurpose::Link));
            self.add_dates(node);
            return true;
        }
        if is_byline(node) {
            match role {
                Some(Role::Author) => self.add_authors(builder, tag, children),
                Some(Role::Date) => {
                    self.add_date(tag, children);
                    self.add_byline(builder, children);
                }
                _ => self.add_byline(builder, children),
            }
            return true;
        }
        match role {
            Some(Role::Standfirst) if self.standfirst.is_none() && is_one_paragraph(children) => {
                self.standfirst = builder.words_of(children);
                return self.standfirst.is_some();
            }
            Some(Role::Section) if self.section.is_none() && is_section_name(children) => {
                self.section = builder.words_of(children);
                return self.section.is_some();
            }
            Some(Role::Tag) => {
                self.tags.extend(builder.words_of(children));
                return true;
            }
            _ => {}
        }
        let is_kicker = is_heading(tag) && !is_after && self.section.is_none();
        if is_kicker && self.has_headline && is_section_name(children) {
            self.section = builder.words_of(children);
            return true;
        }
        place == Place::Header && self.take_from_header(builder, node, is_after)
    }

    /// Takes the lead picture or the standfirst, which need no marks in a `header`.
    fn take_from_header(
        &mut self,
        builder: &mut BlockBuilder<'_>,
        node: &Node<'_>,
        is_after: bool,
    ) -> bool {
        let Node::Element(tag, children) = node else {
            return false;
        };
        if matches!(&*tag.name, "figure" | "img" | "picture") && self.image.is_none() {
            let mut blocks = builder.blocks_of(&[node]);
            if let [block] = &mut blocks[..]
                && let BlockKind::Image(image) = &mut block.kind
            {
                self.image = Some(std::mem::take(image));
                return true;
            }
        }
        if tag.name == "p" && self.standfirst.is_none() && is_after && is_one_paragraph(children) {
            self.standfirst = builder.words_of(children);
            return self.standfirst.is_some();
        }
        false
    }

    /// Adds the authors and dates in an element without a mark of its own. Words like "By" between them are the
    /// view's own affair.
    fn add_byline(&mut self, builder: &mut BlockBuilder<'_>, nodes: &[Node<'_>]) {
        for node in nodes {
            let Node::Element(tag, children) = node else {
                continue;
            };
            match role(tag) {
                _ if is_dropped(tag) => {}
                Some(Role::Author) => self.add_authors(builder, tag, children),
                Some(Role::Date) => {
                    self.add_date(tag, children);
                    self.add_byline(builder, children);
                }
                Some(Role::Tag) => self.tags.extend(builder.words_of(children)),
                _ => self.add_byline(builder, children),
            }
        }
    }

    /// Adds the dates in a node.
    pub(super) fn add_dates(&mut self, node: &Node<'_>) {
        if let Node::Element(tag, children) = node {
            if role(tag) == Some(Role::Date) {
                self.add_date(tag, children);
            } else {
                children.iter().for_each(|node| self.add_dates(node));
            }
        }
    }

    /// Adds a date: that of publication, unless there is one or the element says that it is another one. Keeps the words
    /// of one that cannot be read.
    pub(super) fn add_date(&mut self, tag: &Tag<'_>, children: &[Node<'_>]) {
        let words = line(&text_of(children));
        let written = [
            tag.text("datetime"),
            tag.text("content"),
            tag.text("title"),
            Some(words.clone()),
        ];
        let date = written
            .into_iter()
            .flatten()
            .find_map(|it| date::parse(&it));
        let property = tag.get("itemprop").or_else(|| tag.get("property"));
        let property = property.unwrap_or_default();
        let is_first = tag.has_class(&|class| matches!(class, "published" | "entry-date"));
        let is_later = property.contains("dateModified")
            || !is_first
                && tag.has_class(&|class| class.contains("updated") || class.contains("modified"));
        let Some(date) = date else {
            // `PT5M` is how long it takes to read.
            let is_duration = tag.text("datetime").is_some_and(|it| it.starts_with('P'));
            if !is_later && !is_duration && !words.is_empty() {
                self.published_text.get_or_insert(words);
            }
            return;
        };
        if is_later || (self.published.is_some() && property != "datePublished") {
            self.modified.get_or_insert(date);
        } else {
            self.published.get_or_insert(date);
        }
    }
}

impl BlockBuilder<'_> {
    /// Returns the words of nodes on one line.
    pub(super) fn words(&mut self, nodes: &[Node<'_>]) -> String {
        let line = self.line(nodes, &mut FlowState::default());
        plain_text(&line).replace('\n', " ")
    }

    fn words_of(&mut self, nodes: &[Node<'_>]) -> Option<String> {
        let words = self.words(nodes);
        (!words.is_empty()).then_some(words)
    }
}

/// Lists the nodes of an article; an element around the headline, and its `header`, are replaced by what is in them.
fn flatten<'t, 'a>(
    nodes: &'t [Node<'a>],
    headline: Option<Heading<'t, 'a>>,
    place: Place,
    into: &mut Vec<(Place, &'t Node<'a>)>,
) {
    for node in nodes {
        let Node::Element(tag, children) = node else {
            into.push((place, node));
            continue;
        };
        let is_header =
            tag.name == "header" && any(node, &|tag| role(tag).is_some() || is_heading(tag));
        let holds_headline = !is_it(node, headline) && holds(node, headline);
        let is_group = place == Place::Header
            && matches!(&*tag.name, "div" | "hgroup" | "section" | "span")
            && !is_byline(node)
            && role(tag).is_none();
        if is_header || holds_headline || is_group {
            let is_in_header = is_header || place == Place::Header || tag.name == "hgroup";
            let place = if is_in_header { Place::Header } else { place };
            flatten(children, headline, place, into);
        } else {
            into.push((place, node));
        }
    }
}

/// Whether an element has neither words nor anything else to show.
fn is_empty(node: &Node<'_>) -> bool {
    let is_shown = |tag: &Tag<'_>| {
        matches!(
            &*tag.name,
            "img"
                | "picture"
                | "video"
                | "audio"
                | "iframe"
                | "hr"
                | "object"
                | "embed"
                | "svg"
                | "math"
                | "noscript"
        ) || tag.name.contains('-')
            || tag.text("style").is_some()
            || tag.text("id").is_some()
    };
    match node {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(_, children) => text_of(children).trim().is_empty() && !any(node, &is_shown),
    }
}

/// Whether an element around the text begins with a byline, behind other elements around both at most.
fn leads_with_byline(node: &Node<'_>) -> bool {
    let Node::Element(tag, children) = node else {
        return false;
    };
    let is_around =
        matches!(&*tag.name, "div" | "section") && role(tag).is_none() && !is_dropped(tag);
    let mut shown = children.iter().filter(|child| match child {
        Node::Element(tag, _) => !is_dropped(tag) && !is_empty(child),
        Node::Text(_) => !is_empty(child),
    });
    is_around
        && !is_byline(node)
        && shown
            .next()
            .is_some_and(|first| is_byline(first) || leads_with_byline(first))
}

/// Most words of what is said about an article below it.
const MAX_FOOT_WORDS: usize = 40;

/// Whether a node after the text says who wrote it or when, or is white space.
fn is_foot(node: &Node<'_>) -> bool {
    let is_meta = |class: &str| {
        let is_of = |it: &&str| {
            class
                .strip_prefix(*it)
                .is_some_and(|it| it.starts_with(['-', '_']))
        };
        ["entry", "post", "article"].iter().any(is_of)
            && ["footer", "meta", "info", "utility"]
                .iter()
                .any(|it| class.ends_with(it))
    };
    match node {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(tag, children) => {
            let words = || text_of(children).split_whitespace().count();
            is_byline(node) || tag.has_class(&is_meta) && words() <= MAX_FOOT_WORDS
        }
    }
}

fn is_it(node: &Node<'_>, headline: Option<Heading<'_, '_>>) -> bool {
    matches!((node, headline), (Node::Element(tag, _), Some((other, _))) if std::ptr::eq(
        std::ptr::from_ref(tag).cast::<()>(),
        std::ptr::from_ref(other).cast::<()>(),
    ))
}

fn holds(node: &Node<'_>, headline: Option<Heading<'_, '_>>) -> bool {
    match node {
        Node::Text(_) => false,
        Node::Element(_, children) => {
            is_it(node, headline) || children.iter().any(|node| holds(node, headline))
        }
    }
}

fn first_link(nodes: &[Node<'_>]) -> Option<String> {
    nodes.iter().find_map(|node| match node {
        Node::Element(tag, _) if tag.name == "a" => tag.text("href"),
        Node::Element(_, children) => first_link(children),
        Node::Text(_) => None,
    })
}
