//! Renders what is between the fields and the button: the honeypot, the "remember" checkbox and the preview.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::comment_form::CommentForm;
use crate::components::comment_form::preview::comment_preview;
use crate::components::comment_form::view::DomCallback;
use crate::vdom::element::ElementBuilder;
use article_widget_core::comments::comment;
use article_widget_core::messages::{Message, Messages};

impl CommentForm {
    /// Renders a hidden field that only bots fill in.
    pub(super) fn honeypot(&self, ids: &str, messages: &Messages, name: Option<String>) -> Html {
        let id = AttrValue::from([ids, "-spare"].concat());
        let label = ElementBuilder::new("label").attr("for", id.clone());
        let input = ElementBuilder::new("input")
            .attr("id", id)
            .optional_attr("name", name)
            .attr("type", "text")
            .attr("tabindex", "-1")
            .attr("autocomplete", "off")
            .node_ref(&self.honeypot);
        ElementBuilder::with_class("div", "aw-spare")
            .attr("aria-hidden", "true")
            .child(label.text(messages.get(Message::Honeypot)))
            .child(input)
            .into()
    }

    pub(super) fn remember(
        &self,
        ids: &str,
        messages: &Messages,
        name: Option<String>,
        on_change: DomCallback,
    ) -> Html {
        let id = AttrValue::from([ids, "-remember"].concat());
        let input = ElementBuilder::new("input")
            .attr("type", "checkbox")
            .attr("id", id.clone())
            .optional_attr("name", name)
            .attr("value", "yes")
            .node_ref(&self.remember)
            .on(|| ListenerKind::onchange, on_change);
        let label = ElementBuilder::new("label").attr("for", id);
        ElementBuilder::with_class("p", "aw-remember")
            .child(input)
            .child(label.text(messages.get(Message::SaveLabel)))
            .into()
    }

    pub(super) fn preview(&self, ids: &str, messages: &Messages, on_click: DomCallback) -> Html {
        let id = AttrValue::from([ids, "-preview"].concat());
        let button = ElementBuilder::with_class("button", "aw-preview-button")
            .attr("type", "button")
            .attr("aria-controls", id.clone())
            .attr("aria-expanded", self.preview.is_some().to_string())
            .on(|| ListenerKind::onclick, on_click)
            .text(messages.get(Message::Preview));
        let mut preview = ElementBuilder::new("div").attr("id", id);
        if let Some((name, text)) = &self.preview {
            let label = messages.get(Message::PreviewLabel);
            preview = preview.child(comment_preview(label, name.trim(), &comment::clean(text)));
        }
        ElementBuilder::with_class("div", "aw-preview")
            .child(button)
            .child(preview)
            .into()
    }
}
