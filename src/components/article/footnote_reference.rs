//! References to footnotes.

use yew::prelude::*;

use crate::components::article::context::RenderContext;
use crate::components::article::element::element;
use crate::components::article::footnote_index::{note_id, reference_id};
use crate::vdom::element::ElementBuilder;
use article_widget_platform::intl;

/// Renders a reference to a footnote. Empty if no footnote has this `id`.
pub(super) fn footnote_reference(id: &str, context: &RenderContext) -> Html {
    let Some(note) = context.footnotes.find(id) else {
        return Html::default();
    };
    let turn = note.rendered.get() + 1;
    note.rendered.set(turn);
    let id_of_turn = context.article_id(&reference_id(id, turn));
    let number = intl::number(context.lang, note.number.unwrap_or(1));
    let content = if context.is_in_link {
        ElementBuilder::new("span").attr("id", id_of_turn)
    } else {
        ElementBuilder::new("a")
            .attr("id", id_of_turn)
            .attr("href", ["#", &note_id(id)].concat())
            .attr("role", "doc-noteref")
    };
    element("sup", "aw-reference", content.text(&number).into())
}
