//! Renders what stands between the fields and the button: the honeypot, the box that remembers, the preview.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::comment_form::CommentForm;
use crate::components::comment_form::preview::comment_preview;
use crate::components::comment_form::view::DomCallback;
use crate::vdom::element::Tag;
use article_widget_core::comments::comment;
use article_widget_core::messages::{Message, Messages};

impl CommentForm {
    /// The field that people leave empty, and that programs which fill in forms do not.
    pub(super) fn honeypot(&self, ids: &str, messages: &Messages, name: Option<String>) -> Html {
        let id = AttrValue::from([ids, "-spare"].concat());
        let label = Tag::new("label").set("for", id.clone());
        let input = Tag::new("input")
            .set("id", id)
            .set_some("name", name)
            .set("type", "text")
            .set("tabindex", "-1")
            .set("autocomplete", "off")
            .at(&self.honeypot);
        Tag::of("div", "aw-spare")
            .set("aria-hidden", "true")
            .add(label.text(messages.get(Message::Honeypot)))
            .add(input)
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
        let input = Tag::new("input")
            .set("type", "checkbox")
            .set("id", id.clone())
            .set_some("name", name)
            .set("value", "yes")
            .at(&self.remember)
            .on(|| ListenerKind::onchange, on_change);
        let label = Tag::new("label").set("for", id);
        Tag::of("p", "aw-remember")
            .add(input)
            .add(label.text(messages.get(Message::SaveLabel)))
            .into()
    }

    pub(super) fn preview(&self, ids: &str, messages: &Messages, on_click: DomCallback) -> Html {
        let id = AttrValue::from([ids, "-preview"].concat());
        let button = Tag::of("button", "aw-preview-button")
            .set("type", "button")
            .set("aria-controls", id.clone())
            .set("aria-expanded", self.preview.is_some().to_string())
            .on(|| ListenerKind::onclick, on_click)
            .text(messages.get(Message::Preview));
        let mut preview = Tag::new("div").set("id", id);
        if let Some((name, text)) = &self.preview {
            let label = messages.get(Message::PreviewLabel);
            preview = preview.add(comment_preview(label, name.trim(), &comment::clean(text)));
        }
        Tag::of("div", "aw-preview").add(button).add(preview).into()
    }
}
