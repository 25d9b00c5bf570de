//! Tables.

use crate::formats::html::builder::{BlockBuilder, FlowState};
use crate::formats::html::classify::{is_dropped, is_element};
use crate::formats::html::whitespace;
use article_widget_core::article::table::EXPECTED_SPANS;
use article_widget_core::article::{BlockKind, Cell, Scope, Table};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

impl BlockBuilder<'_> {
    /// A table. One that only places things side by side is unwrapped.
    pub fn table(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        let is_layout = tag
            .get("role")
            .is_some_and(|role| matches!(&*role, "presentation" | "none"));
        let mut table = Table::default();
        for child in children {
            let Node::Element(part, nodes) = child else {
                continue;
            };
            match &*part.name {
                _ if is_dropped(part) => {}
                "caption" => {
                    let line = self.line(nodes, out);
                    whitespace::add_line(&mut table.caption, line);
                }
                "thead" => self.rows(nodes, true, &mut table.head),
                "tfoot" => self.rows(nodes, false, &mut table.foot),
                "tbody" => self.rows(nodes, false, &mut table.body),
                _ => {}
            }
        }
        let (mut cells, mut is_empty) = (0, true);
        for cell in [&table.head, &table.body, &table.foot]
            .into_iter()
            .flatten()
            .flatten()
        {
            cells += 1;
            is_empty &= cell.blocks.is_empty();
        }
        if cells > 1 && !is_empty && !is_layout {
            if table.spans().is_cut {
                self.report(EXPECTED_SPANS);
            }
            out.push(BlockKind::Table(Box::new(table)));
            return;
        }
        if !table.caption.is_empty() {
            out.push(BlockKind::Paragraph(table.caption));
        }
        for rows in [table.head, table.body, table.foot] {
            for cell in rows.into_iter().flatten() {
                out.blocks.extend(cell.blocks);
            }
        }
    }

    fn rows(&mut self, nodes: &[Node<'_>], is_head: bool, into: &mut Vec<Vec<Cell>>) {
        for node in nodes {
            if let Node::Element(tag, cells) = node
                && tag.name == "tr"
                && !is_dropped(tag)
            {
                let has_data = cells.iter().any(|cell| is_element(cell, "td"));
                let mut row = Vec::new();
                for cell in cells {
                    if let Node::Element(tag, content) = cell
                        && matches!(&*tag.name, "td" | "th")
                        && !is_dropped(tag)
                    {
                        let by_place = if has_data && !is_head {
                            Scope::Row
                        } else {
                            Scope::Col
                        };
                        row.push(self.cell(tag, content, by_place));
                    }
                }
                if !row.is_empty() {
                    into.push(row);
                }
            }
        }
    }

    fn cell(&mut self, tag: &Tag<'_>, content: &[Node<'_>], by_place: Scope) -> Cell {
        let scope = match tag.get("scope").unwrap_or_default().trim() {
            "row" | "rowgroup" => Scope::Row,
            "col" | "colgroup" => Scope::Col,
            _ => by_place,
        };
        let span = |name| {
            let span = tag.get(name).and_then(|span| span.trim().parse().ok());
            span.unwrap_or(1u16).clamp(1, 1000)
        };
        Cell {
            blocks: self.blocks(content),
            scope: (tag.name == "th").then_some(scope),
            colspan: span("colspan"),
            rowspan: span("rowspan"),
        }
    }
}
