//! Inserts nodes at the appropriate place, with foster parenting (HTML Standard 13.2.6.1).

use std::borrow::Cow;

use super::{Child, Element, MAX_DEPTH, MAX_ELEMENTS, Namespace, NodeId, ROOT, TreeBuilder};
use crate::tokenizer::Tag;

impl<'a> TreeBuilder<'a> {
    /// Returns the parent to insert into and the child to insert before. Content that a table cannot contain
    /// directly goes before the table ("foster parenting").
    pub(super) fn insertion_point(&self, target: NodeId) -> (NodeId, Option<NodeId>) {
        if !self.holds_rows(target) {
            return (target, None);
        }
        let table = self.find(
            &|id| self.is(id, "table") || self.is(id, "template"),
            &|_| false,
        );
        match table.and_then(|at| self.open.get(at)) {
            Some(table) if self.is(*table, "table") => (self.get(*table).parent, Some(*table)),
            Some(template) => (*template, None),
            None => (ROOT, None),
        }
    }

    pub(super) fn insert_at(
        &mut self,
        (parent, before): (NodeId, Option<NodeId>),
        child: Child<'a>,
    ) {
        if let Child::Element(id) = child {
            self.get_mut(id).parent = parent;
        }
        let children = &mut self.get_mut(parent).children;
        let at = before.and_then(|before| {
            let is_it = |child: &Child<'_>| matches!(child, Child::Element(id) if *id == before);
            children.iter().rposition(is_it)
        });
        let at = at.unwrap_or(children.len());
        if children.is_empty() {
            children.reserve_exact(1); // most elements have one child; `Vec` would reserve four
        }
        if let Child::Text(more) = &child
            && let Some(Child::Text(text)) = at.checked_sub(1).and_then(|at| children.get_mut(at))
        {
            text.to_mut().push_str(more);
        } else {
            children.insert(at, child);
        }
    }

    /// Creates a detached element; returns `None` beyond [`MAX_ELEMENTS`].
    pub(super) fn create(&mut self, tag: Tag<'a>, namespace: Namespace) -> Option<NodeId> {
        if self.elements.len() > MAX_ELEMENTS {
            return None;
        }
        let id = NodeId::try_from(self.elements.len()).ok()?;
        self.elements.push(Element {
            tag,
            namespace,
            parent: ROOT,
            children: Vec::new(),
        });
        Some(id)
    }

    /// Inserts an element and pushes it onto the stack, unless it nests deeper than [`MAX_DEPTH`].
    pub(super) fn insert(
        &mut self,
        tag: Tag<'a>,
        namespace: Namespace,
        place: (NodeId, Option<NodeId>),
    ) -> Option<NodeId> {
        let id = (self.open.len() <= MAX_DEPTH)
            .then(|| self.create(tag, namespace))
            .flatten();
        match id {
            Some(id) => {
                self.insert_at(place, Child::Element(id));
                self.open.push(id);
            }
            None => self.unwrapped += 1,
        }
        id
    }

    pub(super) fn insert_here(&mut self, tag: Tag<'a>) -> Option<NodeId> {
        let place = self.insertion_point(self.current());
        self.insert(tag, Namespace::Html, place)
    }

    /// Inserts an element that cannot have content.
    pub(super) fn insert_void(&mut self, tag: Tag<'a>) {
        if let Some(id) = self.create(tag, Namespace::Html) {
            let place = self.insertion_point(self.current());
            self.insert_at(place, Child::Element(id));
        }
    }

    /// Inserts an element that holds nothing but text.
    pub(super) fn insert_text_element(&mut self, tag: Tag<'a>, text: Cow<'a, str>) {
        if let Some(id) = self.create(tag, Namespace::Html) {
            let place = self.insertion_point(self.current());
            self.insert_at(place, Child::Element(id));
            if !text.is_empty() {
                self.insert_at((id, None), Child::Text(text));
            }
        }
    }

    pub(super) fn move_to(&mut self, place: (NodeId, Option<NodeId>), id: NodeId) {
        let parent = self.get(id).parent;
        let children = &mut self.get_mut(parent).children;
        let is_it = |child: &Child<'_>| matches!(child, Child::Element(other) if *other == id);
        if let Some(at) = children.iter().rposition(is_it) {
            children.remove(at);
        }
        self.insert_at(place, Child::Element(id));
    }
}
