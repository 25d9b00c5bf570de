//! What can happen to the form, and what it does then.

use web_sys::Node;
use yew::prelude::*;

use crate::components::comment_form::state::SendState;
use crate::components::comment_form::{CommentForm, Props, saved_author};
use article_widget_core::comments::before_send::{AddedFields, NotSent};
use article_widget_core::comments::comment::Comment;
use article_widget_core::comments::outcome::Outcome;
use article_widget_core::diagnostics::Diagnostic;
use article_widget_core::messages::Message;
use article_widget_dom::{document, web_share};

/// Messages of the component.
pub enum Msg {
    /// It is on the page now.
    Mounted,
    /// What belongs into it was put back, and the script checks and sends it from now on.
    Restored,
    /// What is in a control was edited.
    Edited(Node),
    /// A field was left.
    Blurred(usize),
    /// A mouse or a finger has come down on the form.
    Pressed,
    /// What it was on is clicked.
    Clicked,
    /// The box that asks to remember the details was ticked or unticked.
    Remember,
    /// The restored draft is not wanted.
    Discard,
    /// The preview is to be opened, or closed.
    Preview,
    /// The form was submitted.
    Submitted,
    /// The form was reset.
    Reset,
    /// The host takes its time to say what it adds.
    Waiting,
    /// The host has said what it adds, or that the comment is not to be sent.
    BeforeSendResolved(Box<Comment>, Result<AddedFields, NotSent>),
    /// An attempt to send this comment has ended.
    Ended(Box<Comment>, Outcome, Option<Diagnostic>),
    /// A second of waiting is over.
    Tick,
    /// There is a connection again.
    Online,
    /// The comment is to be copied.
    Copy,
    /// It was copied, or could not be.
    Copied(bool),
}

impl CommentForm {
    /// Handles a message; true where the form has to be rendered again.
    pub(super) fn handle(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let props = ctx.props();
        match msg {
            Msg::Mounted | Msg::Restored | Msg::Waiting => true,
            Msg::Edited(control) => self.on_edit(props, &control),
            Msg::Blurred(index) => self.blur(props, index),
            Msg::Pressed => self.press(),
            Msg::Clicked => self.click(props),
            Msg::Remember => self.remember_changed(props),
            Msg::Discard => self.discard(props),
            Msg::Preview => self.toggle_preview(props),
            Msg::Submitted => self.submit_now(ctx),
            Msg::Reset => self.reset(),
            Msg::BeforeSendResolved(comment, result) => self.before_send(ctx, *comment, result),
            Msg::Ended(comment, outcome, diagnostic) => {
                self.finish(ctx, &comment, outcome, diagnostic)
            }
            Msg::Tick => self.tick(),
            Msg::Online => self.online(),
            Msg::Copy => self.copy(ctx),
            Msg::Copied(is_copied) => self.copied(props, is_copied),
        }
    }

    /// Checks a field that was left; later while the mouse or a finger is down, because a message that came up
    /// now would move what is about to be clicked.
    fn blur(&mut self, props: &Props, index: usize) -> bool {
        if self.is_pressed {
            self.deferred_blur = Some(index);
            return false;
        }
        self.on_blur(props, index)
    }

    fn press(&mut self) -> bool {
        self.is_pressed = true;
        false
    }

    fn click(&mut self, props: &Props) -> bool {
        self.is_pressed = false;
        let deferred = self.deferred_blur.take();
        deferred.is_some_and(|index| self.on_blur(props, index))
    }

    fn remember_changed(&self, props: &Props) -> bool {
        if !self.is_checked(&self.remember) {
            saved_author(props).forget();
        }
        false
    }

    fn discard(&mut self, props: &Props) -> bool {
        self.discard_draft();
        self.set_value(props, "comment", "");
        self.draft_restored = false;
        self.send_state = SendState::Free(Message::DraftDiscarded);
        self.focus_after_render = props.options.fields.position("comment");
        true
    }

    fn toggle_preview(&mut self, props: &Props) -> bool {
        self.preview = match self.preview {
            None => Some((self.value(props, "name"), self.comment(props))),
            Some(_) => None,
        };
        true
    }

    fn submit_now(&mut self, ctx: &Context<Self>) -> bool {
        // What is pressed while the page loads may come before the form is rendered on the page.
        self.prepare_restored(ctx.props());
        // An attempt begins with its text saved, and nothing of it left to be saved later.
        self.flush_draft();
        self.submit(ctx)
    }

    /// Forgets what is known of the controls, which the browser has emptied.
    fn reset(&mut self) -> bool {
        self.discard_draft();
        for field in &mut self.fields {
            field.error = None;
            field.edited = false;
        }
        if self.send_state != SendState::Sending {
            self.send_state = SendState::Idle;
        }
        self.draft_restored = false;
        self.characters_left = None;
        self.pending_comment = None;
        self.preview = None;
        true
    }

    fn before_send(
        &mut self,
        ctx: &Context<Self>,
        comment: Comment,
        result: Result<AddedFields, NotSent>,
    ) -> bool {
        match result {
            Ok(added) => self.send(ctx, Comment { added, ..comment }),
            Err(NotSent::Prevented) => self.send_state = SendState::Idle,
            // The site is not to blame: it has never seen the comment.
            Err(NotSent::Failed) => {
                ctx.props().on_outcome.emit(Outcome::Refused {
                    fields: Vec::new(),
                    reasons: Vec::new(),
                });
                self.send_state = SendState::Free(Message::NotChecked);
            }
        }
        true
    }

    /// Counts down the seconds to wait.
    fn tick(&mut self) -> bool {
        // A page that was asleep has missed seconds.
        let left = ((self.wait_end_ms - document::now_ms()) / 1_000.0)
            .ceil()
            .max(0.0) as u32;
        self.wait_seconds = left.min(self.wait_seconds.saturating_sub(1));
        if self.wait_seconds == 0 {
            self.wait_timer = None;
            self.send_state = SendState::Free(Message::WaitOver);
        }
        true
    }

    fn online(&mut self) -> bool {
        let was_offline = self.send_state == SendState::Ended(Outcome::Offline);
        if was_offline {
            self.send_state = SendState::Free(Message::Online);
        }
        was_offline
    }

    fn copy(&self, ctx: &Context<Self>) -> bool {
        let comment = self.comment(ctx.props());
        ctx.link()
            .send_future(async move { Msg::Copied(web_share::copy(&comment).await) });
        false
    }

    fn copied(&mut self, props: &Props, is_copied: bool) -> bool {
        if !is_copied && let Some(control) = self.control_named(props, "comment") {
            let _ = control.focus();
            control.select();
        }
        self.send_state = SendState::Free(if is_copied {
            Message::CommentCopied
        } else {
            Message::CommentNotCopied
        });
        true
    }
}
