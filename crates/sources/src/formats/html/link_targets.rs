//! What links in a text lead to: places, notes, and references to which notes lead back.

use crate::formats::html::anchors;
use crate::formats::html::classify::{breaks_line, is_notes};
use article_widget_core::counters::CountMap;
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

/// How many ids a link may be found by: its own, and those of elements around it.
const MAX_IDS: usize = 4;

/// What a name that a link leads to is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinkTarget {
    /// Any place.
    Place,
    /// A note in a list of notes, or one that links back to its reference (Word, Google Docs, MediaWiki and others).
    Note,
    /// A reference, to which its note links back.
    Reference,
}

/// The targets of a text's links by name.
#[derive(Default)]
pub(super) struct LinkTargets {
    /// The number of each name, from 1.
    numbers: CountMap,
    /// What the names are, by number.
    targets: Vec<LinkTarget>,
    /// Whether a note links back.
    has_linked_notes: bool,
}

/// A link to a place in the same text.
struct FragmentLink {
    target: u32,
    /// The numbers of its id and of those around it, from the inside; 0 where there is none.
    ids: [u32; MAX_IDS],
    /// Whether it begins its block, as the number of a note does, or stands in a list item that has an id.
    can_be_note: bool,
}

impl LinkTargets {
    /// Finds the targets of the links in a tree.
    pub fn find(tree: &[Node<'_>]) -> Self {
        let mut found = Self::default();
        found.add_names(tree);
        found.add_listed_notes(tree, false);
        found.add_linked_notes(tree);
        found
    }

    /// Returns what a name is; `None` if no link leads to it.
    pub fn get(&self, name: &str) -> Option<LinkTarget> {
        self.target(self.numbers.get(name))
    }

    /// Returns whether a name is that of a note.
    pub fn is_note(&self, name: &str) -> bool {
        self.get(name) == Some(LinkTarget::Note)
    }

    fn target(&self, number: u32) -> Option<LinkTarget> {
        self.targets.get((number as usize).checked_sub(1)?).copied()
    }

    fn set(&mut self, number: u32, target: LinkTarget) {
        let index = (number as usize).checked_sub(1);
        if let Some(place) = index.and_then(|index| self.targets.get_mut(index)) {
            *place = target;
        }
    }

    fn add_names(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            if let Node::Element(tag, children) = node {
                if let Some(name) = fragment(tag) {
                    let number = self.numbers.entry(&name);
                    if *number == 0 {
                        self.targets.push(LinkTarget::Place);
                        *number = self.targets.len() as u32;
                    }
                }
                self.add_names(children);
            }
        }
    }

