//! What the reader is told of a comment on its way, and where to go from there.

use yew::prelude::*;

use super::form::Progress;
use super::outcome::Outcome;
use crate::i18n::{Message, Messages, intl};

/// How far a comment has come.
pub(super) struct Status<'a> {
    pub progress: &'a Progress,
    /// How long the reader still has to wait, in seconds.
    pub wait: u32,
    pub messages: &'a Messages,
    pub lang: &'a str,
    /// The way to sign in, where there is one.
    pub sign_in: Html,
    /// Told that the comment is to be copied.
    pub on_copy: Callback<()>,
}

impl Status<'_> {
    /// The words in a live region that is there before them; what can be pressed, and the seconds that
    /// go by, outside of it.
    pub fn view(self) -> Html {
        html! {
            <div class="aw-comments-answer">
                <div class={classes!("aw-comments-status", self.tone())} part="status" role="status">
                    { self.words() }
                </div>
                <p class="aw-wait" aria-hidden="true" hidden={self.wait == 0}>
                    { if self.wait > 0 { intl::delay(self.lang, self.wait) } else { String::new() } }
                </p>
                <p class="aw-next-step">{ self.next_step() }</p>
            </div>
        }
    }

    fn tone(&self) -> Option<&'static str> {
        match self.progress {
            Progress::Ended(outcome) if outcome.is_receipt() => Some("aw-good"),
            Progress::Ended(_) | Progress::Free(Message::NotChecked) => Some("aw-bad"),
            _ => None,
        }
    }

    /// Other words are in another element: one that a translator has put its own text into would not
    /// change with ours.
    fn words(&self) -> Html {
        match self.progress {
            Progress::Idle => Html::default(),
            Progress::Sending => {
                let words = self.messages.get(Message::Sending);
                html! { <p key="sending">{ words }</p> }
            }
            Progress::Free(message) => {
                let words = self.messages.get(*message);
                html! { <p key={words}>{ words }</p> }
            }
            Progress::Ended(outcome) => {
                let reasons = match outcome {
                    Outcome::Refused { reasons, .. } => reasons.as_slice(),
                    _ => &[],
                };
                html! {
                    <>
                        <p key={outcome.name()}>{ outcome.words(self.messages, |it| intl::delay(self.lang, it)) }</p>
                        { for reasons.iter().map(|reason| html! { <p dir="auto">{ reason }</p> }) }
                    </>
                }
            }
        }
    }

    fn next_step(&self) -> Html {
        match self.progress {
            Progress::Ended(Outcome::Published { link: Some(link) }) => html! {
                <a href={link.clone()}>{ self.messages.get(Message::ViewComment) }</a>
            },
            Progress::Ended(Outcome::SignIn) => self.sign_in.clone(),
            // Once it is pressed the button stays, and with it the focus.
            Progress::Ended(Outcome::Closed | Outcome::Misconfigured)
            | Progress::Free(Message::CommentCopied | Message::CommentNotCopied) => {
                let onclick = self.on_copy.reform(|_: MouseEvent| ());
                html! {
                    <button type="button" class="aw-copy" {onclick}>
                        { self.messages.get(Message::CopyComment) }
                    </button>
                }
            }
            _ => Html::default(),
        }
    }
}
