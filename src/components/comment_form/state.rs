//! The state of the fields and of sending.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::Node;
use yew::prelude::*;

use article_widget_core::comments::outcome::Outcome;
use article_widget_core::messages::Message;
use article_widget_dom::form_control::FormControl;

/// Skips Yew messages for keystrokes that need no handling: a save is already scheduled and nothing rendered
/// depends on the value, up to a length in UTF-16 code units.
#[derive(Default)]
pub(super) struct TypingFastPath(RefCell<Option<(Node, u32)>>);

impl TypingFastPath {
    /// Starts skipping messages for a control, up to this length.
    pub(super) fn start(&self, control: Node, max_length: u32) {
        self.0.replace(Some((control, max_length)));
    }

    /// Whether an edit of this control needs no message.
    pub(super) fn covers(&self, control: &Node) -> bool {
        let state = self.0.borrow();
        state.as_ref().is_some_and(|(comment, max_length)| {
            let length = || control.unchecked_ref::<FormControl>().text_length();
            comment == control && length().is_some_and(|it| it < *max_length)
        })
    }

    pub(super) fn end(&self) {
        self.0.take();
    }
}

/// State of one field.
#[derive(Default)]
pub(super) struct FieldState {
    pub(super) node: NodeRef,
    /// Error message.
    pub(super) error: Option<String>,
    /// Whether the reader has edited the field. Others are not validated before submission.
    pub(super) edited: bool,
}

/// State of sending a comment.
#[derive(Default, PartialEq)]
pub(super) enum SendState {
    #[default]
    Idle,
    Sending,
    Ended(Outcome),
    /// Sending is possible again; shows this message.
    Free(Message),
}
