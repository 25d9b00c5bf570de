//! Tables.

use std::vec::IntoIter;

use yew::prelude::*;

use crate::components::article::block::flow;
use crate::components::article::context::RenderContext;
use crate::components::article::element::element;
use crate::components::article::inline::inlines;
use crate::vdom::element::ElementBuilder;
use article_widget_core::article::{Cell, Scope, Table};
use article_widget_core::messages::Message;

type Rows = [Vec<Cell>];

/// Renders a table in a scroll container. The container is focusable for keyboard scrolling.
pub(super) fn table(table: &Table, context: &RenderContext) -> Html {
    let spans = table.spans();
    let class = if spans.is_stacked {
        "aw-table aw-table-stacked"
    } else {
        "aw-table"
    };
    let mut spans = spans.cells.into_iter();
    let sections = [
        rows("thead", &table.head, &mut spans, context),
        rows("tbody", &table.body, &mut spans, context),
        rows("tfoot", &table.foot, &mut spans, context),
    ];
    let content = element("table", "", sections.into_iter().flatten().collect());
    if table.caption.is_empty() {
        let label = context.message(Message::Table);
        return scroller(class, "group", "aria-label", label, content).into();
    }
    let id = context.new_id();
    let caption = ElementBuilder::new("figcaption").attr("id", id.clone());
    ElementBuilder::with_class("figure", "aw-table-figure")
        .child(caption.child(inlines(&table.caption, context)))
        .child(scroller(class, "region", "aria-labelledby", id, content))
        .into()
}

fn scroller(
    class: &'static str,
    role: &'static str,
    label: &'static str,
    value: AttrValue,
    content: Html,
) -> ElementBuilder {
    ElementBuilder::with_class("div", class)
        .attr("role", role)
        .attr(label, value)
        .attr("tabindex", "0")
        .child(content)
}

fn rows(
    section: &'static str,
    rows: &Rows,
    spans: &mut IntoIter<(u16, u16)>,
    context: &RenderContext,
) -> Option<Html> {
    let row = |cells: &Vec<Cell>| {
        let cells = cells
            .iter()
            .map(|it| cell(it, spans.next().unwrap_or((1, 1)), context));
        element("tr", "", cells.collect())
    };
    (!rows.is_empty()).then(|| element(section, "", rows.iter().map(row).collect()))
}

fn cell(cell: &Cell, (columns, rows): (u16, u16), context: &RenderContext) -> Html {
    let span = |count: u16| (count > 1).then(|| count.to_string());
    let (tag, scope) = match cell.scope {
        None => ("td", None),
        Some(Scope::Col) => ("th", Some("col")),
        Some(Scope::Row) => ("th", Some("row")),
    };
    let content = flow(&cell.blocks, context);
    if scope.is_none() && columns == 1 && rows == 1 {
        return element(tag, "", content);
    }
    ElementBuilder::new(tag)
        .optional_attr("scope", scope)
        .optional_attr("colspan", span(columns))
        .optional_attr("rowspan", span(rows))
        .child(content)
        .into()
}
