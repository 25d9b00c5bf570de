//! Renders the form.

use yew::prelude::*;
use yew::virtual_dom::{ListenerKind, VText};

use crate::components::article::heading;
use crate::components::comment_form::events::Event;
use crate::components::comment_form::keys::{on_click, on_submit};
use crate::components::comment_form::preview::comment_preview;
use crate::components::comment_form::state::Progress;
use crate::components::comment_form::status::Status;
use crate::components::comment_form::{CommentForm, Props};
use crate::vdom::element::Tag;
use crate::vdom::html_writer;
use article_widget_core::comments::endpoint::native_form::PlainForm;
use article_widget_core::comments::options::{Access, Settings};
use article_widget_core::comments::saved_author::REMEMBERED;
use article_widget_core::messages::{Message, Messages};

/// The way to sign in, where the host has named one.
pub(super) fn sign_in(settings: &Settings, messages: &Messages) -> Html {
    let Some(url) = &settings.sign_in else {
        return Html::default();
    };
    Tag::of("a", "aw-sign-in")
        .set("href", url.clone())
        .text(messages.get(Message::SignIn))
        .into()
}

impl CommentForm {
    /// The section, which holds the form or says why there is none.
    pub(super) fn section(&self, ctx: &Context<Self>) -> Html {
        let Props {
            settings,
            messages,
            heading_level,
            ids,
            ..
        } = ctx.props();
        let heading_id = AttrValue::from([ids, "-comments"].concat());
        let answered = settings.parent.as_ref();
        let title = match answered.and_then(|parent| parent.name.as_deref()) {
            Some(name) => messages.fill(Message::ReplyTo, &[("name", name)]),
            None => messages.get(Message::CommentsHeading).to_owned(),
        };
        let closed = Tag::of("p", "aw-comments-closed");
        let content = match settings.access {
            Access::Open => self.form(ctx),
            Access::Closed => closed.text(messages.get(Message::CommentsClosed)).into(),
            Access::SignIn => closed
                .text(&[messages.get(Message::SignInFirst), " "].concat())
                .add(sign_in(settings, messages))
                .into(),
        };
        html_writer::rendered(
            Tag::of("section", "aw-comments")
                .set("part", "comments")
                .set("aria-labelledby", heading_id.clone())
                .add(heading(
                    *heading_level,
                    "aw-comments-heading",
                    Some("heading"),
                    Some(heading_id.to_string()),
                    VText::new(title).into(),
                ))
                .add(Tag::new("slot").set("name", "before-form"))
                .add(content),
        )
    }

    pub(super) fn form(&self, ctx: &Context<Self>) -> Html {
        let Props {
            settings,
            messages,
            ids,
            ..
        } = ctx.props();
        let Some(endpoint) = &settings.endpoint else {
            return Html::default();
        };
        let on = |read: fn(web_sys::Event) -> Vec<Event>| ctx.link().batch_callback(read);
        let plain = endpoint.plain_form(&Self::static_subject(ctx.props()), &settings.fields);
        let plain = plain.as_ref();
        // What each control is sent as, if it is, where no script sends it.
        let name = |own: &str, usual: &str| match plain {
            Some(plain) => plain.name(own).map(str::to_owned),
            None => Some(usual.to_owned()),
        };
        let honeypot = endpoint
            .has_honeypot()
            .then(|| self.honeypot(ids, messages, name("honeypot", "more")));
        let remember = remembers(settings).then(|| {
            let name = name("remember", "save");
            self.remember(ids, messages, name, on(|_| vec![Event::Remember]))
        });
        let preview = settings
            .preview
            .then(|| self.preview(ids, messages, on(|_| vec![Event::Preview])));
        let fields = settings.fields.iter().enumerate();
        let fields = fields.filter_map(|(index, field)| {
            let name = name(&field.name, &field.name);
            self.field(ctx, index, field, name)
        });
        // `method="dialog"`: a form that only a script can send must not carry the reader, and the
        // typed text, away to `?comment=…`.
        let method = if plain.is_some() { "post" } else { "dialog" };
        let is_multipart = plain.is_some_and(|plain| plain.is_multipart);
        Tag::of("form", "aw-form")
            .set("part", "form")
            .set("method", method)
            .set_some("action", plain.map(|plain| plain.action.clone()))
            .set_some("enctype", is_multipart.then_some("multipart/form-data"))
            // Until a script checks what is typed, the browser does.
            .set_if("novalidate", self.prepared_form.is_some())
            .at(&self.form)
            .on(|| ListenerKind::onsubmit, on(on_submit))
            .on(|| ListenerKind::onpointerdown, on(|_| vec![Event::Pressed]))
            .on(|| ListenerKind::onclick, on(on_click))
            .on(|| ListenerKind::onreset, on(|_| vec![Event::Reset]))
            // A list of their own, in which all have keys: moved, they keep what was typed.
            .add(fields.collect::<Html>())
            .add(honeypot.unwrap_or_default())
            .add(remember.unwrap_or_default())
            .add(Tag::new("slot").set("name", "captcha"))
            .add(preview.unwrap_or_default())
            .add(self.actions(ctx))
            .add(self.held(messages))
            .add_all(plain.into_iter().flat_map(hidden))
            .into()
    }

    /// The button that sends, and what is said of sending.
    fn actions(&self, ctx: &Context<Self>) -> Tag {
        let Props {
            settings,
            messages,
            lang,
            ..
        } = ctx.props();
        let is_busy = self.progress == Progress::Sending || self.wait > 0;
        let submit = Tag::of("button", "aw-submit")
            .set("type", "submit")
            .set("part", "submit")
            .set("aria-disabled", is_busy.to_string())
            .text(messages.get(Message::Submit));
        let status = Status {
            progress: &self.progress,
            wait: self.wait,
            messages,
            lang,
            sign_in: sign_in(settings, messages),
            on_copy: ctx.link().callback(|_: web_sys::Event| Event::Copy),
        };
        Tag::of("div", "aw-actions").add(submit).add(status.view())
    }

    /// The reader's own comment, while a moderator has not approved it.
    fn held(&self, messages: &Messages) -> Tag {
        let held = Tag::of("div", "aw-held");
        match &self.held {
            Some((name, text)) => held.add(comment_preview(
                messages.get(Message::HeldLabel),
                name,
                text,
            )),
            None => held,
        }
    }
}

/// The hidden inputs of a form that is sent without a script.
fn hidden(form: &PlainForm) -> impl Iterator<Item = Html> {
    form.hidden.iter().map(|(name, value)| {
        Tag::new("input")
            .set("type", "hidden")
            .set("name", name.clone())
            .set("value", value.clone())
            .into()
    })
}

/// Called with an event of the page.
pub(super) type DomCallback = Callback<web_sys::Event>;

/// Whether the form has a field whose content can be remembered.
fn remembers(settings: &Settings) -> bool {
    let has = |name: &&str| settings.fields.position(name).is_some();
    REMEMBERED.iter().any(has)
}
