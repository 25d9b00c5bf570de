//! Messages of the comment form and their handlers.

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
    /// The form is connected to the document.
    Mounted,
    /// The draft and the author's details are restored. From now on the script validates and submits the form.
    Restored,
    /// The value of a control was edited.
    Edited(Node),
    /// A field lost the focus.
    Blurred(usize),
    /// A pointer was pressed on the form.
    Pressed,
    /// The form was clicked.
    Clicked,
    /// The "remember" checkbox changed.
    Remember,
    /// The reader discards the restored draft.
    Discard,
    /// The reader opens or closes the preview.
    Preview,
    /// The reader submits the form.
    Submitted,
    /// The form was reset.
    Reset,
    /// The host's `before_send` is still pending.
    Waiting,
    /// The host's `before_send` has resolved.
    BeforeSendResolved(Box<Comment>, Result<AddedFields, NotSent>),
    /// An attempt to send this comment has ended.
    Ended(Box<Comment>, Outcome, Option<Diagnostic>),
    /// A second of the waiting time has passed.
    Tick,
    /// The browser is online again.
    Online,
    /// The reader copies the comment.
    Copy,
    /// Copying has succeeded or failed.
    Copied(bool),
}

impl CommentForm {
    /// Handles a message. Returns whether to render.
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

    /// Validates a field on blur. While a pointer is down this waits for the click, because an error
    /// message would move the click's target.
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
        // The reader may submit before the form has been prepared.
        self.prepare_restored(ctx.props());
        // Save the text before the attempt, so that no scheduled save is left.
        self.flush_draft();
        self.submit(ctx)
    }

    /// Resets the form's state; the browser has already emptied the controls.
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
            // The endpoint never received the comment, so the message does not blame it.
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

    /// Updates the remaining waiting time every second.
    fn tick(&mut self) -> bool {
        // Timers do not run while the page is suspended.
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
