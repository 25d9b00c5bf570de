//! What the reader is told of a comment on its way, and where to go from there.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::comment_form::Progress;
use crate::vdom::element::Tag;
use article_widget_core::comments::outcome::Outcome;
use article_widget_core::messages::{Message, Messages};
use article_widget_platform::intl;

/// How far a comment has come.
pub(super) struct Status<'a> {
    pub progress: &'a Progress,
    /// How long the reader still has to wait, in seconds.
    pub wait: u32,
    pub messages: &'a Messages,
    pub lang: &'a str,
    /// The way to sign in, where there is one.
    pub sign_in: Html,
    /// Called when the reader copies the comment.
    pub on_copy: Callback<web_sys::Event>,
}

impl Status<'_> {
    /// The words in a live region that is there before them; what can be pressed, and the seconds that
    /// go by, outside of it.
    pub fn view(self) -> Html {
        let status = Tag::new("div")
            .set("class", ["aw-comments-status", self.tone()].concat())
            .set("part", "status")
            .set("role", "status")
            .add(self.words());
        let mut wait = Tag::of("p", "aw-wait")
            .set("aria-hidden", "true")
            .set_if("hidden", self.wait == 0);
        if self.wait > 0 {
            wait = wait.text(&intl::delay(self.lang, self.wait));
        }
        let next_step = Tag::of("p", "aw-next-step").add(self.next_step());
        Tag::of("div", "aw-comments-answer")
            .add(status)
            .add(wait)
            .add(next_step)
            .into()
    }

    /// The class of its tone, behind another one.
    fn tone(&self) -> &'static str {
        match self.progress {
            Progress::Ended(outcome) if outcome.is_receipt() => " aw-good",
            Progress::Ended(_) | Progress::Free(Message::NotChecked) => " aw-bad",
            _ => "",
        }
    }

    /// Other words are in another element: one that a translator has put its own text into would not
    /// change with ours.
    fn words(&self) -> Html {
        let (key, words, reasons): (&str, String, &[String]) = match self.progress {
            Progress::Idle => return Html::default(),
            Progress::Sending => ("sending", self.say(Message::Sending), &[]),
            Progress::Free(message) => (self.messages.get(*message), self.say(*message), &[]),
            Progress::Ended(outcome) => {
                let reasons = match outcome {
                    Outcome::Refused { reasons, .. } => reasons.as_slice(),
                    _ => &[],
                };
                let words = outcome.words(self.messages, |it| intl::delay(self.lang, it));
                (outcome.name(), words, reasons)
            }
        };
        let reasons = reasons
            .iter()
            .map(|reason| Tag::new("p").set("dir", "auto").text(reason).into());
        let words = Html::from(Tag::new("p").key(key).text(&words));
        std::iter::once(words).chain(reasons).collect()
    }

    fn say(&self, message: Message) -> String {
        self.messages.get(message).to_owned()
    }

    fn next_step(&self) -> Html {
        match self.progress {
            Progress::Ended(Outcome::Published { link: Some(link) }) => Tag::new("a")
                .set("href", link.clone())
                .text(self.messages.get(Message::ViewComment))
                .into(),
            Progress::Ended(Outcome::SignIn) => self.sign_in.clone(),
            // Once it is pressed the button stays, and with it the focus.
            Progress::Ended(Outcome::Closed | Outcome::Misconfigured)
            | Progress::Free(Message::CommentCopied | Message::CommentNotCopied) => {
                Tag::of("button", "aw-copy")
                    .set("type", "button")
                    .on(|| ListenerKind::onclick, self.on_copy.clone())
                    .text(self.messages.get(Message::CopyComment))
                    .into()
            }
            _ => Html::default(),
        }
    }
}
