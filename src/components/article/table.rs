//! Tables.

use std::vec::IntoIter;

use yew::prelude::*;

use crate::components::article::block::flow;
use crate::components::article::context::Setting;
use crate::components::article::element::element;
use crate::components::article::inline::inlines;
use crate::vdom::element::Tag;
use article_widget_core::article::{Cell, Scope, Table};
use article_widget_core::messages::Message;

type Rows = [Vec<Cell>];

/// Renders a table in a scroll container that is focusable, for keyboard scrolling.
pub(super) fn table(table: &Table, setting: &Setting) -> Html {
    let spans = table.spans();
    let class = if spans.is_stacked {
        "aw-table aw-table-stacked"
    } else {
        "aw-table"
    };
    let mut spans = spans.cells.into_iter();
    let sections = [
        rows("thead", &table.head, &mut spans, setting),
        rows("tbody", &table.body, &mut spans, setting),
        rows("tfoot", &table.foot, &mut spans, setting),
    ];
    let content = element("table", "", sections.into_iter().flatten().collect());
    if table.caption.is_empty() {
        let label = setting.say(Message::Table);
        return scroller(class, "group", "aria-label", label, content).into();
    }
    let id = setting.new_id();
    let caption = Tag::new("figcaption").set("id", id.clone());
    Tag::of("figure", "aw-table-figure")
        .add(caption.add(inlines(&table.caption, setting)))
        .add(scroller(class, "region", "aria-labelledby", id, content))
        .into()
}

fn scroller(
    class: &'static str,
    role: &'static str,
    label: &'static str,
    value: AttrValue,
    content: Html,
) -> Tag {
    Tag::of("div", class)
        .set("role", role)
        .set(label, value)
        .set("tabindex", "0")
        .add(content)
}

fn rows(
    section: &'static str,
    rows: &Rows,
    spans: &mut IntoIter<(u16, u16)>,
    setting: &Setting,
) -> Option<Html> {
    let row = |cells: &Vec<Cell>| {
        let cells = cells
            .iter()
            .map(|it| cell(it, spans.next().unwrap_or((1, 1)), setting));
        element("tr", "", cells.collect())
    };
    (!rows.is_empty()).then(|| element(section, "", rows.iter().map(row).collect()))
}

fn cell(cell: &Cell, (columns, rows): (u16, u16), setting: &Setting) -> Html {
    let span = |count: u16| (count > 1).then(|| count.to_string());
    let (tag, scope) = match cell.scope {
        None => ("td", None),
        Some(Scope::Col) => ("th", Some("col")),
        Some(Scope::Row) => ("th", Some("row")),
    };
    let content = flow(&cell.blocks, setting);
    if scope.is_none() && columns == 1 && rows == 1 {
        return element(tag, "", content);
    }
    Tag::new(tag)
        .set_some("scope", scope)
        .set_some("colspan", span(columns))
        .set_some("rowspan", span(rows))
        .add(content)
        .into()
}
