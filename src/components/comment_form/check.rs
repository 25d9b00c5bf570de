//! Validates fields: on blur, on every edit while invalid, and all fields on submission.

use wasm_bindgen::JsCast;
use web_sys::Node;

use crate::components::comment_form::state::FieldState;
use crate::components::comment_form::{CommentForm, Props};
use article_widget_core::comments::field::{Field, Kind};
use article_widget_core::comments::validation::{self, Problem};
use article_widget_dom::form_control::FormControl;
use article_widget_platform::intl;
use article_widget_platform::url::{self, UrlPurpose};

impl CommentForm {
    /// Validates a field on blur. An error stays until the next edit: the client cannot check an error of
    /// the server.
    pub(super) fn on_blur(&mut self, props: &Props, index: usize) -> bool {
        let (Some(slot), Some(field)) = (self.fields.get(index), props.options.fields.get(index))
        else {
            return false;
        };
        // Autofill may fill in a field before the form listens to input.
        let is_filled = || !field.kind.is_checkbox() && !self.value(props, &field.name).is_empty();
        slot.error.is_none() && (slot.edited || is_filled()) && self.check(props, index)
    }

    pub(super) fn on_edit(&mut self, props: &Props, control: &Node) -> bool {
        self.has_unhandled_input.set(false);
        let is_it = |slot: &FieldState| slot.node.get().is_some_and(|node| node == *control);
        let Some(index) = self.fields.iter().position(is_it) else {
            return false;
        };
        // The pointer may have been released outside the form.
        self.is_pressed = false;
        let Some(slot) = self.fields.get_mut(index) else {
            return false;
        };
        slot.edited = true;
        let complained = slot.error.is_some();
        let mut is_news = false;
        if let Some(field) = props.options.fields.get(index)
            && &*field.name == "comment"
        {
            is_news = self.update_counter(field, control.unchecked_ref());
            let is_quiet = !complained && self.preview.is_none() && self.characters_left.is_none();
            if let Some(drafts) = &self.drafts
                && drafts.schedule_save()
                && is_quiet
            {
                let max_length = field.max - counter_threshold(field.max);
                self.fast_path.start(control.clone(), max_length);
            }
        }
        if self.preview.is_some() {
            self.preview = Some((self.value(props, "name"), self.comment(props)));
            is_news = true;
        }
        // Remove an error as soon as the value is valid; show no new one while typing.
        (complained && self.check(props, index)) || is_news
    }

    /// Updates the number of characters left, which is shown near the limit. Returns whether it changed.
    pub(super) fn update_counter(&mut self, field: &Field, comment: &FormControl) -> bool {
        let left = i64::from(field.max) - i64::from(comment.text_length().unwrap_or_default());
        let left = (left <= i64::from(counter_threshold(field.max))).then_some(left);
        left != std::mem::replace(&mut self.characters_left, left)
    }

    /// Validates one field. Returns whether its error message changed.
    pub(super) fn check(&mut self, props: &Props, index: usize) -> bool {
        let Some(field) = props.options.fields.get(index) else {
            return false;
        };
        let problem = self.problem(field, index);
        let number = |number| intl::number(&props.lang, number);
        let words = problem.map(|it| validation::message(field, it, &props.messages, number));
        let Some(slot) = self.fields.get_mut(index) else {
            return false;
        };
        let changed = slot.error != words;
        slot.error = words;
        changed
    }

    pub(super) fn problem(&self, field: &Field, index: usize) -> Option<Problem> {
        let control = self.control(index)?;
        if field.kind.is_checkbox() {
            let is_missing = field.required && control.checked() != Some(true);
            return is_missing.then_some(Problem::Missing);
        }
        let value = control.value();
        let mismatch = match field.kind {
            Kind::Email => control.validity().type_mismatch(),
            // Only `http:` and `https:` URLs without credentials are allowed.
            Kind::Url => {
                control.validity().type_mismatch()
                    || url::resolve(value.trim(), None, UrlPurpose::Fetch).is_none()
            }
            _ => false,
        };
        validation::check(field, &value, mismatch)
    }

    pub(super) fn first_invalid(&self) -> Option<usize> {
        self.fields.iter().position(|slot| slot.error.is_some())
    }
}

/// Returns the number of remaining characters at which the counter appears, in UTF-16 code units.
pub(super) fn counter_threshold(most: u32) -> u32 {
    (most / 5).min(500)
}
