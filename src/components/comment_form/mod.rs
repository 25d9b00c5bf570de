//! The comment form.

mod changes;
mod check;
mod controls;
pub mod drafts;
mod events;
mod extras;
pub mod field;
mod field_view;
mod keys;
pub mod preview;
mod restore;
mod state;
mod status;
mod subject;
mod submit;
mod transport;
mod view;

pub use events::Msg;

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Interval;
use web_sys::Node;
use yew::prelude::*;

use crate::components::comment_form::drafts::{BrowserDraft, BrowserStorage};
use crate::components::comment_form::state::{FieldState, SendState, TypingFastPath};
use crate::hydration;
use article_widget_core::comments::before_send::BeforeSend;
use article_widget_core::comments::options::CommentOptions;
use article_widget_core::comments::outcome::Outcome;
use article_widget_core::comments::saved_author::SavedAuthor;
use article_widget_core::messages::Messages;
use article_widget_dom::input_events::InputListener;
use article_widget_dom::online::OnlineListener;
use article_widget_dom::storage::StorageArea;

/// Props of [`CommentForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Options of the comment form.
    pub options: Rc<CommentOptions>,
    /// The article's canonical URL. Default: the page's URL.
    #[prop_or_default]
    pub url: Option<AttrValue>,
    /// The article's headline. Default: the page's title.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// BCP 47 tag of the user interface's language.
    pub lang: AttrValue,
    /// User interface messages.
    pub messages: Messages,
    /// Heading level, 1 to 6.
    pub heading_level: u8,
    /// Prefix of every generated `id`.
    pub id_prefix: AttrValue,
    /// Called before each comment is sent.
    #[prop_or_default]
    pub before_send: Option<BeforeSend>,
    /// Called with the outcome of each attempt to send a comment.
    #[prop_or_default]
    pub on_outcome: Callback<Outcome>,
}

/// A form for one comment. Its controls are uncontrolled: the DOM alone holds their values, so that no
/// render can overwrite them.
#[derive(Default)]
pub struct CommentForm {
    /// State of each field.
    fields: Vec<FieldState>,
    remember: NodeRef,
    honeypot: NodeRef,
    form: NodeRef,
    /// Field to focus after the next render.
    focus_after_render: Option<usize>,
    send_state: SendState,
    /// The saved draft. `None` before the form is on the page.
    drafts: Option<BrowserDraft>,
    draft_restored: bool,
    /// Number of characters left, near the limit.
    characters_left: Option<i64>,
    /// Name and text of a comment that awaits moderation.
    pending_comment: Option<(String, String)>,
    /// Name and text of the open preview.
    preview: Option<(String, String)>,
    /// Seconds until the reader may submit again.
    wait_seconds: u32,
    wait_timer: Option<Interval>,
    /// End of the waiting time, in milliseconds since the Unix epoch.
    wait_end_ms: f64,
    /// Time at which the form appeared, in milliseconds since the Unix epoch.
    shown_at_ms: f64,
    /// The `<form>` that was prepared last. A node, because Yew may call `rendered` once for two renders,
    /// between which another form has replaced it.
    prepared_form: Option<Node>,
    /// Whether a pointer is down on the form.
    is_pressed: bool,
    /// Field that lost the focus while a pointer was down, to be validated after the click.
    deferred_blur: Option<usize>,
    online_listener: Option<OnlineListener>,
    input_listener: Option<InputListener>,
    fast_path: Rc<TypingFastPath>,
    /// Whether an input event has fired whose message has not arrived yet.
    has_unhandled_input: Rc<Cell<bool>>,
    /// Whether a warning about the endpoint was logged: once is enough.
    has_warned: bool,
}

/// Returns the endpoint's URL. Empty without an endpoint.
fn endpoint_url(props: &Props) -> &str {
    let endpoint = props.options.endpoint.as_ref();
    endpoint.map_or("", |endpoint| &endpoint.url)
}

/// Returns the store of the author's details for the endpoint's origin.
fn saved_author(props: &Props) -> SavedAuthor<BrowserStorage> {
    SavedAuthor::new(BrowserStorage(StorageArea::Local), endpoint_url(props))
}

impl Component for CommentForm {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let fields = ctx.props().options.fields.iter();
        Self {
            fields: fields.map(|_| FieldState::default()).collect(),
            ..Self::default()
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        self.apply_props(ctx.props(), old);
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        let props = ctx.props();
        if first_render {
            let link = ctx.link().clone();
            self.online_listener =
                Some(OnlineListener::new(move || link.send_message(Msg::Online)));
        }
        if let Some(form) = self.form.get() {
            let link = ctx.link().clone();
            if !hydration::when_connected(&form, move || link.send_message(Msg::Mounted)) {
                return;
            }
        }
        self.listen(ctx);
        if self.prepare_restored(props) {
            // Render again, instead of changing Yew's elements directly.
            ctx.link().send_message(Msg::Restored);
        }
        if let Some(control) = self
            .focus_after_render
            .take()
            .and_then(|index| self.control(index))
        {
            let _ = control.focus();
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.fast_path.end();
        self.handle(ctx, msg)
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        // Save now, while the control can still be read.
        match &self.drafts {
            Some(drafts) if self.has_unhandled_input.get() => {
                drafts.schedule_save();
            }
            Some(_) => {}
            None => self.keep_unconfirmed(ctx.props()),
        }
        self.flush_draft();
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.section(ctx)
    }
}
