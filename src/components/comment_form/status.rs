//! The status of a comment, and the action that it suggests.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::comment_form::SendState;
use crate::vdom::element::ElementBuilder;
use article_widget_core::comments::outcome::Outcome;
use article_widget_core::messages::{Message, Messages};
use article_widget_platform::intl;

/// What the status shows.
pub(super) struct FormStatus<'a> {
    pub progress: &'a SendState,
    /// Seconds until the reader may submit again.
    pub wait: u32,
    pub messages: &'a Messages,
    pub lang: &'a str,
    /// Link to sign in. Empty if there is none.
    pub sign_in: Html,
    /// Called when the reader copies the comment.
    pub on_copy: Callback<web_sys::Event>,
}

impl FormStatus<'_> {
    /// Renders the status. The live region exists before its message, and contains neither controls nor
    /// the countdown.
    pub fn view(self) -> Html {
        let status = ElementBuilder::new("div")
            .attr("class", ["aw-comments-status", self.tone_class()].concat())
            .attr("part", "status")
            .attr("role", "status")
            .child(self.message_html());
        let mut wait = ElementBuilder::with_class("p", "aw-wait")
            .attr("aria-hidden", "true")
            .bool_attr("hidden", self.wait == 0);
        if self.wait > 0 {
            wait = wait.text(&intl::duration_seconds(self.lang, self.wait));
        }
        let next_step = ElementBuilder::with_class("p", "aw-next-step").child(self.next_step());
        ElementBuilder::with_class("div", "aw-comments-answer")
            .child(status)
            .child(wait)
            .child(next_step)
            .into()
    }

    /// Returns the suffix of the `class` attribute for success or failure.
    fn tone_class(&self) -> &'static str {
        match self.progress {
            SendState::Ended(outcome) if outcome.is_receipt() => " aw-good",
            SendState::Ended(_) | SendState::Free(Message::NotChecked) => " aw-bad",
            _ => "",
        }
    }

    /// Renders the message. A key for each message, because browser translation may have replaced the
    /// text node.
    fn message_html(&self) -> Html {
        let (key, words, reasons): (&str, String, &[String]) = match self.progress {
            SendState::Idle => return Html::default(),
            SendState::Sending => ("sending", self.message(Message::Sending), &[]),
            SendState::Free(message) => (self.messages.get(*message), self.message(*message), &[]),
            SendState::Ended(outcome) => {
                let reasons = match outcome {
                    Outcome::Refused { reasons, .. } => reasons.as_slice(),
                    _ => &[],
                };
                let words =
                    outcome.message(self.messages, |it| intl::duration_seconds(self.lang, it));
                (outcome.name(), words, reasons)
            }
        };
        let reasons = reasons.iter().map(|reason| {
            ElementBuilder::new("p")
                .attr("dir", "auto")
                .text(reason)
                .into()
        });
        let words = Html::from(ElementBuilder::new("p").key(key).text(&words));
        std::iter::once(words).chain(reasons).collect()
    }

    fn message(&self, message: Message) -> String {
        self.messages.get(message).to_owned()
    }

    fn next_step(&self) -> Html {
        match self.progress {
            SendState::Ended(Outcome::Published { link: Some(link) }) => ElementBuilder::new("a")
                .attr("href", link.clone())
                .text(self.messages.get(Message::ViewComment))
                .into(),
            SendState::Ended(Outcome::SignIn) => self.sign_in.clone(),
            // The button stays after it is pressed, and keeps the focus.
            SendState::Ended(Outcome::Closed | Outcome::Misconfigured)
            | SendState::Free(Message::CommentCopied | Message::CommentNotCopied) => {
                ElementBuilder::with_class("button", "aw-copy")
                    .attr("type", "button")
                    .on(|| ListenerKind::onclick, self.on_copy.clone())
                    .text(self.messages.get(Message::CopyComment))
                    .into()
            }
            _ => Html::default(),
        }
    }
}
