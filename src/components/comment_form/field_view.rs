//! Renders a field and the comment's note.

use yew::prelude::*;
use yew::virtual_dom::{ListenerKind, VText};

use crate::components::comment_form::events::Msg;
use crate::components::comment_form::field::FieldView;
use crate::components::comment_form::{CommentForm, Props};
use crate::vdom::element::ElementBuilder;
use article_widget_core::comments::field::{Field, Kind};
use article_widget_core::messages::Message;
use article_widget_platform::intl;

impl CommentForm {
    /// Renders a field. `None` for a hidden one.
    pub(super) fn field(
        &self,
        ctx: &Context<Self>,
        index: usize,
        field: &Field,
        name: Option<String>,
    ) -> Option<Html> {
        let Props {
            messages,
            id_prefix: ids,
            ..
        } = ctx.props();
        if matches!(field.kind, Kind::Hidden(_)) {
            return None;
        }
        let slot = self.fields.get(index)?;
        let link = ctx.link();
        let is_comment = &*field.name == "comment";
        let control = FieldView {
            field,
            messages,
            id: [ids, "-", &field.name].concat(),
            name,
            error: slot.error.as_deref(),
            note: is_comment.then(|| self.note(ctx)).flatten(),
            node: slot.node.clone(),
            on_leave: link.callback(move |_: web_sys::Event| Msg::Blurred(index)),
        };
        Some(control.view())
    }

    /// Renders the note below the comment: the restored draft and the number of characters left.
    pub(super) fn note(&self, ctx: &Context<Self>) -> Option<Html> {
        let Props { messages, lang, .. } = ctx.props();
        let draft = self.draft_restored.then(|| {
            let on_click = ctx.link().callback(|_: web_sys::Event| Msg::Discard);
            let discard = ElementBuilder::with_class("button", "aw-discard")
                .attr("type", "button")
                .on(|| ListenerKind::onclick, on_click)
                .text(messages.get(Message::DraftDiscard));
            let text = |text: &str| Html::from(VText::from(text));
            let restored = text(messages.get(Message::DraftRestored));
            [restored, text(" "), discard.into(), text(" ")]
                .into_iter()
                .collect()
        });
        let left = self.characters_left.map(|left| {
            let mut count = intl::number(lang, left.unsigned_abs() as u32);
            if left < 0 {
                count.insert(0, '−');
            }
            let words = messages.fill(Message::CharactersLeft, &[("count", &count)]);
            VText::new(words).into()
        });
        let parts: [Option<Html>; 2] = [draft, left];
        let is_any = parts.iter().any(Option::is_some);
        is_any.then(|| parts.into_iter().map(Option::unwrap_or_default).collect())
    }
}
