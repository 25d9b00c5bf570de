//! Keeps the list of active formatting elements and runs the adoption agency algorithm (HTML Standard 13.2.4.3,
//! 13.2.6.4.7).

use super::{Child, MAX_DEPTH, MAX_FORMATTING, Namespace, NodeId, TreeBuilder};
use crate::elements::ElementFlags;

impl<'a> TreeBuilder<'a> {
    /// Reconstructs the active formatting elements (HTML Standard 13.2.4.3).
    pub(super) fn reconstruct_formatting(&mut self) {
        let goes_on = |entry: &Option<NodeId>| entry.is_none_or(|id| self.open.contains(&id));
        if self.formatting.last().is_none_or(goes_on) || self.open.len() > MAX_DEPTH {
            return;
        }
        let last = self.formatting.iter().rposition(goes_on);
        for at in last.map_or(0, |at| at + 1)..self.formatting.len() {
            let Some(Some(id)) = self.formatting.get(at) else {
                return;
            };
            let tag = self.get(*id).tag.clone();
            let Some(id) = self.insert_here(tag) else {
                self.unwrapped -= 1;
                return;
            };
            self.formatting[at] = Some(id);
        }
    }

    /// Adds an active formatting element. The list keeps at most three equal elements ("Noah's Ark clause") and at
    /// most [`MAX_FORMATTING`] in all.
    pub(super) fn push_formatting(&mut self, id: NodeId) {
        if self.formatting.len() >= MAX_FORMATTING {
            return;
        }
        let tag = &self.get(id).tag;
        let since_marker = self.formatting.iter().rposition(Option::is_none);
        let alike = |entry: &Option<NodeId>| {
            entry.is_some_and(|other| {
                let other = &self.get(other).tag;
                other.name == tag.name && other.attributes == tag.attributes
            })
        };
        let mut same = (since_marker.map_or(0, |at| at + 1)..self.formatting.len())
            .filter(|at| self.formatting.get(*at).is_some_and(alike));
        let first = same.next();
        if let (Some(first), 2..) = (first, same.count()) {
            self.formatting.remove(first);
        }
        self.formatting.push(Some(id));
    }

    /// Returns the list position of the last element with this name after the last marker.
    pub(super) fn formatting_of(&self, name: &str) -> Option<usize> {
        let entries = self.formatting.iter().enumerate().rev();
        entries
            .take_while(|(_, entry)| entry.is_some())
            .find(|(_, entry)| entry.is_some_and(|id| self.is(id, name)))
            .map(|(at, _)| at)
    }

    /// Closes an open link, because links do not nest.
    pub(super) fn end_link(&mut self) {
        let Some(Some(link)) = self
            .formatting_of("a")
            .and_then(|at| self.formatting.get(at))
        else {
            return;
        };
        let link = *link;
        self.adoption_agency("a");
        self.formatting.retain(|entry| *entry != Some(link));
        self.open.retain(|id| *id != link);
    }

    /// Closes a formatting element that may be misnested (adoption agency algorithm).
    pub(super) fn adoption_agency(&mut self, name: &str) {
        let current = self.current();
        if self.is(current, name) && !self.formatting.contains(&Some(current)) {
            self.open.pop();
            return;
        }
        for _ in 0..8 {
            let Some(entry) = self.formatting_of(name) else {
                return self.end_other(name);
            };
            let Some(element) = self.formatting[entry] else {
                return;
            };
            let Some(at) = self.open.iter().rposition(|id| *id == element) else {
                self.formatting.remove(entry);
                return;
            };
            let in_scope = self.find(&|id| id == element, &|id| {
                self.flags(id).intersects(ElementFlags::SCOPE) || self.is_integration_point(id)
            });
            if in_scope.is_none() {
                return;
            }
            let block = (at + 1..self.open.len())
                .find(|at| self.flags(self.open[*at]).intersects(ElementFlags::SPECIAL));
            let Some(block) = block else {
                self.end_from(at);
                self.formatting.remove(entry);
                return;
            };
            if self.adopt_block(entry, at, block).is_none() {
                return;
            }
        }
    }

    /// Moves the formatting element at stack position `at` into the block at stack position `block`. `entry` is its
    /// position in the list of active formatting elements. Returns `None` beyond
    /// [`MAX_ELEMENTS`](super::MAX_ELEMENTS).
    pub(super) fn adopt_block(&mut self, entry: usize, at: usize, block: usize) -> Option<()> {
        let element = self.open[at];
        let common = self.open[at - 1];
        let furthest = self.open[block];
        let mut bookmark = entry;
        let mut last = furthest;
        let mut inner = block;
        let mut passed = 0;
        loop {
            inner -= 1;
            let node = self.open[inner];
            if node == element {
                break;
            }
            passed += 1;
            let mut listed = self.formatting.iter().position(|it| *it == Some(node));
            if let Some(place) = listed.filter(|_| passed > 3) {
                self.formatting.remove(place);
                bookmark -= usize::from(place < bookmark);
                listed = None;
            }
            let Some(listed) = listed else {
                self.open.remove(inner);
                continue;
            };
            let tag = self.get(node).tag.clone();
            let copy = self.create(tag, Namespace::Html)?;
            self.formatting[listed] = Some(copy);
            self.open[inner] = copy;
            if last == furthest {
                bookmark = listed + 1;
            }
            self.move_to((copy, None), last);
            last = copy;
        }
        let place = self.insertion_point(common);
        self.move_to(place, last);
        let tag = self.get(element).tag.clone();
        let copy = self.create(tag, Namespace::Html)?;
        let children = std::mem::take(&mut self.get_mut(furthest).children);
        for child in &children {
            if let Child::Element(id) = child {
                self.get_mut(*id).parent = copy;
            }
        }
        self.get_mut(copy).children = children;
        self.insert_at((furthest, None), Child::Element(copy));
        let old = self.formatting.iter().position(|it| *it == Some(element));
        if let Some(old) = old {
            self.formatting.remove(old);
            bookmark -= usize::from(old < bookmark);
        }
        let bookmark = bookmark.min(self.formatting.len());
        self.formatting.insert(bookmark, Some(copy));
        self.open.retain(|id| *id != element);
        let block = self.open.iter().rposition(|id| *id == furthest)?;
        self.open.insert(block + 1, copy);
        Some(())
    }
}
