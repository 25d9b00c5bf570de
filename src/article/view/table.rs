//! Tables.

use yew::prelude::*;

use super::block::flow;
use super::element::element;
use super::inline::inlines;
use super::setting::Setting;
use crate::article::{Cell, Scope, Table};
use crate::i18n::Message;

type Rows = [Vec<Cell>];

/// A table in a box of its own, which a reader scrolls by keyboard too.
pub(super) fn table(table: &Table, setting: &Setting) -> Html {
    let sections = [
        rows("thead", &table.head, setting),
        rows("tbody", &table.body, setting),
        rows("tfoot", &table.foot, setting),
    ];
    let content = element("table", "", sections.into_iter().flatten().collect());
    if table.caption.is_empty() {
        return html! {
            <div class="aw-table" role="group" aria-label={setting.say(Message::Table)} tabindex="0">
                { content }
            </div>
        };
    }
    let id = setting.new_id();
    html! {
        <figure class="aw-table-figure">
            <figcaption id={&id}>{ inlines(&table.caption, setting) }</figcaption>
            <div class="aw-table" role="region" aria-labelledby={id} tabindex="0">{ content }</div>
        </figure>
    }
}

fn rows(section: &'static str, rows: &Rows, setting: &Setting) -> Option<Html> {
    let row = |cells: &Vec<Cell>| {
        let cells = cells.iter().map(|it| cell(it, setting));
        element("tr", "", cells.collect())
    };
    (!rows.is_empty()).then(|| element(section, "", rows.iter().map(row).collect()))
}

fn cell(cell: &Cell, setting: &Setting) -> Html {
    let span = |count: u16| (count > 1).then(|| count.to_string());
    let (tag, scope) = match cell.scope {
        None => ("td", None),
        Some(Scope::Col) => ("th", Some("col")),
        Some(Scope::Row) => ("th", Some("row")),
    };
    html! {
        <@{tag} {scope} colspan={span(cell.colspan)} rowspan={span(cell.rowspan)}>
            { flow(&cell.blocks, setting) }
        </@>
    }
}
