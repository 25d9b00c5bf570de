//! The stack of open elements and its scopes (HTML Standard 13.2.4.2).

use super::{Namespace, NodeId, ROOT, TreeBuilder};
use crate::elements::ElementFlags;

impl<'a> TreeBuilder<'a> {
    pub(super) fn current(&self) -> NodeId {
        self.open.last().copied().unwrap_or(ROOT)
    }

    pub(super) fn is(&self, id: NodeId, name: &str) -> bool {
        let element = self.get(id);
        element.namespace == Namespace::Html && element.tag.name == name
    }

    /// Returns the flags of an HTML element; no flags for SVG and MathML.
    pub(super) fn flags(&self, id: NodeId) -> ElementFlags {
        let element = self.get(id);
        match element.namespace {
            Namespace::Html => element.tag.flags,
            _ => ElementFlags::default(),
        }
    }

    /// Returns the stack position of the innermost wanted element, or `None` if a barrier comes first.
    pub(super) fn find(
        &self,
        is_wanted: &dyn Fn(NodeId) -> bool,
        is_barrier: &dyn Fn(NodeId) -> bool,
    ) -> Option<usize> {
        for (at, id) in self.open.iter().enumerate().skip(1).rev() {
            if is_wanted(*id) {
                return Some(at);
            }
            if is_barrier(*id) {
                return None;
            }
        }
        None
    }

    /// Returns whether text directly in this element is foster-parented before the table.
    pub(super) fn holds_rows(&self, id: NodeId) -> bool {
        let names = ["table", "tbody", "tfoot", "thead", "tr"];
        names.iter().any(|name| self.is(id, name))
    }

    /// Returns the stack position of an element "in scope"; `more` are barriers in addition to the standard ones.
    pub(super) fn in_scope(&self, name: &str, more: &[&str]) -> Option<usize> {
        self.find(&|id| self.is(id, name), &|id| {
            self.flags(id).intersects(ElementFlags::SCOPE)
                || self.is_integration_point(id)
                || more.iter().any(|name| self.is(id, name))
        })
    }

    pub(super) fn in_table_scope(&self, name: &str) -> Option<usize> {
        self.find(&|id| self.is(id, name), &|id| {
            self.is(id, "table") || self.is(id, "template")
        })
    }

    /// Pops the open elements from a stack position on, and the formatting markers that belong to them.
    pub(super) fn end_from(&mut self, at: usize) {
        while self.open.len() > at.max(1) {
            let Some(id) = self.open.pop() else { return };
            if self.flags(id).intersects(ElementFlags::MARKER) {
                let marker = self.formatting.iter().rposition(Option::is_none);
                self.formatting.truncate(marker.unwrap_or_default());
            }
        }
    }

    /// Closes an element if it is in scope; returns whether it was.
    pub(super) fn end_in_scope(&mut self, name: &str, more: &[&str]) -> bool {
        let place = self.in_scope(name, more);
        if let Some(at) = place {
            self.end_from(at);
        }
        place.is_some()
    }

    pub(super) fn end_paragraph(&mut self) -> bool {
        self.end_in_scope("p", &["button"])
    }
}
