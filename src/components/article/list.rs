//! Lists, and lists of terms.

use yew::prelude::*;

use crate::components::article::block::flow;
use crate::components::article::context::RenderContext;
use crate::components::article::element::element;
use crate::components::article::inline::inlines;
use crate::vdom::element::ElementBuilder;
use article_widget_core::article::{DescriptionGroup, List, ListItem};

pub(super) fn list(list: &List, context: &RenderContext) -> Html {
    let tag = if list.start.is_some() { "ol" } else { "ul" };
    let start = list.start.filter(|start| *start != list.default_start());
    let numbering = list.numbering.map(|numbering| numbering.name());
    let has_tasks = list.items.iter().any(|item| item.is_done.is_some());
    let class = if has_tasks {
        "aw-list aw-tasks"
    } else {
        "aw-list"
    };
    // Safari omits list semantics without list markers, unless the role is explicit.
    ElementBuilder::with_class(tag, class)
        .optional_attr("role", has_tasks.then_some("list"))
        .optional_attr("start", start.map(|start| start.to_string()))
        .bool_attr("reversed", list.is_reversed)
        .optional_attr("type", numbering)
        .children(list.items.iter().map(|it| item(it, context)))
        .into()
}

fn item(item: &ListItem, context: &RenderContext) -> Html {
    let content = flow(&item.blocks, context);
    let value = item.value.map(|value| value.to_string());
    if value.is_none() && item.is_done.is_none() {
        return element("li", "", content);
    }
    ElementBuilder::new("li")
        .optional_attr("value", value)
        .optional_child(item.is_done.map(task_mark))
        .child(content)
        .into()
}

/// Renders the mark of a task as text, which is read aloud, copied and printed.
fn task_mark(is_done: bool) -> Html {
    element("span", "aw-task", if is_done { "☑ " } else { "☐ " }.into())
}

pub(super) fn description_list(groups: &[DescriptionGroup], context: &RenderContext) -> Html {
    let mut children = Vec::new();
    for group in groups {
        children.extend(
            group
                .terms
                .iter()
                .map(|it| element("dt", "", inlines(it, context))),
        );
        children.extend(
            group
                .descriptions
                .iter()
                .map(|it| element("dd", "", flow(it, context))),
        );
    }
    ElementBuilder::with_class("dl", "aw-descriptions")
        .children(children)
        .into()
}
