//! Sends a comment and handles the outcome.

use gloo::timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::components::comment_form::events::Msg;
use crate::components::comment_form::state::SendState;
use crate::components::comment_form::transport::{SendResult, send};
use crate::components::comment_form::{CommentForm, Props, saved_author};
use crate::vdom::node_ref::{form_control, has_focus_within};
use article_widget_core::comments::comment::{self, Comment};
use article_widget_core::comments::draft_store::AttemptResult;
use article_widget_core::comments::field::Kind;
use article_widget_core::comments::outcome::Outcome;
use article_widget_core::comments::validation::{self, Problem};
use article_widget_core::diagnostics::Diagnostic;
use article_widget_core::json::Json;
use article_widget_core::messages::Message;
use article_widget_dom::{console, document};
use article_widget_platform::intl;

impl CommentForm {
    pub(super) fn submit(&mut self, ctx: &Context<Self>) -> bool {
        if self.send_state == SendState::Sending || self.wait_seconds > 0 {
            return false;
        }
        let props = ctx.props();
        for index in 0..self.fields.len() {
            self.check(props, index);
        }
        self.draft_restored = false;
        self.pending_comment = None;
        self.focus_after_render = self.first_invalid();
        if self.focus_after_render.is_some() {
            self.send_state = SendState::Idle;
            return true;
        }

        self.send_state = SendState::Sending;
        let comment = Box::new(self.build_comment(props));
        if comment.remember {
            saved_author(props).save(&comment, document::now_ms());
        } else {
            // Resetting a form unchecks the checkbox without a `change` event.
            saved_author(props).forget();
        }
        match props.before_send.clone() {
            Some(before) => {
                let link = ctx.link().clone();
                // The status does not show "Sending" before the host had the chance to cancel.
                spawn_local(async move {
                    let wait = || link.send_message(Msg::Waiting);
                    let answer = before.ask(wait).await;
                    link.send_message(Msg::BeforeSendResolved(comment, answer));
                });
                false
            }
            None => {
                self.send(ctx, *comment);
                true
            }
        }
    }

    /// Reads the comment from the form.
    pub(super) fn build_comment(&self, props: &Props) -> Comment {
        let seconds = (document::now_ms() - self.shown_at_ms) / 1_000.0;
        let mut comment = Comment {
            subject: Self::subject(props),
            remember: self.is_checked(&self.remember),
            honeypot: form_control(&self.honeypot)
                .map(|control| control.value())
                .unwrap_or_default(),
            elapsed: seconds.max(0.0) as u32,
            ..Comment::default()
        };
        for (index, field) in props.options.fields.iter().enumerate() {
            let value = match (&field.kind, self.control(index)) {
                (Kind::Hidden(value), _) => Json::from(&**value),
                (kind, Some(control)) if kind.is_checkbox() => {
                    Json::Bool(control.checked() == Some(true))
                }
                (_, Some(control)) => Json::String(comment::clean(&control.value())),
                (_, None) => continue,
            };
            if let (Kind::Consent(version), Json::Bool(true)) = (&field.kind, &value) {
                comment.set(&[&field.name, "Version"].concat(), Json::from(&**version));
                comment.set(
                    &[&field.name, "Time"].concat(),
                    Json::String(document::current_time_iso()),
                );
            }
            comment.set(&field.name, value);
        }
        comment
    }

    /// Sends a comment. The draft records the attempt until the response arrives.
    pub(super) fn send(&mut self, ctx: &Context<Self>, mut comment: Comment) {
        let props = ctx.props();
        let (Some(endpoint), Some(drafts)) = (&props.options.endpoint, &self.drafts) else {
            return;
        };
        let attempt = drafts.attempt(&self.comment(props));
        attempt.key().clone_into(&mut comment.key);
        let (endpoint, link, form) = (endpoint.clone(), ctx.link().clone(), self.form.clone());
        spawn_local(async move {
            let form = form.cast::<Element>();
            let SendResult {
                mut outcome,
                diagnostic,
            } = send(&endpoint, &comment, form.as_ref()).await;
            // An earlier attempt with an unknown result was received.
            if outcome == Outcome::Duplicate && attempt.is_repeated() {
                outcome = Outcome::Received;
            }
            // Not in `finish`: the form may be unmounted by then.
            attempt.resolve(attempt_result(&outcome));
            link.send_message(Msg::Ended(Box::new(comment), outcome, diagnostic));
        });
    }

