//! Renders the form.

use yew::prelude::*;
use yew::virtual_dom::{ListenerKind, VText};

use crate::components::article::heading;
use crate::components::comment_form::events::Event;
use crate::components::comment_form::field::FieldView;
use crate::components::comment_form::keys::{on_click, on_submit};
use crate::components::comment_form::preview::comment_preview;
use crate::components::comment_form::state::Progress;
use crate::components::comment_form::status::Status;
use crate::components::comment_form::{CommentForm, Props};
use crate::vdom::element::Tag;
use crate::vdom::html_writer;
use article_widget_core::comments::comment;
use article_widget_core::comments::field::{Field, Kind};
use article_widget_core::comments::options::{Access, Settings};
use article_widget_core::comments::saved_author::REMEMBERED;
use article_widget_core::messages::{Message, Messages};
use article_widget_platform::intl;

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
            lang,
            ids,
            ..
        } = ctx.props();
        let Some(endpoint) = &settings.endpoint else {
            return Html::default();
        };
        let link = ctx.link();
        let on = |read: fn(web_sys::Event) -> Vec<Event>| link.batch_callback(read);
        let is_busy = self.progress == Progress::Sending || self.wait > 0;
        let remembers = REMEMBERED
            .iter()
            .any(|name| settings.fields.position(name).is_some());
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
        let remember = remembers.then(|| {
            let name = name("remember", "save");
            self.remember(ids, messages, name, on(|_| vec![Event::Remember]))
        });
        let preview = settings
            .preview
            .then(|| self.preview(ids, messages, on(|_| vec![Event::Preview])));
        let status = Status {
            progress: &self.progress,
            wait: self.wait,
            messages,
            lang,
            sign_in: sign_in(settings, messages),
            on_copy: on(|_| vec![Event::Copy]),
        };
        let fields = settings.fields.iter().enumerate();
        let fields = fields.filter_map(|(index, field)| {
            let name = name(&field.name, &field.name);
            self.field(ctx, index, field, name)
        });
        let submit = Tag::of("button", "aw-submit")
            .set("type", "submit")
            .set("part", "submit")
            .set("aria-disabled", is_busy.to_string())
            .text(messages.get(Message::Submit));
        let actions = Tag::of("div", "aw-actions").add(submit).add(status.view());
        let mut held = Tag::of("div", "aw-held");
        if let Some((name, text)) = &self.held {
            held = held.add(comment_preview(
                messages.get(Message::HeldLabel),
                name,
                text,
            ));
        }
        // `method="dialog"`: a form that only a script can send must not carry the reader, and the
        // typed text, away to `?comment=…`.
        let method = if plain.is_some() { "post" } else { "dialog" };
        let is_multipart = plain.is_some_and(|plain| plain.is_multipart);
        let hidden = plain.into_iter().flat_map(|plain| &plain.hidden);
        let hidden = hidden.map(|(name, value)| {
            let input = Tag::new("input").set("type", "hidden");
            input
                .set("name", name.clone())
                .set("value", value.clone())
                .into()
        });
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
            .add(actions)
            .add(held)
            .add_all(hidden)
            .into()
    }

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

    /// A field, unless it is one that nobody sees.
    pub(super) fn field(
        &self,
        ctx: &Context<Self>,
        index: usize,
        field: &Field,
        name: Option<String>,
    ) -> Option<Html> {
        let Props { messages, ids, .. } = ctx.props();
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
            on_leave: link.callback(move |_: web_sys::Event| Event::Blurred(index)),
        };
        Some(control.view())
    }

    /// What is said below the comment.
    pub(super) fn note(&self, ctx: &Context<Self>) -> Option<Html> {
        let Props { messages, lang, .. } = ctx.props();
        let draft = self.draft_restored.then(|| {
            let on_click = ctx.link().callback(|_: web_sys::Event| Event::Discard);
            let discard = Tag::of("button", "aw-discard")
                .set("type", "button")
                .on(|| ListenerKind::onclick, on_click)
                .text(messages.get(Message::DraftDiscard));
            let text = |text: &str| Html::from(VText::from(text));
            let restored = text(messages.get(Message::DraftRestored));
            [restored, text(" "), discard.into(), text(" ")]
                .into_iter()
                .collect()
        });
        let left = self.left.map(|left| {
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

/// Called with an event of the page.
type DomCallback = Callback<web_sys::Event>;
