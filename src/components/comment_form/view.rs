//! Renders the form.

use yew::prelude::*;
use yew::virtual_dom::{ListenerKind, VText};

use crate::components::article::heading;
use crate::components::comment_form::events::Msg;
use crate::components::comment_form::keys::{on_click, on_submit};
use crate::components::comment_form::preview::comment_preview;
use crate::components::comment_form::state::SendState;
use crate::components::comment_form::status::FormStatus;
use crate::components::comment_form::{CommentForm, Props};
use crate::vdom::element::ElementBuilder;
use crate::vdom::html_writer;
use article_widget_core::comments::endpoint::native_form::NativeForm;
use article_widget_core::comments::options::{CommentAccess, CommentOptions};
use article_widget_core::comments::saved_author::FIELD_NAMES;
use article_widget_core::messages::{Message, Messages};

/// Renders the link to sign in. Empty if the host has set no URL.
pub(super) fn sign_in(settings: &CommentOptions, messages: &Messages) -> Html {
    let Some(url) = &settings.sign_in else {
        return Html::default();
    };
    ElementBuilder::with_class("a", "aw-sign-in")
        .attr("href", url.clone())
        .text(messages.get(Message::SignIn))
        .into()
}

impl CommentForm {
    /// Renders the section with the form, or with the reason why there is none.
    pub(super) fn section(&self, ctx: &Context<Self>) -> Html {
        let Props {
            options: settings,
            messages,
            heading_level,
            id_prefix: ids,
            ..
        } = ctx.props();
        let heading_id = AttrValue::from([ids, "-comments"].concat());
        let answered = settings.parent.as_ref();
        let title = match answered.and_then(|parent| parent.name.as_deref()) {
            Some(name) => messages.fill(Message::ReplyTo, &[("name", name)]),
            None => messages.get(Message::CommentsHeading).to_owned(),
        };
        let closed = ElementBuilder::with_class("p", "aw-comments-closed");
        let content = match settings.access {
            CommentAccess::Open => self.form(ctx),
            CommentAccess::Closed => closed.text(messages.get(Message::CommentsClosed)).into(),
            CommentAccess::SignIn => closed
                .text(&[messages.get(Message::SignInFirst), " "].concat())
                .child(sign_in(settings, messages))
                .into(),
        };
        html_writer::finish(
            ElementBuilder::with_class("section", "aw-comments")
                .attr("part", "comments")
                .attr("aria-labelledby", heading_id.clone())
                .child(heading(
                    *heading_level,
                    "aw-comments-heading",
                    Some("heading"),
                    Some(heading_id.to_string()),
                    VText::new(title).into(),
                ))
                .child(ElementBuilder::new("slot").attr("name", "before-form"))
                .child(content),
        )
    }

    pub(super) fn form(&self, ctx: &Context<Self>) -> Html {
        let Props {
            options: settings,
            messages,
            id_prefix: ids,
            ..
        } = ctx.props();
        let Some(endpoint) = &settings.endpoint else {
            return Html::default();
        };
        let on = |read: fn(web_sys::Event) -> Vec<Msg>| ctx.link().batch_callback(read);
        let plain = endpoint.native_form(&Self::static_subject(ctx.props()), &settings.fields);
        let plain = plain.as_ref();
        // Returns a control's `name`, as the back end expects it in a native form submission.
        let name = |own: &str, usual: &str| match plain {
            Some(plain) => plain.name(own).map(str::to_owned),
            None => Some(usual.to_owned()),
        };
        let honeypot = endpoint
            .has_honeypot()
            .then(|| self.honeypot(ids, messages, name("honeypot", "more")));
        let remember = remembers(settings).then(|| {
            let name = name("remember", "save");
            self.remember(ids, messages, name, on(|_| vec![Msg::Remember]))
        });
        let preview = settings
            .preview
            .then(|| self.preview(ids, messages, on(|_| vec![Msg::Preview])));
        let fields = settings.fields.iter().enumerate();
        let fields = fields.filter_map(|(index, field)| {
            let name = name(&field.name, &field.name);
            self.field(ctx, index, field, name)
        });
        // `method="dialog"`: without the script, submitting must not navigate to `?comment=…` and lose
        // the text.
        let method = if plain.is_some() { "post" } else { "dialog" };
        let is_multipart = plain.is_some_and(|plain| plain.is_multipart);
        ElementBuilder::with_class("form", "aw-form")
            .attr("part", "form")
            .attr("method", method)
            .optional_attr("action", plain.map(|plain| plain.action.clone()))
            .optional_attr("enctype", is_multipart.then_some("multipart/form-data"))
            // Until the script validates the fields, the browser does.
            .bool_attr("novalidate", self.prepared_form.is_some())
            .node_ref(&self.form)
            .on(|| ListenerKind::onsubmit, on(on_submit))
            .on(|| ListenerKind::onpointerdown, on(|_| vec![Msg::Pressed]))
            .on(|| ListenerKind::onclick, on(on_click))
            .on(|| ListenerKind::onreset, on(|_| vec![Msg::Reset]))
            // A list of its own whose children all have keys: reordered fields keep their elements and values.
            .child(fields.collect::<Html>())
            .child(honeypot.unwrap_or_default())
            .child(remember.unwrap_or_default())
            .child(ElementBuilder::new("slot").attr("name", "captcha"))
            .child(preview.unwrap_or_default())
            .child(self.actions(ctx))
            .child(self.pending_notice(messages))
            .children(plain.into_iter().flat_map(hidden))
            .into()
    }

    /// Renders the submit button and the status.
    fn actions(&self, ctx: &Context<Self>) -> ElementBuilder {
        let Props {
            options: settings,
            messages,
            lang,
            ..
        } = ctx.props();
        let is_busy = self.send_state == SendState::Sending || self.wait_seconds > 0;
        let submit = ElementBuilder::with_class("button", "aw-submit")
            .attr("type", "submit")
            .attr("part", "submit")
            .attr("aria-disabled", is_busy.to_string())
            .text(messages.get(Message::Submit));
        let status = FormStatus {
            progress: &self.send_state,
            wait: self.wait_seconds,
            messages,
            lang,
            sign_in: sign_in(settings, messages),
            on_copy: ctx.link().callback(|_: web_sys::Event| Msg::Copy),
        };
        ElementBuilder::with_class("div", "aw-actions")
            .child(submit)
            .child(status.view())
    }

    /// Renders the reader's comment while it awaits moderation.
    fn pending_notice(&self, messages: &Messages) -> ElementBuilder {
        let held = ElementBuilder::with_class("div", "aw-held");
        match &self.pending_comment {
            Some((name, text)) => held.child(comment_preview(
                messages.get(Message::HeldLabel),
                name,
                text,
            )),
            None => held,
        }
    }
}

/// Renders the hidden inputs for a native form submission.
fn hidden(form: &NativeForm) -> impl Iterator<Item = Html> {
    form.hidden.iter().map(|(name, value)| {
        ElementBuilder::new("input")
            .attr("type", "hidden")
            .attr("name", name.clone())
            .attr("value", value.clone())
            .into()
    })
}

/// Callback for a DOM event.
pub(super) type DomCallback = Callback<web_sys::Event>;

/// Whether the form has a field whose value can be saved.
fn remembers(settings: &CommentOptions) -> bool {
    let has = |name: &&str| settings.fields.position(name).is_some();
    FIELD_NAMES.iter().any(has)
}
