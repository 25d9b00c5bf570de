//! Tables.

use crate::formats::html::builder::{BlockBuilder, FlowState};
use crate::formats::html::classify::{is_dropped, is_element};
use crate::formats::html::whitespace;
use article_widget_core::article::table::EXPECTED_SPANS;
use article_widget_core::article::{Block, BlockKind, Cell, Scope, Table};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

impl BlockBuilder<'_> {
    /// A table. One that only places things side by side is unwrapped.
    pub fn table(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
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
        let is_layout = is_layout(tag, &table);
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

/// Fewest blocks of a cell that holds a part of a page rather than data.
const MIN_PAGE_BLOCKS: usize = 4;

/// Whether a table only places things side by side: it says so, or it has no border and no headers, and a cell with
/// headings, tables or several paragraphs.
fn is_layout(tag: &Tag<'_>, table: &Table) -> bool {
    let role = tag.get("role");
    if role.is_some_and(|role| matches!(&*role, "presentation" | "none")) {
        return true;
    }
    let has_border = tag
        .get("border")
        .is_some_and(|it| !matches!(it.trim(), "" | "0"));
    let is_page = |cell: &Cell| {
        let is_part =
            |block: &Block| matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Table(_));
        cell.blocks.len() >= MIN_PAGE_BLOCKS || cell.blocks.iter().any(is_part)
    };
    let cells = table.body.iter().flatten();
    let has_data = has_border
        || !table.caption.is_empty()
        || !table.head.is_empty()
        || !table.foot.is_empty()
        || cells.clone().any(|cell| cell.scope.is_some());
    !has_data && cells.clone().any(is_page)
}
