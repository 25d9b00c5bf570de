//! Restores the draft and the author's details from Web Storage.

use crate::components::comment_form::drafts::BrowserDraft;
use crate::components::comment_form::state::SendState;
use crate::components::comment_form::{CommentForm, Props, endpoint_url, saved_author};
use crate::vdom::node_ref::form_control;
use article_widget_core::comments::comment::Subject;
use article_widget_core::comments::endpoint::condition::glob_matches;
use article_widget_core::comments::outcome::Outcome;
use article_widget_core::comments::validation;
use article_widget_core::comments::verdict::Verdict;
use article_widget_dom::document;

impl CommentForm {
    /// Prepares a form that has appeared since the last call. Returns whether there was one.
    pub(super) fn prepare_restored(&mut self, props: &Props) -> bool {
        let before = std::mem::replace(&mut self.prepared_form, self.form.get());
        let has_appeared = self.prepared_form.is_some() && self.prepared_form != before;
        if has_appeared {
            self.show(props);
        }
        has_appeared
    }

    /// Restores the draft and the author's details into a new form.
    pub(super) fn show(&mut self, props: &Props) {
        if self.send_state != SendState::Sending {
            self.send_state = SendState::Idle;
        }
        self.shown_at_ms = document::now_ms();
        self.restore_author(props);
        // Dropped first, so that the new draft can take over what is stored.
        self.drafts = None;
        self.drafts = Some(self.browser_draft(props));
        if !self.show_returned(props) {
            self.restore_draft(props);
        }
    }

    /// Handles the return from the back end's own page. Returns whether the page's URL shows that the
    /// comment was received.
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

    /// Restores the draft into an empty comment field.
    pub(super) fn restore_draft(&mut self, props: &Props) {
        let draft = self.drafts.as_ref().and_then(BrowserDraft::restore);
        let Some(control) = self.control_named(props, "comment") else {
            return;
        };
        if !control.value().is_empty() {
            // The reader typed before the form listened to input.
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
            // The page was left before the response arrived.
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

    /// Restores the author's details into empty fields, if the reader chose to save them.
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

    /// Removes the details restored for the previous endpoint's origin from fields that the reader has
    /// not changed.
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

    /// Saves pending edits immediately.
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
