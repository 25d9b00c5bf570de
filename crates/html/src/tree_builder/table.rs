//! Handles tables (HTML Standard 13.2.6.4.9 to 13.2.6.4.15).

use super::{Namespace, NodeId, TreeBuilder};
use crate::elements::ElementFlags;
use crate::tokenizer::Tag;

impl<'a> TreeBuilder<'a> {
    /// Returns the innermost open part of a table and its stack position.
    fn table_context(&self) -> Option<(usize, TableContext)> {
        for (at, id) in self.open.iter().enumerate().skip(1).rev() {
            let element = self.get(*id);
            if element.namespace != Namespace::Html {
                continue;
            }
            let context = match &*element.tag.name {
                "table" => TableContext::Table,
                "tbody" | "tfoot" | "thead" => TableContext::Section,
                "tr" => TableContext::Row,
                "td" | "th" => TableContext::Cell,
                "caption" => TableContext::Caption,
                "template" => return None,
                _ => continue,
            };
            return Some((at, context));
        }
        None
    }

    /// Returns whether the current node is in a table, but in neither a cell nor a caption.
    pub(super) fn is_between_cells(&self) -> bool {
        let context = self.table_context().map(|(_, context)| context);
        !matches!(
            context,
            None | Some(TableContext::Cell | TableContext::Caption)
        )
    }

    pub(super) fn start_table_part(&mut self, tag: Tag<'a>) {
        let wanted = match &*tag.name {
            "td" | "th" => TableContext::Cell,
            "tr" => TableContext::Row,
            "caption" => TableContext::Caption,
            _ => TableContext::Section,
        };
        let mut context = self.table_context();
        while let Some((at, around)) = context
            && (around.level() >= wanted.level() || around == TableContext::Caption)
        {
            self.end_from(at);
            context = self.table_context();
        }
        let Some((at, around)) = context else {
            return;
        };
        self.end_from(at + 1);
        if matches!(&*tag.name, "col" | "colgroup") {
            return; // columns only carry style
        }
        for (level, name) in [(1, "tbody"), (2, "tr")] {
            if around.level() < level && wanted.level() > level {
                self.insert_row_part(Tag::new(name, ""));
            }
        }
        let holds_content = tag.flags.intersects(ElementFlags::MARKER);
        if self.insert_row_part(tag).is_some() && holds_content {
            self.formatting.push(None);
        }
    }

    pub(super) fn insert_row_part(&mut self, tag: Tag<'a>) -> Option<NodeId> {
        self.insert(tag, Namespace::Html, (self.current(), None))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum TableContext {
    Table,
    Section,
    Row,
    Cell,
    Caption,
}

impl TableContext {
    /// Returns the level in the table. A part closes all open parts of the same or a deeper level.
    fn level(self) -> u8 {
        match self {
            TableContext::Table => 0,
            TableContext::Section | TableContext::Caption => 1,
            TableContext::Row => 2,
            TableContext::Cell => 3,
        }
    }
}
