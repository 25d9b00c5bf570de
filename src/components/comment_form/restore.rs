//! Puts back what this browser keeps: a draft, and the author's details.

use crate::components::comment_form::drafts::BrowserDraft;
use crate::components::comment_form::state::SendState;
use crate::components::comment_form::{CommentForm, Props, endpoint_url, saved_author};
use crate::vdom::node_ref::form_control;
use article_widget_core::comments::comment::Subject;
use article_widget_core::comments::endpoint::condition::glob_matches;
use article_widget_core::comments::outcome::{Outcome, Verdict};
use article_widget_core::comments::validation;
use article_widget_dom::document;

impl CommentForm {
    /// Prepares the form where it has come up since the last call.
    pub(super) fn prepare_restored(&mut self, props: &Props) -> bool {
        let before = std::mem::replace(&mut self.prepared_form, self.form.get());
        let has_appeared = self.prepared_form.is_some() && self.prepared_form != before;
        if has_appeared {
            self.show(props);
        }
        has_appeared
    }

    /// Puts back what belongs into a form that has come up.
    pub(super) fn show(&mut self, props: &Props) {
        if self.send_state != SendState::Sending {
            self.send_state = SendState::Idle;
        }
        self.shown_at_ms = document::now_ms();
        self.restore_author(props);
        // The one before gives its draft away first.
        self.drafts = None;
        self.drafts = Some(self.browser_draft(props));
        if !self.show_returned(props) {
            self.restore_draft(props);
        }
    }

    /// Whether the reader has come back from the page of a back end that shows it has the comment.
    pub(super) fn show_returned(&mut self, props: &Props) -> bool {
        let Some(endpoint) = &props.options.endpoint else {
            return false;
        };
        let here = document::url().unwrap_or_default();
        let mut patterns = endpoint.return_urls.iter();
        let Some((verdict, _)) = patterns.find(|(_, pattern)| glob_matches(pattern, &here)) else {
            return false;
        };
        let draft = self.drafts.as_ref().and_then(BrowserDraft::restore);
        let Some(draft) = draft.filter(|draft| draft.unconfirmed_key.is_some()) else {
            return false;
        };
        self.discard_draft();
        let outcome = match verdict {
            Verdict::Held => Outcome::Held,
            _ => Outcome::Published { link: None },
        };
        if outcome == Outcome::Held {
            self.pending_comment = Some((self.value(props, "name"), draft.comment));
        }
        props.on_outcome.emit(outcome.clone());
        self.send_state = SendState::Ended(outcome);
        true
    }

    /// Saves text typed into a form that unmounts before its listeners were attached.
    pub(super) fn keep_unconfirmed(&self, props: &Props) {
        let comment = self.comment(props);
        if !validation::is_blank(&comment) {
            self.browser_draft(props).save(&comment);
        }
    }

    /// Puts back an unsent comment that this browser keeps.
    pub(super) fn restore_draft(&mut self, props: &Props) {
        let draft = self.drafts.as_ref().and_then(BrowserDraft::restore);
        let Some(control) = self.control_named(props, "comment") else {
            return;
        };
        if !control.value().is_empty() {
            // Typed before anybody listened.
            if let Some(drafts) = &self.drafts {
                drafts.schedule_save();
            }
            return;
        }
        let Some(draft) = draft else {
            return;
        };
        control.set_value(&draft.comment);
        if draft.unconfirmed_key.is_some() {
            // It was sent, and the page went away before the answer came.
            self.send_state = SendState::Ended(Outcome::Unconfirmed);
        } else {
            self.draft_restored = true;
        }
        let fields = &props.options.fields;
        if let Some(field) = fields.position("comment").and_then(|at| fields.get(at)) {
            self.update_counter(field, &control);
        }
    }

    pub(super) fn change_parent(&mut self, props: &Props) {
        self.set_value(props, "comment", "");
        self.draft_restored = false;
        self.drafts = Some(self.browser_draft(props));
        if self.send_state != SendState::Sending {
            self.send_state = SendState::Idle;
        }
        self.restore_draft(props);
    }

    /// Puts back the details, where the reader has asked for that and typed nothing yet.
    pub(super) fn restore_author(&self, props: &Props) {
        let Some(details) = saved_author(props).load(document::now_ms()) else {
            return;
        };
        for (name, value) in details {
            match self.control_named(props, name) {
                Some(control) if control.value().is_empty() => control.set_value(&value),
                _ => {}
            }
        }
        if let Some(remember) = form_control(&self.remember) {
            remember.set_checked(true);
        }
    }

    /// Takes away the details that were put back for another endpoint's origin, unless the reader has changed
    /// them.
    pub(super) fn withdraw_author(&self, props: &Props, old: &Props) {
        let Some(details) = saved_author(old).load(document::now_ms()) else {
            return;
        };
        for (name, value) in details {
            match self.control_named(props, name) {
                Some(control) if control.value() == value => control.set_value(""),
                _ => {}
            }
        }
        if let Some(remember) = form_control(&self.remember) {
            remember.set_checked(false);
        }
    }

    pub(super) fn browser_draft(&self, props: &Props) -> BrowserDraft {
        let Subject {
            article, parent, ..
        } = Self::subject(props);
        let parent = (!parent.is_empty()).then_some(parent.as_str());
        let comment = props.options.fields.position("comment");
        let slot = comment.and_then(|index| self.fields.get(index));
        let node = slot.map(|slot| slot.node.clone()).unwrap_or_default();
        let fast_path = self.fast_path.clone();
        BrowserDraft::new(endpoint_url(props), &article, parent).with_source(move || {
            fast_path.end();
            Some(form_control(&node)?.value())
        })
    }

    pub(super) fn save_draft(&self, comment: &str) {
        if let Some(drafts) = &self.drafts {
            drafts.save(comment);
        }
    }

    /// Keeps what was typed last.
    pub(super) fn flush_draft(&self) {
        if let Some(drafts) = &self.drafts {
            drafts.flush();
        }
    }

    pub(super) fn discard_draft(&self) {
        if let Some(drafts) = &self.drafts {
            drafts.discard();
        }
    }
}
