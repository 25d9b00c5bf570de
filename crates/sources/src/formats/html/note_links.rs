//! Finds notes by the links between a reference and its note, as Word, Google Docs, MediaWiki and others write them.

use crate::formats::html::anchors;
use crate::formats::html::classify::breaks_line;
use article_widget_core::counters::CountMap;
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

/// How many ancestors of a link may have the id by which it is found.
const MAX_ANCESTORS: usize = 3;

/// Notes that refer back to where they are referred to.
#[derive(Default)]
pub(super) struct NoteLinks {
    /// Ids of notes (value 1).
    pub notes: CountMap,
    /// Ids of references, to which notes link back (value 1).
    pub references: CountMap,
    /// Whether there are any.
    has_notes: bool,
}

/// A link to a place in the same document.
struct FragmentLink {
    target: String,
    /// Its id, and those of the elements around it.
    ids: Vec<String>,
    /// Whether it begins its block, as the number of a note does, or stands in a list item that has an id.
    can_be_note: bool,
}

impl NoteLinks {
    /// Finds the notes of a tree: a link whose target links back, further down.
    pub fn find(tree: &[Node<'_>]) -> Self {
        let mut collector = Collector::default();
        collector.collect(tree);
        let links = collector.links;
        // The number of the first link with an id, from 1.
        let mut numbers = CountMap::default();
        for (number, link) in (1..).zip(&links) {
            for id in &link.ids {
                let first = numbers.entry(id);
                if *first == 0 {
                    *first = number;
                }
            }
        }
        let mut found = Self::default();
        for (number, note) in (1..).zip(&links).filter(|(_, link)| link.can_be_note) {
            let reference = *numbers.entry(&note.target);
            let reference = (1..number)
                .contains(&reference)
                .then(|| reference as usize - 1);
            let reference = reference.and_then(|index| links.get(index));
            if let Some(reference) = reference.filter(|it| note.ids.contains(&it.target)) {
                found.has_notes = true;
                *found.notes.entry(&reference.target) = 1;
                *found.references.entry(&note.target) = 1;
            }
        }
        found
    }

    /// Returns the id of the note that an element holds, if it holds one and begins with its number.
    pub fn note_in(&mut self, tag: &Tag<'_>, children: &[Node<'_>]) -> Option<String> {
        if !self.has_notes {
            return None;
        }
        let own = anchors::id(tag);
        if tag.name == "li" && own.as_ref().is_some_and(|id| *self.notes.entry(id) == 1) {
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
                let is_note = *self.references.entry(&target) == 1;
                let id = ids.into_iter().rev().find(|id| *self.notes.entry(id) == 1);
                return id.filter(|_| is_note);
            }
            nodes = children;
        }
    }

    /// Counts the links back in a tree.
    pub fn count(&mut self, nodes: &[Node<'_>]) -> u32 {
        let mut count = 0;
        for node in nodes {
            if let Node::Element(tag, children) = node {
                let target = fragment(tag);
                count += target.map_or(0, |target| *self.references.entry(&target));
                count += self.count(children);
            }
        }
        count
    }
}

#[derive(Default)]
struct Collector {
    links: Vec<FragmentLink>,
    /// The ids of the ancestors that have one, and whether the ancestor is a list item.
    ancestors: Vec<(String, bool)>,
    /// Whether the current block has text before this place.
    has_text: bool,
}

impl Collector {
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
        let id = anchors::id(tag);
        if let Some(target) = fragment(tag) {
            let near = self.ancestors.iter().rev().take(MAX_ANCESTORS);
            let is_in_item = near.clone().any(|(_, is_item)| *is_item);
            self.links.push(FragmentLink {
                target,
                ids: id.iter().chain(near.map(|(id, _)| id)).cloned().collect(),
                can_be_note: is_in_item || !self.has_text,
            });
        }
        let depth = self.ancestors.len();
        self.ancestors.extend(id.map(|id| (id, tag.name == "li")));
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