    /// Adds the items of lists that are marked as notes.
    fn add_listed_notes(&mut self, nodes: &[Node<'_>], is_inside: bool) {
        for node in nodes {
            if let Node::Element(tag, children) = node {
                if is_inside
                    && tag.name == "li"
                    && let Some(id) = tag.text("id")
                {
                    self.set(self.numbers.get(&id), LinkTarget::Note);
                }
                self.add_listed_notes(children, is_inside || is_notes(tag));
            }
        }
    }

    /// Adds the notes with a link whose target links back, further up.
    fn add_linked_notes(&mut self, tree: &[Node<'_>]) {
        let mut collector = Collector {
            numbers: &self.numbers,
            links: Vec::new(),
            ancestors: Vec::new(),
            has_text: false,
        };
        collector.collect(tree);
        let links = collector.links;
        // The number of the first link with each id, from 1.
        let mut first_links = vec![0_u32; self.targets.len() + 1];
        for (number, link) in (1..).zip(&links) {
            for id in link.ids.map(|id| id as usize) {
                if let Some(first) = first_links.get_mut(id)
                    && *first == 0
                {
                    *first = number;
                }
            }
        }
        for (number, note) in (1..).zip(&links).filter(|(_, link)| link.can_be_note) {
            let reference = first_links.get(note.target as usize).copied().unwrap_or(0);
            let is_before = (1..number).contains(&reference);
            let reference = is_before
                .then(|| links.get(reference as usize - 1))
                .flatten();
            // A link to the element around it is neither.
            let is_reference =
                |it: &&FragmentLink| it.target != note.target && note.ids.contains(&it.target);
            if let Some(reference) = reference.filter(is_reference) {
                self.has_linked_notes = true;
                self.set(reference.target, LinkTarget::Note);
                self.set(note.target, LinkTarget::Reference);
            }
        }
    }

    /// Returns the id of the note that an element holds, if it holds one and begins with its number.
    pub fn note_in(&self, tag: &Tag<'_>, children: &[Node<'_>]) -> Option<String> {
        if !self.has_linked_notes {
            return None;
        }
        let own = anchors::id(tag);
        if tag.name == "li" && own.as_ref().is_some_and(|id| self.is_note(id)) {
            return own;
        }
        let mut ids: Vec<String> = own.into_iter().collect();
        let mut nodes = children;
        loop {
            let first = nodes.iter().find(|node| !is_blank(node))?;
            let Node::Element(tag, children) = first else {
                return None;
            };
            ids.extend(anchors::id(tag));
            if let Some(target) = fragment(tag) {
                let is_back = self.get(&target) == Some(LinkTarget::Reference);
                let id = ids.into_iter().rev().find(|id| self.is_note(id));
                return id.filter(|_| is_back);
            }
            nodes = children;
        }
    }

    /// Counts the links back in a tree.
    pub fn count_links_back(&self, nodes: &[Node<'_>]) -> u32 {
        let mut count = 0;
        for node in nodes {
            if let Node::Element(tag, children) = node {
                let target = fragment(tag).and_then(|name| self.get(&name));
                count += u32::from(target == Some(LinkTarget::Reference));
                count += self.count_links_back(children);
            }
        }
        count
    }
}

/// Collects the links of a tree, in reading order.
struct Collector<'n> {
    numbers: &'n CountMap,
    links: Vec<FragmentLink>,
    /// The numbers of the ids of the ancestors that links lead to, and whether the ancestor is a list item.
    ancestors: Vec<(u32, bool)>,
    /// Whether the current block has text before this place.
    has_text: bool,
}

impl Collector<'_> {
    fn collect(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            match node {
                Node::Text(text) => self.has_text |= !text.trim().is_empty(),
                Node::Element(tag, children) => self.element(tag, children),
            }
        }
    }

    fn element(&mut self, tag: &Tag<'_>, children: &[Node<'_>]) {
        let is_block = breaks_line(tag);
        if is_block {
            self.has_text = false;
        }
        let id = anchors::id(tag).map_or(0, |id| self.numbers.get(&id));
        if let Some(target) = fragment(tag) {
            let mut ids = [0; MAX_IDS];
            let near = self.ancestors.iter().rev().map(|(id, _)| *id);
            for (place, id) in ids.iter_mut().zip([id].into_iter().chain(near)) {
                *place = id;
            }
            let mut near = self.ancestors.iter().rev().take(MAX_IDS - 1);
            self.links.push(FragmentLink {
                target: self.numbers.get(&target),
                ids,
                can_be_note: !self.has_text || near.any(|(_, is_item)| *is_item),
            });
        }
        let depth = self.ancestors.len();
        if id > 0 {
            self.ancestors.push((id, tag.name == "li"));
        }
        self.collect(children);
        self.ancestors.truncate(depth);
        if is_block {
            self.has_text = false;
        }
    }
}

fn fragment(tag: &Tag<'_>) -> Option<String> {
    let href = tag.text("href").filter(|_| tag.name == "a")?;
    let name = href.strip_prefix('#')?;
    (!name.is_empty()).then(|| name.to_owned())
}

fn is_blank(node: &Node<'_>) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}
