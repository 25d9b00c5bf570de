//! Footnotes.

use yew::prelude::*;

use crate::components::article::block::flow;
use crate::components::article::context::RenderContext;
use crate::components::article::element::element;
use crate::components::article::footnote_index::{note_id, reference_id};
use crate::vdom::element::ElementBuilder;
use article_widget_core::article::Footnote;
use article_widget_core::messages::Message;
use article_widget_platform::intl;

/// Renders the footnotes by number. Unreferenced footnotes come last.
pub(super) fn footnotes(footnotes: &[Footnote], context: &RenderContext) -> Html {
    let mut ordered: Vec<&Footnote> = footnotes.iter().collect();
    ordered.sort_by_key(|note| context.footnotes.number(&note.id).unwrap_or(u32::MAX));
    let list = ordered.into_iter().map(|note| footnote(note, context));
    ElementBuilder::with_class("section", "aw-footnotes")
        .attr("role", "doc-endnotes")
        .attr("aria-label", context.message(Message::Footnotes))
        .child(element("ol", "", list.collect()))
        .into()
}

fn footnote(note: &Footnote, context: &RenderContext) -> Html {
    let references = context
        .footnotes
        .find(&note.id)
        .map_or(0, |it| it.references);
    let text = element("div", "aw-note-text", flow(&note.blocks, context));
    let mut item = ElementBuilder::new("li")
        .attr("id", context.article_id(&note_id(&note.id)))
        .child(text);
    for turn in 1..=references {
        let link = ElementBuilder::with_class("a", "aw-backlink")
            .attr("role", "doc-backlink")
            .attr("href", ["#", &reference_id(&note.id, turn)].concat())
            .attr("aria-label", backlink(turn, references, context));
        item = item.text(" ").child(link.text("↩"));
    }
    item.into()
}

/// Returns the backlink's label. It ends in a number if the footnote has several references.
fn backlink(turn: u32, references: u32, context: &RenderContext) -> AttrValue {
    let words = context.messages.get(Message::Backlink);
    if references == 1 {
        return words.to_owned().into();
    }
    let turn = intl::number(context.ui_lang, turn);
    [words, " (", &turn, ")"].concat().into()
}
