//! What the form knows: of each field, and how far sending has come.

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
    /// Starts for a control, up to that length.
    pub(super) fn start(&self, control: Node, max_length: u32) {
        self.0.replace(Some((control, max_length)));
    }

    /// Whether a change of this control needs no message.
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

/// What is known of one field.
#[derive(Default)]
pub(super) struct FieldState {
    pub(super) node: NodeRef,
    /// What is wrong with it, in words.
    pub(super) error: Option<String>,
    /// Whether it was edited: others are not complained about before submission.
    pub(super) edited: bool,
}

/// How far sending has come.
#[derive(Default, PartialEq)]
pub(super) enum SendState {
    #[default]
    Idle,
    Sending,
    Ended(Outcome),
    /// Sending is possible again; shows this message.
    Free(Message),
}
