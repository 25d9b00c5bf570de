//! Applies new props to a form that is already shown.

use crate::components::comment_form::state::FieldState;
use crate::components::comment_form::{CommentForm, Props, endpoint_url};
use crate::vdom::node_ref::has_focus_within;
use article_widget_core::comments::validation;
use article_widget_platform::url;

impl CommentForm {
    /// Applies new props.
    pub(super) fn apply_props(&mut self, new: &Props, old: &Props) {
        self.fast_path.end();
        // Unsaved text belongs to the draft of the previous props.
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
            // Each parent comment has a draft of its own.
            self.change_parent(new);
        } else if subject_key(new) != subject_key(old) {
            self.move_draft(new);
        }
    }

    /// Reorders the field states. A field that remains keeps its state.
    fn reorder_fields(&mut self, new: &Props, old: &Props) {
        let mut before: Vec<Option<FieldState>> = self.fields.drain(..).map(Some).collect();
        for field in new.options.fields.iter() {
            let index = old.options.fields.position(&field.name);
            let state = index.and_then(|index| before.get_mut(index)?.take());
            self.fields.push(state.unwrap_or_default());
        }
        // Moving an element removes the focus from it.
        self.focus_after_render = self.fields.iter().position(|it| has_focus_within(&it.node));
    }

    /// Moves the draft to the key of the new article URL, which may become known after loading.
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

/// Returns the endpoint and the article, which identify a draft together with the parent comment.
fn subject_key(props: &Props) -> (String, String) {
    let article = CommentForm::subject(props).article;
    (endpoint_url(props).to_owned(), article)
}