    pub(super) fn finish(
        &mut self,
        ctx: &Context<Self>,
        comment: &Comment,
        mut outcome: Outcome,
        diagnostic: Option<Diagnostic>,
    ) -> bool {
        let props = ctx.props();
        if let Some(diagnostic) = diagnostic
            && !std::mem::replace(&mut self.has_warned, true)
        {
            console::warn(&diagnostic.to_string());
        }
        let text = comment.text("comment");
        if outcome.is_receipt() {
            self.preview = None;
            self.clear_comment(props, comment);
        }
        if outcome == Outcome::Held {
            self.pending_comment = Some((comment.text("name").to_owned(), text.to_owned()));
        }
        if let Outcome::Refused { fields, reasons } = &mut outcome {
            self.show_field_errors(props, fields, reasons);
            // Do not move the focus from elsewhere on the page: the response may have taken a while.
            if has_focus_within(&self.form) {
                self.focus_after_render = self.first_invalid();
            }
        }
        if let Some(seconds) = outcome.retry_after_seconds() {
            self.wait_seconds = seconds;
            self.wait_end_ms = document::now_ms() + f64::from(seconds) * 1_000.0;
            let link = ctx.link().clone();
            let tick = move || link.send_message(Msg::Tick);
            self.wait_timer = Some(Interval::new(1_000, tick));
        }
        props.on_outcome.emit(outcome.clone());
        self.send_state = SendState::Ended(outcome);
        true
    }

    /// Shows the back end's reasons at their fields. Reasons for unknown fields join the general ones.
    pub(super) fn show_field_errors(
        &mut self,
        props: &Props,
        fields: &mut Vec<(String, String)>,
        reasons: &mut Vec<String>,
    ) {
        // For a blank field, the message in the reader's language replaces the back end's reason. Only
        // the back end knows what is wrong with a filled one.
        let mut is_told = fields.iter().any(|(_, words)| words.is_empty());
        let mut moved = 0;
        for (name, words) in std::mem::take(fields) {
            let index = props.options.fields.position(&name);
            let field = index.and_then(|index| props.options.fields.get(index));
            let (Some(index), Some(field)) = (index, field) else {
                if !words.is_empty() {
                    // First, because the last general reason may say that there are more.
                    reasons.insert(moved, words);
                    moved += 1;
                }
                is_told = false;
                continue;
            };
            let is_blank = validation::is_blank(&self.value(props, &name));
            let words = match (words.is_empty(), is_blank) {
                (false, _) => words,
                (true, true) => {
                    let number = |number| intl::number(&props.lang, number);
                    validation::message(field, Problem::Missing, &props.messages, number)
                }
                (true, false) => {
                    is_told = false;
                    props.messages.get(Message::FieldRefused).to_owned()
                }
            };
            if let Some(slot) = self.fields.get_mut(index) {
                slot.error = Some(words.clone());
            }
            fields.push((name, words));
        }
        if is_told {
            reasons.clear();
        }
    }

    /// Empties the comment field, unless the reader has continued to write.
    pub(super) fn clear_comment(&mut self, props: &Props, comment: &Comment) {
        if comment::clean(&self.comment(props)) == comment.text("comment") {
            self.set_value(props, "comment", "");
        }
    }
}

/// Returns what an outcome means for the draft.
fn attempt_result(outcome: &Outcome) -> AttemptResult {
    match outcome {
        it if it.is_receipt() => AttemptResult::Received,
        it if it.may_have_arrived() => AttemptResult::Unknown,
        Outcome::TooFast { .. } | Outcome::Offline | Outcome::Misconfigured => {
            AttemptResult::Unsent
        }
        _ => AttemptResult::Refused,
    }
}
