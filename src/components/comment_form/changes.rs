//! What new settings change of a form that is shown.

use crate::components::comment_form::state::FieldState;
use crate::components::comment_form::{CommentForm, Props, endpoint_url};
use crate::vdom::node_ref::has_focus_within;
use article_widget_core::comments::validation;
use article_widget_platform::url;

impl CommentForm {
    /// Takes over new settings.
    pub(super) fn apply_props(&mut self, new: &Props, old: &Props) {
        self.fast_path.end();
        // What was typed belongs to what was commented on then.
        self.flush_draft();
        if new.options.fields != old.options.fields {
            self.reorder_fields(new, old);
        }
        if url::origin(endpoint_url(new)) != url::origin(endpoint_url(old)) {
            self.withdraw_author(new, old);
            self.restore_author(new);
        }
        let parent = |props: &Props| props.options.parent.as_ref().map(|it| it.id.clone());
        if parent(new) != parent(old) {
            // Another comment is answered: each has a draft of its own.
            self.change_parent(new);
        } else if subject_key(new) != subject_key(old) {
            self.move_draft(new);
        }
    }

    /// Keeps what is known of a field with it, wherever it is now.
    fn reorder_fields(&mut self, new: &Props, old: &Props) {
        let mut before: Vec<Option<FieldState>> = self.fields.drain(..).map(Some).collect();
        for field in new.options.fields.iter() {
            let index = old.options.fields.position(&field.name);
            let state = index.and_then(|index| before.get_mut(index)?.take());
            self.fields.push(state.unwrap_or_default());
        }
        // A browser takes the focus from what is moved.
        self.focus_after_render = self.fields.iter().position(|it| has_focus_within(&it.node));
    }

    /// The article has told its own URL: an unsent comment goes with it.
    fn move_draft(&mut self, props: &Props) {
        let before = self.drafts.replace(self.browser_draft(props));
        let comment = self.comment(props);
        if validation::is_blank(&comment) {
            self.restore_draft(props);
        } else {
            self.save_draft(&comment);
            if let Some(drafts) = before {
                drafts.discard();
            }
        }
    }
}

/// What a draft belongs to, beside the comment that is answered.
fn subject_key(props: &Props) -> (String, String) {
    let article = CommentForm::subject(props).article;
    (endpoint_url(props).to_owned(), article)
}
